#include "backend/change/arena_text.h"
#include "backend/change/value.h"
#include "backend/formats/format.h"
#include "backend/formats/json/document.h"
#include "tests/backend/formats/columns.h"
#include "tests/support/made_row.h"

#include <random>

#include <QTest>

using namespace sluice;
using formats::json::DocumentOptions;
using formats::json::Image;
using test::Book;
using test::columnsSchema;
using test::columnType;
using test::MadeRow;

namespace {

QByteArray bytesOf(std::string_view view) {
    return {view.data(), static_cast<int>(view.size())};
}
std::string_view viewOf(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
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

QByteArray document(const Row& row, Image image, const DocumentOptions& options = {}) {
    Arena arena;
    ArenaText out(arena);
    const auto done = formats::json::appendDocument(row, image, options, out);
    return done ? bytesOf(out.view()) : "! " + QByteArray::fromStdString(done.error().message);
}

struct Decoded {
    Batch batch;
    Origin origin;
    QString error;

    Decoded() {
        origin.topic = "shop.orders";
        origin.partition = 0;
        origin.recordOffset = 10;
    }
    void add(const Book& book, const std::optional<QByteArray>& key, const std::optional<QByteArray>& value) {
        const auto done = formats::find("json")->make({})->decode(
            key ? viewOf(*key) : std::string_view(), key.has_value(), value ? viewOf(*value) : std::string_view(),
            value.has_value(), origin, book, batch);
        if (!done) error = QString::fromStdString(done.error().message);
    }
    const Row& row() const { return batch.rows.back(); }
};

}  // namespace
Q_DECLARE_METATYPE(sluice::Wire)

class JsonTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesValues_data();
    void writesValues();
    void aDocumentLeavesOutWhatIsAbsent();
    void aDocumentKeepsItsKey();
    void aDocumentNamesTheColumnAtFault();
    void aDocumentMayBeLong();
    void writesFlatRecords_data();
    void writesFlatRecords();
    void aMovedKeyIsDeleteTombstoneCreate();
    void readsFlatRecords();
    void withoutAnOpARecordIsAnUpsert();
    void withoutAValueARecordIsADelete();
    void withoutAKeyItIsAnInsert();
    void typedTokensAreReadLazily();
    void aTopicNamesItsTable_data();
    void aTopicNamesItsTable();
    void refusesWhatIsNoRecord_data();
    void refusesWhatIsNoRecord();
    void whatWasEncodedIsReadBack();
    void garbageNeverCrashes();
};

