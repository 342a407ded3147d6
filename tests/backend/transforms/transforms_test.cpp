#include "backend/change/value.h"
#include "backend/transforms/transform.h"
#include "tests/backend/formats/columns.h"
#include "tests/support/made_row.h"

#include <QTest>

using namespace sluice;
using config::Node;
using test::columnsSchema;
using test::MadeRow;

namespace {

Node text(std::string value) {
    Node node;
    node.value = std::move(value);
    node.line = 12;
    return node;
}
Node list(const std::vector<std::string>& values) {
    Node::List items;
    for (const auto& value : values) items.push_back(text(value));
    Node node;
    node.value = std::move(items);
    node.line = 12;
    return node;
}
Node table(Node::Table members) {
    Node node;
    node.value = std::move(members);
    node.line = 11;
    return node;
}

Result<std::shared_ptr<const Transform>> make(std::string_view kind, Node::Table options) {
    options.insert(options.begin(), {"kind", text(std::string(kind))});
    for (const auto* known : transforms::all())
        if (known->kind == kind) return known->make(table(std::move(options)), config::Secrets());
    return halt("no such kind");
}

QString errorOf(const Result<std::shared_ptr<const Transform>>& made) {
    return made ? QString() : QString::fromStdString(made.error().message);
}

std::vector<std::string> namesOf(const SchemaPtr& schema) {
    std::vector<std::string> names;
    for (const auto& column : schema->columns) names.push_back(column.name);
    return names;
}

QByteArray textOf(const Cell& cell) {
    std::string scratch, out;
    const auto value = readValue(cell, scratch);
    if (!value) return "! " + QByteArray::fromStdString(value.error().message);
    if (value->type == Value::Type::Null) return "NULL";
    if (value->type == Value::Type::Absent) return "-";
    appendText(*value, *cell.type, out);
    return QByteArray::fromStdString(out);
}

/// Plans, edits and plans the row as the job does.
Result<Verdict> run(const Transform& transform, const SchemaPtr& schema, Row& row, Batch& batch, Planned& planned) {
    auto made = transform.plan(schema);
    if (!made) return forward(made);
    planned = *made;
    row.plan(schema.get(), nullptr);
    Result<Verdict> verdict = Verdict::Keep;
    if (planned.edit) verdict = planned.edit->apply(row, batch);
    row.plan(planned.schema.get(), planned.columns.get());
    return verdict;
}

const auto customers =
    columnsSchema({{"id", "int"}, {"email", "varchar(190)"}, {"age", "int"}, {"doc", "json"}}, 1, "shop", "customers");

}  // namespace

class TransformsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allKindsDescribeThemselves();
    void dropLeavesColumnsOut();
    void dropKeepsTheKeyInItsPlace();
    void dropRefusesKeyColumns();
    void renameGivesNewNames();
    void renameRefusesTwoColumnsOfOneName();
    void otherTablesStayAsTheyAre();
    void aNamedTableMustHaveTheColumn();
    void withoutTablesAColumnMayBeMissing();
    void maskPutsItsTextInBothImages();
    void maskKeepsATypeThatFits_data();
    void maskKeepsATypeThatFits();
    void maskRefusesKeyColumns();
    void hashIsTheHmacOfTheText();
    void hashIsOneForTypedAndUntyped();
    void hashMayHideAKey();
    void refusesWrongOptions_data();
    void refusesWrongOptions();
};

void TransformsTest::allKindsDescribeThemselves() {
    std::vector<std::string_view> kinds;
    for (const auto* kind : transforms::all()) {
        kinds.push_back(kind->kind);
        QVERIFY(!kind->summary.empty());
        QVERIFY(!kind->options().empty());
    }
    for (const auto wanted : {"drop", "filter", "mask", "rename"})
        QVERIFY(std::find(kinds.begin(), kinds.end(), wanted) != kinds.end());
}

void TransformsTest::dropLeavesColumnsOut() {
    const auto drop = make("drop", {{"columns", list({"email", "doc"})}});
    QVERIFY(drop.has_value());
    MadeRow made(customers, Op::Insert, std::nullopt, MadeRow::Image{"1", "a@b", "42", "{}"});
    Batch batch;
    Planned planned;
    QCOMPARE(*run(**drop, customers, made.row(), batch, planned), Verdict::Keep);
    QVERIFY(!planned.edit);
    QCOMPARE(namesOf(planned.schema), (std::vector<std::string>{"id", "age"}));
    QCOMPARE(textOf(made.row().after(1)), QByteArray("42"));
}

void TransformsTest::dropKeepsTheKeyInItsPlace() {
    auto schema = std::make_shared<TableSchema>(*columnsSchema({{"a", "int"}, {"b", "int"}, {"c", "int"}}, 0));
    schema->key = {2, 1};
    const auto drop = make("drop", {{"columns", list({"a"})}});
    const auto planned = (*drop)->plan(schema);
    QVERIFY(planned.has_value());
    QCOMPARE(planned->schema->key, (std::vector<std::size_t>{1, 0}));
}

