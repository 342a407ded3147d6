#include "backend/transforms/filter/parser.h"
#include "backend/transforms/filter/scalar.h"
#include "backend/transforms/transform.h"
#include "tests/backend/formats/columns.h"
#include "tests/support/made_row.h"

#include <random>

#include <QTest>

using namespace sluice;
using config::Node;
using test::columnsSchema;
using test::MadeRow;

namespace {

using Image = std::optional<MadeRow::Image>;

const auto orders = columnsSchema({{"id", "bigint unsigned"},
                                   {"status", "varchar(20)"},
                                   {"total", "decimal(14,4)"},
                                   {"rate", "double"},
                                   {"placed", "datetime(6)"},
                                   {"window", "time"},
                                   {"flag", "bit(1)"},
                                   {"note", "varchar(20)"},
                                   {"doc", "json"}});

Result<std::shared_ptr<const Transform>> filter(const std::string& where, const std::vector<std::string>& tables = {}) {
    Node::Table options;
    const auto text = [](const std::string& value) {
        Node node;
        node.value = value;
        node.line = 7;
        return node;
    };
    options.push_back({"kind", text("filter")});
    options.push_back({"where", text(where)});
    if (!tables.empty()) {
        Node::List items;
        for (const auto& table : tables) items.push_back(text(table));
        Node list;
        list.value = std::move(items);
        options.push_back({"tables", std::move(list)});
    }
    Node node;
    node.value = std::move(options);
    node.line = 6;
    for (const auto* kind : transforms::all())
        if (kind->kind == "filter") return kind->make(node, config::Secrets());
    return halt("no filter");
}

/// The verdict on a row, or its error.
QString verdictOf(const std::string& where, const SchemaPtr& schema, Op op, const Image& before, const Image& after) {
    const auto transform = filter(where);
    if (!transform) return "! " + QString::fromStdString(transform.error().message);
    const auto planned = (*transform)->plan(schema);
    if (!planned) return "! " + QString::fromStdString(planned.error().message);
    if (!planned->edit) return "untouched";
    MadeRow made(schema, op, before, after);
    Batch batch;
    const auto verdict = planned->edit->apply(made.row(), batch);
    if (!verdict) return "! " + QString::fromStdString(verdict.error().message);
    switch (*verdict) {
        case Verdict::Keep:
            return "keep";
        case Verdict::Drop:
            return "drop";
        case Verdict::AsInsert:
            return "insert";
        case Verdict::AsDelete:
            return "delete";
    }
    return {};
}

MadeRow::Image order() {
    return {"18446744073709551615", "paid", "12.5000", "0.25", "2026-11-23 09:30:00.000000", "08:30:00", "1",
            std::nullopt,           "{}"};
}

}  // namespace

class FilterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void judgesRows_data();
    void judgesRows();
    void refusesWhatItCannotRead_data();
    void refusesWhatItCannotRead();
    void refusesWhatDoesNotFitTheTable_data();
    void refusesWhatDoesNotFitTheTable();
    void updatesCrossTheBorder_data();
    void updatesCrossTheBorder();
    void absentColumns_data();
    void absentColumns();
    void judgesUntypedTokens_data();
    void judgesUntypedTokens();
    void tablesWithoutTheColumnAreLeftAlone();
    void tablesThatAreNamedMustHaveTheColumn();
    void likeFollowsSql_data();
    void likeFollowsSql();
    void garbageNeverCrashes();
};