void JsonTest::writesValues_data() {
    QTest::addColumn<QString>("sql");
    QTest::addColumn<Wire>("wire");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("decimalsAsNumber");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* sql, QByteArray bytes, QByteArray expected,
                        Wire wire = Wire::Edited, bool number = false) {
        QTest::newRow(name) << QString(sql) << wire << bytes << number << expected;
    };
    row("unsigned 64 bits", "bigint unsigned", "18446744073709551615", "18446744073709551615");
    row("decimal", "decimal(12,2)", "12.50", "\"12.50\"");
    row("decimal as number", "decimal(12,2)", "12.50", "12.50", Wire::Edited, true);
    row("float", "float", "0.1", "0.1");
    row("float of the snapshot", "float", "0.10000000149011612", "0.1", Wire::Select);
    row("double", "double", "0.30000000000000004", "0.30000000000000004");
    row("bit(1)", "bit(1)", "1", "true");
    row("bit(12)", "bit(12)", "2748", "2748");
    row("year", "year", "2026", "2026");
    row("date", "date", "2026-11-23", "\"2026-11-23\"");
    row("date zero", "date", "0000-00-00", "\"0000-00-00\"");
    row("datetime", "datetime(6)", "2026-11-23 09:30:00.123456", "\"2026-11-23T09:30:00.123456\"");
    row("timestamp", "timestamp", "2026-11-23 09:30:00", "\"2026-11-23T09:30:00Z\"");
    row("time", "time(6)", "-838:59:59.000000", "\"-838:59:59.000000\"");
    row("text", "varchar(9)", "tab\there", R"("tab\there")");
    row("long text with a late quote", "varchar(99)", "0123456789abcdef0123456\"789",
        R"("0123456789abcdef0123456\"789")");
    row("text with DEL and NUL", "varchar(9)", QByteArray("\x7f\0", 2), QByteArray("\"\x7f\\u0000\""));
    row("overlong UTF-8", "varchar(9)", "\xc0\xaf", "\"\xef\xbf\xbd\xef\xbf\xbd\"");
    row("surrogate in UTF-8", "varchar(9)", "\xed\xa0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
    row("binary", "blob", QByteArray("\0\xff", 2), "\"AP8=\"");
    row("enum", "enum('a','b')", "b", "\"b\"");
    row("set", "set('a','b')", "a,b", "\"a,b\"");
    row("json nested", "json", R"({"a": [1, "x"]})", R"({"a": [1, "x"]})");
    row("json over lines", "json", "{\"a\":\n\r1}", "{\"a\":  1}", Wire::Select);
    row("json that a mask hid", "json", "****", "\"****\"");
    row("point", "point", QByteArray::fromHex("000000000101000000000000000000f03f0000000000000040"),
        R"({"type":"Point","coordinates":[1,2]})");
    row("big-endian point", "point", QByteArray::fromHex("0000000000000000013ff00000000000004000000000000000"),
        R"({"type":"Point","coordinates":[1,2]})");
    row("line", "geometry",
        QByteArray::fromHex("00000000010200000002000000000000000000000000000000000000000000"
                            "00000000f03f000000000000f0bf"),
        R"({"type":"LineString","coordinates":[[0,0],[1,-1]]})");
    row("polygon", "geometry",
        QByteArray::fromHex("00000000010300000001000000010000000000000000000000000000000000f03f"),
        R"({"type":"Polygon","coordinates":[[[0,1]]]})");
    row("multipoint", "geometry",
        QByteArray::fromHex("000000000104000000010000000101000000000000000000f03f0000000000000040"),
        R"({"type":"MultiPoint","coordinates":[[1,2]]})");
    row("collection", "geometry",
        QByteArray::fromHex("000000000107000000010000000101000000000000000000f03f0000000000000040"),
        R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]})");
    row("geometry cut off", "geometry", QByteArray::fromHex("0000000001030000000100000001000000"),
        "! A geometry has a shape that GeoJSON does not know. Leave the column out with a `drop` transform.");
    row("vector", "vector(2)", QByteArray::fromHex("0000803f000000bf"), "[1,-0.5]");
    row("untyped", "?", R"({"a":1})", R"({"a":1})", Wire::Json);
}

void JsonTest::writesValues() {
    QFETCH(QString, sql);
    QFETCH(Wire, wire);
    QFETCH(QByteArray, bytes);
    QFETCH(bool, decimalsAsNumber);
    QFETCH(QByteArray, expected);
    const auto type = columnType(sql.toStdString());
    Arena arena;
    ArenaText out(arena);
    const auto done = formats::json::appendCell({&type, viewOf(bytes), Presence::Value, wire}, {decimalsAsNumber}, out);
    QCOMPARE(done ? bytesOf(out.view()) : "! " + QByteArray::fromStdString(done.error().message), expected);
}

void JsonTest::aDocumentLeavesOutWhatIsAbsent() {
    const auto schema = columnsSchema({{"id", "int"}, {"a", "int"}, {"b", "int"}, {"c", "int"}});
    MadeRow made(schema, Op::Update, MadeRow::Image{"1", "2", "3", "4"},
                 MadeRow::Image{"1", "\x01", std::nullopt, "5"});
    QCOMPARE(document(made.row(), Image::Current), QByteArray(R"({"id":1,"b":null,"c":5})"));
    QCOMPARE(document(made.row(), Image::Before), QByteArray(R"({"id":1,"a":2,"b":3,"c":4})"));
}

void JsonTest::aDocumentKeepsItsKey() {
    const auto schema = columnsSchema({{"id", "int"}, {"a", "int"}});
    MadeRow made(schema, Op::Update, MadeRow::Image{"1", "\x01"}, MadeRow::Image{"\x01", "2"});
    QCOMPARE(document(made.row(), Image::After), QByteArray(R"({"id":1,"a":2})"));
}