void TransformsTest::dropRefusesKeyColumns() {
    const auto drop = make("drop", {{"columns", list({"id"})}});
    const auto planned = (*drop)->plan(customers);
    QVERIFY(!planned.has_value());
    QVERIFY(planned.error().message.find("shop.customers.id is part of the key") != std::string::npos);
}

void TransformsTest::renameGivesNewNames() {
    const auto rename = make("rename", {{"columns", table({{"email", text("mail")}})}});
    QVERIFY2(rename.has_value(), qPrintable(errorOf(rename)));
    const auto planned = (*rename)->plan(customers);
    QCOMPARE(namesOf(planned->schema), (std::vector<std::string>{"id", "mail", "age", "doc"}));
    QVERIFY(!planned->edit);
    QVERIFY(!planned->columns);
    QCOMPARE(planned->schema->key, customers->key);
}

void TransformsTest::renameRefusesTwoColumnsOfOneName() {
    const auto rename = make("rename", {{"columns", table({{"email", text("age")}})}});
    const auto planned = (*rename)->plan(customers);
    QVERIFY(!planned.has_value());
    QVERIFY(planned.error().message.find("two columns age") != std::string::npos);
    const auto swap = make("rename", {{"columns", table({{"email", text("age")}, {"age", text("email")}})}});
    QCOMPARE(namesOf((*swap)->plan(customers)->schema), (std::vector<std::string>{"id", "age", "email", "doc"}));
}

void TransformsTest::otherTablesStayAsTheyAre() {
    const auto drop = make("drop", {{"columns", list({"email"})}, {"tables", list({"shop.*", "!shop.cust*"})}});
    const auto planned = (*drop)->plan(customers);
    QCOMPARE(planned->schema.get(), customers.get());
    QVERIFY(!planned->columns);
}

void TransformsTest::aNamedTableMustHaveTheColumn() {
    const auto drop = make("drop", {{"columns", list({"emial"})}, {"tables", list({"shop.customers"})}});
    const auto planned = (*drop)->plan(customers);
    QVERIFY(!planned.has_value());
    QCOMPARE(planned.error().remedy, Remedy::Halt);
    QVERIFY(planned.error().message.find("shop.customers has no column emial") != std::string::npos);
}

void TransformsTest::withoutTablesAColumnMayBeMissing() {
    const auto drop = make("drop", {{"columns", list({"emial"})}});
    QCOMPARE((*drop)->plan(customers)->schema.get(), customers.get());
}

void TransformsTest::maskPutsItsTextInBothImages() {
    const auto mask = make("mask", {{"columns", list({"email", "age"})}, {"with", text("****")}});
    MadeRow made(customers, Op::Update, MadeRow::Image{"1", "a@b", "42", "{}"},
                 MadeRow::Image{"1", "c@d", std::nullopt, "\x01"});
    Batch batch;
    Planned planned;
    QCOMPARE(*run(**mask, customers, made.row(), batch, planned), Verdict::Keep);
    QCOMPARE(textOf(made.row().before(1)), QByteArray("****"));
    QCOMPARE(textOf(made.row().after(1)), QByteArray("****"));
    QCOMPARE(textOf(made.row().before(2)), QByteArray("****"));
    QCOMPARE(textOf(made.row().after(2)), QByteArray("NULL"));
    QCOMPARE(textOf(made.row().after(3)), QByteArray("-"));
    QCOMPARE(textOf(made.row().after(0)), QByteArray("1"));
}

void TransformsTest::maskKeepsATypeThatFits_data() {
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("with");
    QTest::addColumn<bool>("keeps");
    QTest::newRow("text") << "varchar(190)" << "****" << true;
    QTest::newRow("number") << "int" << "0" << true;
    QTest::newRow("text in a number") << "int" << "****" << false;
    QTest::newRow("date") << "date" << "1900-01-01" << true;
    QTest::newRow("text in a document") << "json" << "****" << false;
    QTest::newRow("text in an enum") << "enum('a')" << "****" << false;
    QTest::newRow("text too long") << "varchar(3)" << "****" << false;
}

void TransformsTest::maskKeepsATypeThatFits() {
    QFETCH(QString, sql);
    QFETCH(QString, with);
    QFETCH(bool, keeps);
    const auto schema = columnsSchema({{"id", "int"}, {"x", sql.toStdString()}});
    const auto mask = make("mask", {{"columns", list({"x"})}, {"with", text(with.toStdString())}});
    const auto planned = (*mask)->plan(schema);
    QVERIFY(planned->edit);
    QCOMPARE(planned->schema->columns[1].type == schema->columns[1].type, keeps);
    if (!keeps) QCOMPARE(planned->schema->columns[1].type.kind, Kind::Text);
}