void FilterTest::judgesRows_data() {
    QTest::addColumn<QString>("where");
    QTest::addColumn<bool>("keeps");
    const auto row = [](const char* where, bool keeps) { QTest::newRow(where) << QString(where) << keeps; };
    row("status = 'paid'", true);
    row("status <> 'paid'", false);
    row("status != 'new'", true);
    row("status = \"paid\"", true);
    row("`status` = 'paid'", true);
    row("status = 'PAID'", false);
    row("'paid' = status", true);
    row("status = 'it''s' OR status = 'paid'", true);
    row("status IN ('new', 'paid')", true);
    row("status NOT IN ('new', 'paid')", false);
    row("status LIKE 'p%'", true);
    row("status NOT LIKE '_a%'", false);
    row("status BETWEEN 'a' AND 'q'", true);
    row("id = 18446744073709551615", true);
    row("id > 18446744073709551614", true);
    row("id < 18446744073709551616", true);
    row("id > -1", true);
    row("total = 12.5", true);
    row("total > 12.4999", true);
    row("total BETWEEN 12 AND 12.5", true);
    row("total NOT BETWEEN 12 AND 12.5", false);
    row("total = '12.50'", true);
    row("total < id", true);
    row("rate = 0.25", true);
    row("rate >= .3", false);
    row("flag = TRUE", true);
    row("flag = 0", false);
    row("placed >= '2026-11-23'", true);
    row("placed < '2026-11-23 09:30:00'", false);
    row("placed = '2026-11-23T09:30:00Z'", true);
    row("window > '-01:00:00'", true);
    row("note IS NULL", true);
    row("note IS NOT NULL", false);
    row("doc IS NULL", false);
    row("note = 'x'", false);
    row("NOT note = 'x'", false);
    row("note = 'x' OR status = 'paid'", true);
    row("note = 'x' AND status = 'paid'", false);
    row("NOT (note = 'x' AND status = 'new')", true);
    row("note IN ('x')", false);
    row("status = 'paid' AND (total > 100 OR id > 1)", true);
    row("status = 'new' OR status = 'paid' AND total > 100", false);
    row("not status = 'new' and total > 1", true);
}

void FilterTest::judgesRows() {
    QFETCH(QString, where);
    QFETCH(bool, keeps);
    QCOMPARE(verdictOf(where.toStdString(), orders, Op::Insert, std::nullopt, order()),
             QString(keeps ? "keep" : "drop"));
}

void FilterTest::refusesWhatItCannotRead_data() {
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* where, const char* says) {
        QTest::newRow(where) << QString(where) << QString(says);
    };
    row("", "line:7: filter.where, it is empty");
    row("status", "column 7: expected a comparison, as = or IS NULL, not the end");
    row("status =", "column 9: expected a column or a value, not the end");
    row("status = 'a", "column 10: this text has no end");
    row("`status = 1", "column 1: this name has no end");
    row("status = NULL", "Write IS NULL");
    row("status = 'a' AND", "column 17: expected a column or a value");
    row("status = 'a' status", "column 14: expected AND, OR or the end, not status");
    row("(status = 'a'", "column 14: expected a closing parenthesis");
    row("status IN 'a'", "expected a list in parentheses");
    row("status LIKE total", "expected a pattern in single quotes");
    row("total BETWEEN 1", "AND and the upper bound");
    row("status IS 'a'", "column 11: expected NULL");
    row("status NOT 'a'", "expected IN, LIKE or BETWEEN");
    row("total = 1e5", "column 9: this is no number");
    row("total = 1.2.3", "this is no number");
    row("status = 'a'; DROP", "column 13: ; means nothing here");
}

void FilterTest::refusesWhatItCannotRead() {
    QFETCH(QString, where);
    QFETCH(QString, says);
    const auto made = filter(where.toStdString());
    QVERIFY(!made.has_value());
    QCOMPARE(made.error().remedy, Remedy::Halt);
    QVERIFY2(made.error().message.find(says.toStdString()) != std::string::npos, made.error().message.c_str());
}

void FilterTest::refusesWhatDoesNotFitTheTable_data() {
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* where, const char* says) {
        QTest::newRow(where) << QString(where) << QString(says);
    };
    row("total = 'much'", "total is decimal(14,4); compare it with a number, not with much");
    row("status = 5", "status is varchar(20); compare it with text in single quotes, not with 5");
    row("placed > 'soon'", "compare it with a date in single quotes");
    row("window = '2026-11-23'", "compare it with a time");
    row("total LIKE '1%'", "LIKE judges text");
    row("status = total", "column 10: total (decimal(14,4)) cannot be compared with status (varchar(20))");
    row("1 = 1", "compares two values and no column");
    row("doc = '{}'", "only IS NULL can judge");
}