void JsonTest::aDocumentNamesTheColumnAtFault() {
    const auto schema = columnsSchema({{"id", "int"}, {"a", "date"}});
    MadeRow made(schema, Op::Insert, std::nullopt, MadeRow::Image{"1", "today"});
    QCOMPARE(document(made.row(), Image::After),
             QByteArray("! shop.orders.a: A value is no date. Correct the record, or name the right `types`."));
}

void JsonTest::aDocumentMayBeLong() {
    const auto schema = columnsSchema({{"id", "int"}, {"text", "text"}, {"end", "int"}});
    const std::string megabyte(1 << 20, 'x');
    MadeRow made(schema, Op::Insert, std::nullopt, MadeRow::Image{"1", megabyte, "2"});
    const auto whole = document(made.row(), Image::After);
    QCOMPARE(whole.size(), qsizetype{(1 << 20) + 26});
    QVERIFY(whole.endsWith("x\",\"end\":2}"));
}

void JsonTest::writesFlatRecords_data() {
    QTest::addColumn<int>("op");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<int>("records");
    QTest::newRow("insert") << static_cast<int>(Op::Insert)
                            << QByteArray(R"({"_op":"c","_ts":1500,"_position":"b.1:4","id":1,"a":"y"})") << 1;
    QTest::newRow("read") << static_cast<int>(Op::Read)
                          << QByteArray(R"({"_op":"r","_ts":1500,"_position":"b.1:4","id":1,"a":"y"})") << 1;
    QTest::newRow("update") << static_cast<int>(Op::Update)
                            << QByteArray(R"({"_op":"u","_ts":1500,"_position":"b.1:4","id":1,"a":"y"})") << 1;
    QTest::newRow("delete") << static_cast<int>(Op::Delete)
                            << QByteArray(R"({"_op":"d","_ts":1500,"_position":"b.1:4","id":1,"a":"x"})") << 2;
}

void JsonTest::writesFlatRecords() {
    QFETCH(int, op);
    QFETCH(QByteArray, expected);
    QFETCH(int, records);
    const auto schema = columnsSchema({{"id", "int"}, {"a", "varchar(9)"}});
    const auto which = static_cast<Op>(op);
    MadeRow made(schema, which,
                 which == Op::Update || which == Op::Delete ? std::optional(MadeRow::Image{"1", "x"}) : std::nullopt,
                 which == Op::Delete ? std::nullopt : std::optional(MadeRow::Image{"1", "y"}));
    made.origin.file = "b.1";
    made.origin.offset = 4;
    made.origin.commit = fromMicros(1'500'999);
    Arena arena;
    std::vector<Record> out;
    QVERIFY((*formats::find("json")->make({})->plan(schema))->encode(made.row(), arena, out));
    QCOMPARE(static_cast<int>(out.size()), records);
    QCOMPARE(bytesOf(out[0].value), expected);
    QCOMPARE(bytesOf(out[0].key), QByteArray(R"({"id":1})"));
    if (records == 2) QVERIFY(!out[1].hasValue);
}

void JsonTest::aMovedKeyIsDeleteTombstoneCreate() {
    const auto schema = columnsSchema({{"id", "int"}});
    MadeRow made(schema, Op::Update, MadeRow::Image{"1"}, MadeRow::Image{"2"});
    made.origin.gtid = "u:1";
    Arena arena;
    std::vector<Record> out;
    QVERIFY((*formats::find("json")->make({})->plan(schema))->encode(made.row(), arena, out));
    QCOMPARE(out.size(), std::size_t{3});
    QCOMPARE(bytesOf(out[0].value), QByteArray(R"({"_op":"d","_ts":0,"_position":"u:1","id":1})"));
    QVERIFY(!out[1].hasValue);
    QCOMPARE(bytesOf(out[2].value), QByteArray(R"({"_op":"c","_ts":0,"_position":"u:1","id":2})"));
    QCOMPARE(bytesOf(out[2].key), QByteArray(R"({"id":2})"));
}