void TransformsTest::maskRefusesKeyColumns() {
    const auto mask = make("mask", {{"columns", list({"id"})}, {"with", text("0")}});
    const auto planned = (*mask)->plan(customers);
    QVERIFY(!planned.has_value());
    QVERIFY(planned.error().message.find("part of the key") != std::string::npos);
}

void TransformsTest::hashIsTheHmacOfTheText() {
    // RFC 4231, test case 2.
    const auto mask =
        make("mask", {{"columns", list({"email"})}, {"hash", text("sha256")}, {"salt", text("plain:Jefe")}});
    QVERIFY2(mask.has_value(), qPrintable(errorOf(mask)));
    for (int round = 0; round < 2; ++round) {
        MadeRow made(customers, Op::Insert, std::nullopt,
                     MadeRow::Image{"1", "what do ya want for nothing?", "42", std::nullopt});
        Batch batch;
        Planned planned;
        QVERIFY(run(**mask, customers, made.row(), batch, planned).has_value());
        QCOMPARE(textOf(made.row().after(1)),
                 QByteArray("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
        QCOMPARE(planned.schema->columns[1].type.sql, std::string("varchar(64)"));
    }
}

void TransformsTest::hashIsOneForTypedAndUntyped() {
    const auto mask = make("mask", {{"columns", list({"x"})}, {"hash", text("sha256")}, {"salt", text("plain:k")}});
    const auto typed = columnsSchema({{"id", "int"}, {"x", "varchar(9)"}});
    const auto untyped = columnsSchema({{"id", "int"}, {"x", "?"}});
    MadeRow known(typed, Op::Insert, std::nullopt, MadeRow::Image{"1", "ä"});
    const std::string token = R"("\u00e4")";
    Slot slots[2];
    slots[0] = {"1", 1, Presence::Value, Wire::Json};
    slots[1] = {token.data(), static_cast<std::uint32_t>(token.size()), Presence::Value, Wire::Json};
    Origin origin;
    Row unknown(untyped.get(), &origin, Op::Insert, {}, slots);
    Batch batch;
    Planned first, second;
    QVERIFY(run(**mask, typed, known.row(), batch, first).has_value());
    QVERIFY(run(**mask, untyped, unknown, batch, second).has_value());
    QCOMPARE(textOf(unknown.after(1)), textOf(known.row().after(1)));
    QCOMPARE(textOf(unknown.after(1)).size(), qsizetype{64});
}

void TransformsTest::hashMayHideAKey() {
    const auto mask = make("mask", {{"columns", list({"id"})}, {"hash", text("sha256")}, {"salt", text("plain:k")}});
    const auto planned = (*mask)->plan(customers);
    QVERIFY(planned.has_value());
    QCOMPARE(planned->schema->key, customers->key);
    QCOMPARE(planned->schema->columns[0].type.kind, Kind::Text);
}

void TransformsTest::refusesWrongOptions_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("says");
    QTest::newRow("unknown key") << "drop" << "colums" << "x" << "line:12: drop.colums is not an option";
    QTest::newRow("no columns") << "drop" << "tables" << "" << "has no `columns`";
    QTest::newRow("mask without a way") << "mask" << "columns" << "" << "needs either `with";
    QTest::newRow("mask with both") << "mask" << "with+hash" << "" << "needs either `with";
    QTest::newRow("hash without a salt") << "mask" << "hash" << "sha256" << "no `salt`";
    QTest::newRow("another hash") << "mask" << "hash" << "md5" << "Choose one of: sha256";
    QTest::newRow("salt in the open") << "mask" << "salt" << "abc" << "line:12: mask.salt";
    QTest::newRow("salt empty") << "mask" << "salt" << "plain:" << "is empty";
    QTest::newRow("table without a database") << "rename" << "tables" << "orders" << "line:12: rename.tables";
}

void TransformsTest::refusesWrongOptions() {
    QFETCH(QString, kind);
    QFETCH(QString, option);
    QFETCH(QString, value);
    QFETCH(QString, says);
    Node::Table options;
    const auto add = [&](const char* key, Node node) { options.push_back({key, std::move(node)}); };
    if (option == "colums") add("colums", list({"x"}));
    if (kind == "mask") add("columns", list({"x"}));
    if (kind == "rename") add("columns", table({{"a", text("b")}}));
    if (option == "with+hash") {
        add("with", text("x"));
        add("hash", text("sha256"));
    }
    if (option == "hash") add("hash", text(value.toStdString()));
    if (option == "salt") {
        add("hash", text("sha256"));
        add("salt", text(value.toStdString()));
    }
    if (option == "tables") add("tables", list({value.isEmpty() ? "a.b" : value.toStdString()}));
    const auto error = errorOf(make(kind.toStdString(), std::move(options)));
    QVERIFY2(error.contains(says), qPrintable(error));
    QVERIFY2(value != "abc" || !error.contains("abc"), qPrintable(error));
}

QTEST_GUILESS_MAIN(TransformsTest)
#include "transforms_test.moc"