void FilterTest::refusesWhatDoesNotFitTheTable() {
    QFETCH(QString, where);
    QFETCH(QString, says);
    const auto said = verdictOf(where.toStdString(), orders, Op::Insert, std::nullopt, order());
    QVERIFY2(said.startsWith("! line:7: filter.where, column ") && said.contains(says), qPrintable(said));
}

void FilterTest::updatesCrossTheBorder_data() {
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("stays in") << "paid" << "paid" << "keep";
    QTest::newRow("enters") << "new" << "paid" << "insert";
    QTest::newRow("leaves") << "paid" << "new" << "delete";
    QTest::newRow("stays out") << "new" << "new" << "drop";
    QTest::newRow("insert in") << "" << "paid" << "keep";
    QTest::newRow("insert out") << "" << "new" << "drop";
    QTest::newRow("delete in") << "paid" << "" << "keep";
    QTest::newRow("delete out") << "new" << "" << "drop";
}

void FilterTest::updatesCrossTheBorder() {
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, verdict);
    const auto image = [](const QString& status) -> Image {
        if (status.isEmpty()) return std::nullopt;
        auto made = order();
        made[1] = status.toStdString();
        return made;
    };
    const auto op = before.isEmpty() ? Op::Insert : after.isEmpty() ? Op::Delete : Op::Update;
    QCOMPARE(verdictOf("status = 'paid'", orders, op, image(before), image(after)), verdict);
}

void FilterTest::absentColumns_data() {
    QTest::addColumn<QString>("where");
    QTest::addColumn<int>("op");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char* name, const char* where, Op op, const char* verdict) {
        QTest::newRow(name) << QString(where) << static_cast<int>(op) << QString(verdict);
    };
    row("insert that does not say", "note = 'x'", Op::Insert, "! shop.orders: the row does not say all of note");
    row("absent is not NULL", "note IS NULL", Op::Insert, "! shop.orders: the row does not say all of note");
    row("decided without it", "status = 'paid' OR note = 'x'", Op::Insert, "keep");
    row("decided against it", "status = 'new' AND note = 'x'", Op::Insert, "drop");
    row("delete that cannot be judged goes on", "note = 'x'", Op::Delete, "keep");
    row("update: before not known, now in", "status = 'paid'", Op::Update, "keep");
    row("update: before not known, now out", "status = 'new'", Op::Update, "delete");
    row("update: unchanged column stands before", "total = 12.5", Op::Update, "keep");
}

void FilterTest::absentColumns() {
    QFETCH(QString, where);
    QFETCH(int, op);
    QFETCH(QString, verdict);
    auto before = order();
    before[1] = before[7] = "\x01";
    auto after = order();
    after[2] = after[7] = "\x01";
    const auto which = static_cast<Op>(op);
    const auto said = verdictOf(where.toStdString(), orders, which, which == Op::Insert ? Image() : before,
                                which == Op::Delete ? Image() : after);
    QVERIFY2(said.startsWith(verdict), qPrintable(said));
}

void FilterTest::judgesUntypedTokens_data() {
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char* where, const char* verdict) {
        QTest::newRow(where) << QString(where) << QString(verdict);
    };
    row("number > 9007199254740992", "keep");
    row("number = 9007199254740993", "keep");
    row("real < 1", "keep");
    row("text = 'ä'", "keep");
    row("text = 5", "drop");
    row("truth = TRUE", "keep");
    row("nothing IS NULL", "keep");
    row("missing = 'x'", "! shop.orders: the row does not say all of missing");
}