void JsonTest::readsFlatRecords() {
    const Book book;
    Decoded decoded;
    decoded.add(book, R"({"id":1})", R"({"_op":"c","_ts":1500,"_position":"x","id":1,"a":"y"})");
    decoded.add(book, R"({"id":1})", R"({"_op":"u","_ts":1500,"_position":"x","id":1,"a":"z"})");
    decoded.add(book, R"({"id":1})", R"({"_op":"d","_ts":1500,"_position":"x","id":1,"a":"z"})");
    decoded.add(book, R"({"id":1})", R"({"_op":"r","id":1,"a":null})");
    QCOMPARE(decoded.error, QString());
    const auto& rows = decoded.batch.rows;
    QCOMPARE(rows.size(), std::size_t{4});
    QCOMPARE(rows[0].op(), Op::Insert);
    QCOMPARE(rows[0].columns(), std::size_t{2});
    QCOMPARE(rows[0].schema().key, (std::vector<std::size_t>{0}));
    QCOMPARE(textOf(rows[0].after(1)), QByteArray("\"y\""));
    QCOMPARE(toMicros(rows[0].origin().mysqlCommit), std::int64_t{1'500'000});
    QCOMPARE(rows[1].op(), Op::Update);
    QCOMPARE(rows[2].op(), Op::Delete);
    QCOMPARE(textOf(rows[2].before(1)), QByteArray("\"z\""));
    QVERIFY(!rows[2].hasAfter());
    QCOMPARE(rows[3].op(), Op::Read);
    QVERIFY(rows[3].after(1).isNull());
}

void JsonTest::withoutAnOpARecordIsAnUpsert() {
    const Book book;
    Decoded decoded;
    decoded.add(book, R"({"id":1})", R"({"id":1,"a":"y"})");
    QCOMPARE(decoded.row().op(), Op::Update);
    QCOMPARE(textOf(decoded.row().before(0)), QByteArray("1"));
    QCOMPARE(textOf(decoded.row().before(1)), QByteArray("-"));
    QCOMPARE(textOf(decoded.row().after(1)), QByteArray("\"y\""));
}

void JsonTest::withoutAValueARecordIsADelete() {
    const Book book;
    Decoded decoded;
    decoded.add(book, R"({"id":1})", std::nullopt);
    QCOMPARE(decoded.error, QString());
    QCOMPARE(decoded.row().op(), Op::Delete);
    QCOMPARE(textOf(decoded.row().current(0)), QByteArray("1"));
    decoded.add(book, std::nullopt, std::nullopt);
    QVERIFY(decoded.error.contains("shop.orders"));
}

void JsonTest::withoutAKeyItIsAnInsert() {
    const Book book;
    Decoded decoded;
    decoded.add(book, std::nullopt, R"({"a":"y"})");
    QCOMPARE(decoded.row().op(), Op::Insert);
    QVERIFY(decoded.row().schema().key.empty());
}

void JsonTest::typedTokensAreReadLazily() {
    const Book book({columnsSchema({{"id", "int"}, {"at", "datetime(3)"}, {"flag", "bit(1)"}})});
    Decoded decoded;
    decoded.add(book, R"({"id":1})", R"({"id":1,"at":"2026-11-23T09:30:00.250","flag":true})");
    decoded.add(book, R"({"id":1})", R"({"id":"one","at":null,"flag":false})");
    QCOMPARE(decoded.error, QString());
    QCOMPARE(textOf(decoded.batch.rows[0].after(1)), QByteArray("2026-11-23 09:30:00.250"));
    QCOMPARE(textOf(decoded.batch.rows[0].after(2)), QByteArray("1"));
    std::string scratch;
    const auto wrong = readValue(decoded.batch.rows[1].after(0), scratch);
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().remedy, Remedy::Reject);
}

void JsonTest::aTopicNamesItsTable_data() {
    QTest::addColumn<QByteArray>("topic");
    QTest::addColumn<QByteArray>("qualified");
    QTest::newRow("database and table") << QByteArray("shop.orders") << QByteArray("shop.orders");
    QTest::newRow("with a prefix") << QByteArray("a.b.shop.orders") << QByteArray("shop.orders");
    QTest::newRow("plain") << QByteArray("orders") << QByteArray("orders.orders");
}