void FilterTest::judgesUntypedTokens() {
    QFETCH(QString, where);
    QFETCH(QString, verdict);
    const auto schema =
        columnsSchema({{"id", "int"}, {"number", "?"}, {"real", "?"}, {"text", "?"}, {"truth", "?"}, {"nothing", "?"}});
    const std::string tokens[] = {"1", "9007199254740993", "1e-3", R"("\u00e4")", "true", "null"};
    Slot slots[6];
    for (std::size_t i = 0; i < 6; ++i)
        slots[i] = {tokens[i].data(), static_cast<std::uint32_t>(tokens[i].size()), Presence::Value, Wire::Json};
    slots[5].presence = Presence::Null;
    Origin origin;
    Row row(schema.get(), &origin, Op::Insert, {}, slots);
    Batch batch;
    const auto planned = (*filter(where.toStdString()))->plan(schema);
    QVERIFY2(planned.has_value(), planned ? "" : planned.error().message.c_str());
    const auto judged = planned->edit->apply(row, batch);
    const auto said = !judged                    ? "! " + QString::fromStdString(judged.error().message)
                      : *judged == Verdict::Keep ? QString("keep")
                                                 : QString("drop");
    QVERIFY2(said.startsWith(verdict), qPrintable(said));
}

void FilterTest::tablesWithoutTheColumnAreLeftAlone() {
    QCOMPARE(verdictOf("nowhere = 1", orders, Op::Insert, std::nullopt, order()), QString("untouched"));
}

void FilterTest::tablesThatAreNamedMustHaveTheColumn() {
    const auto planned = (*filter("total > 1 AND nowhere = 1", {"shop.orders"}))->plan(orders);
    QVERIFY(!planned.has_value());
    QVERIFY2(planned.error().message.find("line:7: filter.where, column 15: shop.orders has no column nowhere") == 0,
             planned.error().message.c_str());
}

void FilterTest::likeFollowsSql_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<bool>("is");
    const auto row = [](const char* text, const char* pattern, bool is) {
        QTest::addRow("%s like %s", text, pattern) << QByteArray(text) << QByteArray(pattern) << is;
    };
    row("", "", true);
    row("", "%", true);
    row("a", "", false);
    row("abc", "a%c", true);
    row("abcabd", "a%d", true);
    row("abc", "a_c", true);
    row("aäc", "a_c", true);
    row("a😀c", "a_c", true);
    row("ac", "a_c", false);
    row("50%", "50\\%", true);
    row("500", "50\\%", false);
    row("a_b", "a\\_b", true);
    row("axb", "a\\_b", false);
    row("aaa", "%a%a%", true);
}

void FilterTest::likeFollowsSql() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, pattern);
    QFETCH(bool, is);
    QCOMPARE(transforms::filter::isLike(text.toStdString(), pattern.toStdString()), is);
}

void FilterTest::garbageNeverCrashes() {
    std::mt19937 random(20261124);
    const char* const parts[] = {"status", "total", "'a'", "\"", "'",       "`",   "(",  ")",   ",",
                                 "=",      "<>",    "<",   "1",  "-2.5",    "AND", "OR", "NOT", "IN",
                                 "LIKE",   "NULL",  "IS",  "%",  "BETWEEN", "\\",  " ",  "ä"};
    std::size_t read = 0, refused = 0;
    for (int round = 0; round < 30'000; ++round) {
        std::string where = random() % 2 ? "status = 'a' " : "";
        for (unsigned i = random() % 10; i > 0; --i) where += std::string(parts[random() % std::size(parts)]) + " ";
        transforms::filter::parseWhere(where) ? ++read : ++refused;
    }
    QVERIFY(read > 0);
    QVERIFY(refused > 0);
    const std::string deep(100'000, '(');
    QVERIFY(!transforms::filter::parseWhere(deep + "a = 1").has_value());
    std::string negations;
    for (int i = 0; i < 100'000; ++i) negations += "NOT ";
    QVERIFY(!transforms::filter::parseWhere(negations + "a = 1").has_value());
}

QTEST_GUILESS_MAIN(FilterTest)
#include "filter_test.moc"