void JsonTest::aTopicNamesItsTable() {
    QFETCH(QByteArray, topic);
    QFETCH(QByteArray, qualified);
    const Book book;
    Decoded decoded;
    decoded.origin.topic = viewOf(topic);
    decoded.add(book, std::nullopt, "{\"a\":1}");
    QCOMPARE(QByteArray::fromStdString(decoded.row().schema().qualifiedName()), qualified);
}

void JsonTest::refusesWhatIsNoRecord_data() {
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("array") << QByteArray("[1]");
    QTest::newRow("cut off") << QByteArray("{\"a\":1");
    QTest::newRow("bare word") << QByteArray("{\"a\":yes}");
    QTest::newRow("bad number") << QByteArray("{\"a\":01}");
    QTest::newRow("bad inside") << QByteArray("{\"a\":[1,]}");
    QTest::newRow("unknown op") << QByteArray("{\"_op\":\"x\",\"a\":1}");
    QTest::newRow("no column and no key") << QByteArray("{\"_op\":\"u\"}");
}

void JsonTest::refusesWhatIsNoRecord() {
    QFETCH(QByteArray, value);
    const Book book;
    Decoded decoded;
    decoded.add(book, std::nullopt, value);
    QVERIFY(!decoded.error.isEmpty());
    QVERIFY(decoded.batch.rows.empty());
}

void JsonTest::whatWasEncodedIsReadBack() {
    const std::vector<std::pair<std::string, std::string>> columns = {
        {"id", "bigint unsigned"}, {"price", "decimal(30,10)"}, {"ratio", "double"},
        {"flag", "bit(1)"},        {"bits", "bit(64)"},         {"at", "time(6)"},
        {"seen", "timestamp(3)"},  {"name", "varchar(40)"},     {"raw", "blob"},
        {"doc", "json"},           {"spot", "vector(1)"}};
    const MadeRow::Image image = {"18446744073709551615",
                                  "-1.0000000001",
                                  "0.1",
                                  "0",
                                  "18446744073709551615",
                                  "-838:59:58.000001",
                                  "2038-01-19 03:14:07.999",
                                  "\"ä\"\n",
                                  std::string("\0\xff", 2),
                                  R"({"a": 1})",
                                  std::string("\0\0\x80\x3f", 4)};
    const auto schema = columnsSchema(columns);
    MadeRow made(schema, Op::Insert, std::nullopt, image);
    Arena arena;
    std::vector<Record> out;
    const auto encoded = (*formats::find("json")->make({})->plan(schema))->encode(made.row(), arena, out);
    QVERIFY2(encoded.has_value(), encoded ? "" : encoded.error().message.c_str());
    Decoded decoded;
    const Book book({schema});
    decoded.add(book, bytesOf(out[0].key), bytesOf(out[0].value));
    QCOMPARE(decoded.error, QString());
    for (std::size_t i = 0; i < columns.size(); ++i)
        QCOMPARE(textOf(decoded.row().after(i)), QByteArray::fromStdString(*image[i]));
}

void JsonTest::garbageNeverCrashes() {
    std::mt19937 random(20261124);
    const Book book({columnsSchema({{"id", "int"}, {"at", "datetime(6)"}, {"doc", "json"}, {"name", "varchar(9)"}})});
    const QByteArray seed =
        R"({"_op":"u","_ts":1,"id":1,"at":"2026-11-23T09:30:00Z","doc":{"a":[1,"\u00e4"]},"name":"x\\y","z":[{}]})";
    std::size_t read = 0, refused = 0;
    for (int round = 0; round < 20'000; ++round) {
        QByteArray value = seed;
        if (random() % 4 == 0) value.truncate(static_cast<int>(random() % static_cast<unsigned>(value.size())));
        for (unsigned i = random() % 4; i > 0 && !value.isEmpty(); --i)
            value[static_cast<int>(random() % static_cast<unsigned>(value.size()))] =
                random() % 2 ? static_cast<char>(random()) : "{}[]\",:\\0"[random() % 9];
        Decoded decoded;
        decoded.add(book, value.left(20), value);
        decoded.error.isEmpty() ? ++read : ++refused;
        for (const auto& made : decoded.batch.rows) document(made, Image::Current);
    }
    QVERIFY(read > 0);
    QVERIFY(refused > 0);
}

QTEST_GUILESS_MAIN(JsonTest)
#include "json_test.moc"
