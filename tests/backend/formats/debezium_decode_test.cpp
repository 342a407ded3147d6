#include "backend/change/value.h"
#include "backend/formats/format.h"
#include "tests/backend/formats/columns.h"
#include "tests/support/made_row.h"

#include <random>

#include <QTest>

using namespace sluice;
using test::Book;
using test::columnsSchema;
using test::MadeRow;

namespace {

/// The text of a column, "NULL", "-" for absent, "! sentence".
QByteArray textOf(const Cell& cell) {
    std::string scratch, out;
    const auto value = readValue(cell, scratch);
    if (!value) return "! " + QByteArray::fromStdString(value.error().message);
    if (value->type == Value::Type::Null) return "NULL";
    if (value->type == Value::Type::Absent) return "-";
    appendText(*value, *cell.type, out);
    return QByteArray::fromStdString(out);
}

struct Decoded {
    Batch batch;
    Origin origin;
    QString error;
    Remedy remedy = Remedy::Retry;

    Decoded() {
        origin.topic = "prefix.shop.orders";
        origin.partition = 0;
        origin.recordOffset = 10;
    }
    explicit Decoded(const Book& book, const std::optional<QByteArray>& key, const std::optional<QByteArray>& value,
                     const FormatOptions& options = {})
        : Decoded() {
        add(book, key, value, options);
    }
    void add(const Book& book, const std::optional<QByteArray>& key, const std::optional<QByteArray>& value,
             const FormatOptions& options = {}) {
        const auto view = [](const std::optional<QByteArray>& text) {
            return text ? std::string_view(text->constData(), static_cast<std::size_t>(text->size()))
                        : std::string_view();
        };
        const auto done = formats::find("debezium")
                              ->make(options)
                              ->decode(view(key), key.has_value(), view(value), value.has_value(), origin, book, batch);
        if (!done) {
            error = QString::fromStdString(done.error().message);
            remedy = done.error().remedy;
        }
    }
    const Row& row() const { return batch.rows.back(); }
};

const QByteArray sourceOfOrders =
    R"("source":{"version":"3.6.1.Final","connector":"mysql","name":"prefix","ts_ms":1763890000000,"snapshot":"false",)"
    R"("db":"shop","sequence":null,"ts_us":1763890000123456,"ts_ns":1763890000123456000,"table":"orders","server_id":1,)"
    R"("gtid":null,"file":"binlog.000002","pos":1,"row":0,"thread":7,"query":null},"transaction":null)";

QByteArray envelope(const QByteArray& before, const QByteArray& after, const char* op) {
    return "{\"before\":" + before + ",\"after\":" + after + "," + sourceOfOrders + ",\"op\":\"" + op +
           "\",\"ts_ms\":1,\"ts_us\":1,\"ts_ns\":1}";
}

}  // namespace
Q_DECLARE_METATYPE(sluice::FormatOptions)

class DebeziumDecodeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTypedValues_data();
    void readsTypedValues();
    void refusesWrongTokens_data();
    void refusesWrongTokens();
    void whatWasEncodedIsReadBack();
    void operationsHaveTheirImages();
    void theCommitInMySqlIsKept();
    void untypedRecordsKeepTheirTokens();
    void untypedSchemasOnlyGrow();
    void columnsThatTheTypesDoNotKnowAreKept();
    void anUpdateWithoutBeforeGetsItsKey();
    void theTombstoneOfADeleteAddsNothing();
    void aLoneTombstoneIsADelete();
    void readsRecordsWithTheirSchema();
    void recordsWithoutARowAddNone_data();
    void recordsWithoutARowAddNone();
    void refusesWhatIsNoEnvelope_data();
    void refusesWhatIsNoEnvelope();
    void garbageNeverCrashes();
};

void DebeziumDecodeTest::readsTypedValues_data() {
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<FormatOptions>("options");
    const auto row = [](const char* name, const char* sql, const char* token, QByteArray expected,
                        FormatOptions options = {}) {
        QTest::newRow(name) << QString(sql) << QByteArray(token) << expected << options;
    };
    FormatOptions text, connect, nanos, hex;
    text.decimals = FormatOptions::Decimals::String;
    connect.times = FormatOptions::Times::Connect;
    nanos.times = FormatOptions::Times::Nanoseconds;
    hex.binaries = FormatOptions::Binaries::Hex;
    row("int", "int", "-7", "-7");
    row("boolean", "tinyint(1)", "true", "1");
    row("unsigned above 2^63", "bigint unsigned", "18446744073709551615", "18446744073709551615");
    row("unsigned that wrapped", "bigint unsigned", "-1", "18446744073709551615");
    row("unsigned precise", "bigint unsigned", "\"AP//////////\"", "18446744073709551615");
    row("decimal", "decimal(12,2)", "\"BOI=\"", "12.50");
    row("decimal negative", "decimal(12,2)", "\"/w==\"", "-0.01");
    row("decimal small", "decimal(4,4)", "\"AQ==\"", "0.0001");
    row("decimal as text", "decimal(12,2)", "\"12.50\"", "12.50");
    row("decimal as text by option", "decimal(12,0)", "\"1250\"", "1250", text);
    row("decimal as double", "decimal(12,2)", "12.5", "12.5");
    row("decimal as large double", "decimal(12,2)", "1.25E3", "1250.00");
    row("float", "float", "0.1", "0.1");
    row("bit(1)", "bit(1)", "true", "1");
    row("bit(12)", "bit(12)", "\"vAo=\"", "2748");
    row("bit(64)", "bit(64)", "\"//////////8=\"", "18446744073709551615");
    row("year", "year", "2026", "2026");
    row("date", "date", "20780", "2026-11-23");
    row("date iso", "date", "\"2026-11-23Z\"", "2026-11-23");
    row("datetime", "datetime", "1000", "1970-01-01 00:00:01");
    row("datetime(3) before 1970", "datetime(3)", "-1", "1969-12-31 23:59:59.999");
    row("datetime(6)", "datetime(6)", "1250001", "1970-01-01 00:00:01.250001");
    row("datetime(6) connect", "datetime(6)", "1250", "1970-01-01 00:00:01.250000", connect);
    row("datetime(6) nanos", "datetime(6)", "1000001000", "1970-01-01 00:00:01.000001", nanos);
    row("timestamp", "timestamp(3)", "\"2026-11-23T09:30:00.120Z\"", "2026-11-23 09:30:00.120");
    row("timestamp of another zone", "timestamp", "\"2026-11-23T09:30:00+02:00\"", "2026-11-23 07:30:00");
    row("time", "time(3)", "-3723456000", "-01:02:03.456");
    row("time long", "time", "3020399000000", "838:59:59");
    row("text", "varchar(9)", R"("a\"\u00e4\ud83d\ude00")", "a\"ä😀");
    row("text empty", "varchar(9)", "\"\"", "");
    row("enum", "enum('a','b')", "\"b\"", "b");
    row("json", "json", R"("{\"a\": [1]}")", R"({"a": [1]})");
    row("json nested", "json", R"({"a": [1]})", R"({"a": [1]})");
    row("blob", "blob", "\"AP/+\"", QByteArray("\0\xff\xfe", 3));
    row("blob url-safe", "blob", "\"AP_-\"", QByteArray("\0\xff\xfe", 3));
    row("blob hex", "blob", "\"00ff\"", QByteArray("\0\xff", 2), hex);
    row("geometry", "geometry", R"({"wkb":"AQEAAAAAAAAAAADwPwAAAAAAAABA","srid":4326})",
        QByteArray::fromHex("e61000000101000000000000000000f03f0000000000000040"));
    row("point", "point", R"({"x":1.0,"y":2.0,"wkb":"AQEAAAAAAAAAAADwPwAAAAAAAABA","srid":null})",
        QByteArray::fromHex("000000000101000000000000000000f03f0000000000000040"));
    row("vector", "vector(2)", "[1.0, -0.5]", QByteArray::fromHex("0000803f000000bf"));
    row("null", "int", "null", "NULL");
}

void DebeziumDecodeTest::readsTypedValues() {
    QFETCH(QString, sql);
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, expected);
    QFETCH(FormatOptions, options);
    const Book book({columnsSchema({{"id", "int"}, {"x", sql.toStdString()}})});
    const Decoded decoded(book, R"({"id":1})", envelope("null", R"({"id":1,"x":)" + token + "}", "c"), options);
    QCOMPARE(decoded.error, QString());
    QCOMPARE(decoded.batch.rows.size(), std::size_t{1});
    QCOMPARE(textOf(decoded.row().after(1)), expected);
}

void DebeziumDecodeTest::refusesWrongTokens_data() {
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QByteArray>("token");
    const auto row = [](const char* sql, const char* token) {
        QTest::addRow("%s %s", sql, token) << QString(sql) << QByteArray(token);
    };
    row("int", "1.5");
    row("int", "\"?\"");
    row("decimal(12,2)", "\"*\"");
    row("decimal(12,2)", "[1]");
    row("double", "\"1\"");
    row("bit(12)", "\"AAAAAAAAAAAB\"");
    row("date", "99999999");
    row("date", "\"today\"");
    row("datetime", "99999999999999999");
    row("timestamp", "\"now\"");
    row("time", "99999999999999");
    row("varchar(9)", "1");
    row("varchar(9)", R"("\ud800")");
    row("blob", "\"*\"");
    row("geometry", "{}");
    row("geometry", R"({"wkb":"AQ=="})");
    row("json", "[1,]");
}

void DebeziumDecodeTest::refusesWrongTokens() {
    QFETCH(QString, sql);
    QFETCH(QByteArray, token);
    const Book book({columnsSchema({{"id", "int"}, {"x", sql.toStdString()}})});
    const Decoded decoded(book, R"({"id":1})", envelope("null", R"({"id":1,"x":)" + token + "}", "c"));
    QVERIFY2(!decoded.error.isEmpty(),
             textOf(decoded.batch.rows.empty() ? Cell{} : decoded.row().after(1)).constData());
    QCOMPARE(decoded.remedy, Remedy::Reject);
    QVERIFY(decoded.batch.rows.empty());
}

void DebeziumDecodeTest::whatWasEncodedIsReadBack() {
    const std::vector<std::pair<std::string, std::string>> columns = {
        {"id", "bigint unsigned"}, {"price", "decimal(65,30)"},
        {"ratio", "double"},       {"small", "float"},
        {"flag", "bit(1)"},        {"bits", "bit(64)"},
        {"born", "date"},          {"at", "time(6)"},
        {"moment", "datetime(6)"}, {"seen", "timestamp(3)"},
        {"name", "varchar(40)"},   {"kind", "enum('a','b')"},
        {"raw", "blob"},           {"doc", "json"},
        {"made", "year"},          {"nothing", "int"}};
    const MadeRow::Image image = {"18446744073709551615",
                                  "-12345678901234567890123456789012345.123456789012345678901234567890",
                                  "0.1",
                                  "3.4028235e+38",
                                  "1",
                                  "9223372036854775809",
                                  "1000-01-01",
                                  "-838:59:58.000001",
                                  "9999-12-31 23:59:59.999999",
                                  "2038-01-19 03:14:07.999",
                                  "line\n\"quote\" \\ ä 😀",
                                  "b",
                                  std::string("\0\1\xff", 3),
                                  R"({"a": "\u0001"})",
                                  "2155",
                                  std::nullopt};
    const auto schema = columnsSchema(columns);
    for (const auto decimals : {FormatOptions::Decimals::Precise, FormatOptions::Decimals::String})
        for (const auto times :
             {FormatOptions::Times::Adaptive, FormatOptions::Times::Microseconds, FormatOptions::Times::IsoString}) {
            FormatOptions options;
            options.decimals = decimals;
            options.times = times;
            MadeRow made(schema, Op::Insert, std::nullopt, image);
            Arena arena;
            std::vector<Record> records;
            const auto format = formats::find("debezium")->make(options);
            const auto encoded = (*format->plan(schema))->encode(made.row(), arena, records);
            QVERIFY2(encoded.has_value(), encoded ? "" : encoded.error().message.c_str());
            const Book book({schema});
            const Decoded decoded(book, QByteArray(records[0].key.data(), static_cast<int>(records[0].key.size())),
                                  QByteArray(records[0].value.data(), static_cast<int>(records[0].value.size())),
                                  options);
            QCOMPARE(decoded.error, QString());
            for (std::size_t i = 0; i < columns.size(); ++i)
                QCOMPARE(textOf(decoded.row().after(i)),
                         image[i] ? QByteArray::fromStdString(*image[i]) : QByteArray("NULL"));
            QCOMPARE(&decoded.row().schema(), schema.get());
            QCOMPARE(decoded.batch.schemas.size(), std::size_t{1});
        }
}

void DebeziumDecodeTest::operationsHaveTheirImages() {
    const Book book({columnsSchema({{"id", "int"}, {"name", "varchar(9)"}})});
    Decoded decoded;
    const QByteArray key = R"({"id":1})", was = R"({"id":1,"name":"a"})", is = R"({"id":1,"name":"b"})";
    decoded.add(book, key, envelope("null", was, "r"));
    decoded.add(book, key, envelope("null", was, "c"));
    decoded.add(book, key, envelope(was, is, "u"));
    decoded.add(book, key, envelope(is, "null", "d"));
    QCOMPARE(decoded.error, QString());
    const auto& rows = decoded.batch.rows;
    QCOMPARE(rows.size(), std::size_t{4});
    QCOMPARE(rows[0].op(), Op::Read);
    QCOMPARE(rows[1].op(), Op::Insert);
    QVERIFY(!rows[1].hasBefore());
    QCOMPARE(rows[2].op(), Op::Update);
    QCOMPARE(textOf(rows[2].before(1)), QByteArray("a"));
    QCOMPARE(textOf(rows[2].after(1)), QByteArray("b"));
    QCOMPARE(rows[3].op(), Op::Delete);
    QVERIFY(!rows[3].hasAfter());
    QCOMPARE(textOf(rows[3].current(1)), QByteArray("b"));
    QCOMPARE(rows[3].ordinal(), std::uint64_t{10});
}

void DebeziumDecodeTest::theCommitInMySqlIsKept() {
    const Book book;
    const Decoded decoded(book, R"({"id":1})", envelope("null", R"({"id":1})", "c"));
    QCOMPARE(toMicros(decoded.row().origin().mysqlCommit), std::int64_t{1'763'890'000'123'456});
    auto older = envelope("null", R"({"id":1})", "c");
    older.replace("\"ts_us\":1763890000123456,", "");
    QCOMPARE(toMicros(Decoded(book, R"({"id":1})", older).row().origin().mysqlCommit),
             std::int64_t{1'763'890'000'000'000});
}

void DebeziumDecodeTest::untypedRecordsKeepTheirTokens() {
    const Book book;
    const Decoded decoded(book, R"({"id":1})", envelope("null", R"({"id":1,"price":"BOI=","tags":{"a":[1]}})", "c"));
    QCOMPARE(decoded.error, QString());
    const auto& schema = decoded.row().schema();
    QCOMPARE(schema.qualifiedName(), std::string("shop.orders"));
    QCOMPARE(schema.key, (std::vector<std::size_t>{0}));
    QCOMPARE(schema.columns[1].type.kind, Kind::Untyped);
    QCOMPARE(textOf(decoded.row().after(1)), QByteArray("\"BOI=\""));
    QCOMPARE(textOf(decoded.row().after(2)), QByteArray(R"({"a":[1]})"));
}

void DebeziumDecodeTest::untypedSchemasOnlyGrow() {
    const Book book;
    Decoded decoded;
    decoded.add(book, R"({"id":1})", envelope("null", R"({"id":1,"a":1})", "c"));
    decoded.add(book, R"({"id":2})", envelope("null", R"({"id":2,"b":1})", "c"));
    decoded.add(book, R"({"id":3})", envelope("null", R"({"id":3})", "c"));
    decoded.add(book, R"({"id":4})", envelope("null", R"({"b":1,"id":4,"a":1})", "c"));
    QCOMPARE(decoded.error, QString());
    QCOMPARE(book.made(), std::size_t{2});
    QCOMPARE(decoded.batch.schemas.size(), std::size_t{2});
    const auto& last = decoded.batch.rows[3];
    QCOMPARE(last.columns(), std::size_t{3});
    QCOMPARE(textOf(last.after(0)), QByteArray("4"));
    QCOMPARE(textOf(decoded.batch.rows[2].after(1)), QByteArray("-"));
}

void DebeziumDecodeTest::columnsThatTheTypesDoNotKnowAreKept() {
    const Book book({columnsSchema({{"id", "int"}, {"price", "decimal(12,2)"}})});
    const Decoded decoded(book, R"({"id":1})", envelope("null", R"({"id":1,"price":"BOI=","added":"x"})", "c"));
    QCOMPARE(decoded.error, QString());
    QCOMPARE(decoded.row().columns(), std::size_t{3});
    QCOMPARE(textOf(decoded.row().after(1)), QByteArray("12.50"));
    QCOMPARE(textOf(decoded.row().after(2)), QByteArray("\"x\""));
}

void DebeziumDecodeTest::anUpdateWithoutBeforeGetsItsKey() {
    const Book book({columnsSchema({{"id", "int"}, {"name", "varchar(9)"}})});
    const Decoded decoded(book, R"({"id":1})", envelope("null", R"({"id":1,"name":"b"})", "u"));
    QCOMPARE(decoded.row().op(), Op::Update);
    QCOMPARE(textOf(decoded.row().before(0)), QByteArray("1"));
    QCOMPARE(textOf(decoded.row().before(1)), QByteArray("-"));
}

void DebeziumDecodeTest::theTombstoneOfADeleteAddsNothing() {
    const Book book({columnsSchema({{"id", "int"}})});
    Decoded decoded;
    decoded.add(book, R"({"id":1})", envelope(R"({"id":1})", "null", "d"));
    ++decoded.origin.recordOffset;
    decoded.add(book, R"({"id":1})", std::nullopt);
    QCOMPARE(decoded.error, QString());
    QCOMPARE(decoded.batch.rows.size(), std::size_t{1});
}

void DebeziumDecodeTest::aLoneTombstoneIsADelete() {
    const Book book({columnsSchema({{"id", "int"}, {"name", "varchar(9)"}})});
    const Decoded decoded(book, R"({"id":1})", std::nullopt);
    QCOMPARE(decoded.error, QString());
    QCOMPARE(decoded.row().op(), Op::Delete);
    QCOMPARE(textOf(decoded.row().current(0)), QByteArray("1"));
    QCOMPARE(textOf(decoded.row().current(1)), QByteArray("-"));
}

void DebeziumDecodeTest::readsRecordsWithTheirSchema() {
    const QByteArray schema =
        R"({"type":"struct","fields":[{"type":"struct","optional":true,"field":"before","fields":[]},
        {"type":"struct","optional":true,"field":"after","fields":[
            {"type":"int64","optional":false,"field":"id"},
            {"type":"bytes","optional":true,"name":"org.apache.kafka.connect.data.Decimal","version":1,
             "parameters":{"scale":"2","connect.decimal.precision":"12"},"field":"price"},
            {"type":"int64","optional":true,"name":"io.debezium.time.MicroTimestamp","version":1,"field":"at"},
            {"type":"int32","optional":true,"name":"io.debezium.time.Date","version":1,"field":"day"},
            {"type":"string","optional":true,"name":"io.debezium.data.Enum","parameters":{"allowed":"a,b"},"field":"kind"},
            {"type":"boolean","optional":true,"field":"flag"}]}],"optional":false})";
    const QByteArray after = R"({"id":5,"price":"BOI=","at":1250001,"day":20780,"kind":"b","flag":true})";
    const Book book;
    const Decoded decoded(book, R"({"schema":{"type":"struct"},"payload":{"id":5}})",
                          "{\"schema\":" + schema + ",\"payload\":" + envelope("null", after, "c") + "}");
    QCOMPARE(decoded.error, QString());
    const auto& row = decoded.row();
    QCOMPARE(row.schema().key, (std::vector<std::size_t>{0}));
    QCOMPARE(row.schema().columns[0].nullable, false);
    QCOMPARE(textOf(row.after(0)), QByteArray("5"));
    QCOMPARE(textOf(row.after(1)), QByteArray("12.50"));
    QCOMPARE(textOf(row.after(2)), QByteArray("1970-01-01 00:00:01.250001"));
    QCOMPARE(textOf(row.after(3)), QByteArray("2026-11-23"));
    QCOMPARE(textOf(row.after(4)), QByteArray("b"));
    QCOMPARE(textOf(row.after(5)), QByteArray("1"));
}

void DebeziumDecodeTest::recordsWithoutARowAddNone_data() {
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("truncate") << envelope("null", "null", "t");
    QTest::newRow("heartbeat") << QByteArray(R"({"ts_ms":1763890000000})");
    QTest::newRow("schema change") << QByteArray(
        R"x({"source":{},"ts_ms":1,"databaseName":"shop","schemaName":null,"ddl":"CREATE TABLE t (id INT)","tableChanges":[]
})x");
    QTest::newRow("transaction") << QByteArray(
        R"({"status":"END","id":"x:1","ts_ms":1,"event_count":2,"data_collections":[]})");
    QTest::newRow("null payload") << QByteArray(R"({"schema":null,"payload":null})");
}

void DebeziumDecodeTest::recordsWithoutARowAddNone() {
    QFETCH(QByteArray, value);
    const Decoded decoded(Book(), std::nullopt, value);
    QCOMPARE(decoded.error, QString());
    QVERIFY(decoded.batch.rows.empty());
}

void DebeziumDecodeTest::refusesWhatIsNoEnvelope_data() {
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("array") << QByteArray("[1]");
    QTest::newRow("flat") << QByteArray(R"({"id":1,"name":"a"})");
    QTest::newRow("unknown op") << envelope("null", R"({"id":1})", "x");
    QTest::newRow("create without after") << envelope("null", "null", "c");
    QTest::newRow("cut off") << envelope("null", R"({"id":1})", "c").left(60);
    QTest::newRow("not UTF-8") << envelope("null", "{\"id\":\"\xff\"}", "c");
}

void DebeziumDecodeTest::refusesWhatIsNoEnvelope() {
    QFETCH(QByteArray, value);
    const Decoded decoded(Book(), R"({"id":1})", value);
    QVERIFY(!decoded.error.isEmpty());
    QCOMPARE(decoded.remedy, Remedy::Reject);
    QVERIFY(decoded.batch.rows.empty());
}

void DebeziumDecodeTest::garbageNeverCrashes() {
    std::mt19937 random(20261124);
    const Book book({columnsSchema({{"id", "int"},
                                    {"price", "decimal(12,2)"},
                                    {"at", "datetime(6)"},
                                    {"doc", "json"},
                                    {"place", "geometry"},
                                    {"name", "varchar(9)"}})});
    const QByteArray row =
        R"({"id":1,"price":"BOI=","at":1250001,"doc":"{\"a\":1}","place":{"wkb":"AQEAAAAAAAAAAADwPwAAAAAAAABA","srid":1},"name":"\u00e4"})";
    const QByteArray seeds[] = {envelope(row, row, "u"),
                                "{\"schema\":{\"fields\":[{\"field\":\"after\",\"fields\":[{\"field\":\"id\",\"type\":"
                                "\"int32\"}]}]},\"payload\":" +
                                    envelope("null", row, "c") + "}",
                                R"({"id":1})"};
    std::size_t read = 0, refused = 0;
    for (int round = 0; round < 20'000; ++round) {
        QByteArray value = seeds[random() % std::size(seeds)];
        if (random() % 4 == 0) value.truncate(static_cast<int>(random() % static_cast<unsigned>(value.size())));
        for (unsigned i = random() % 5; i > 0 && !value.isEmpty(); --i)
            value[static_cast<int>(random() % static_cast<unsigned>(value.size()))] =
                random() % 2 ? static_cast<char>(random()) : "{}[]\",:\\0"[random() % 9];
        const Decoded decoded(book, value.left(8), value);
        decoded.error.isEmpty() ? ++read : ++refused;
        for (const auto& made : decoded.batch.rows)
            for (std::size_t i = 0; i < made.columns(); ++i) textOf(made.current(i));
    }
    QVERIFY(read > 0);
    QVERIFY(refused > 0);
}

QTEST_GUILESS_MAIN(DebeziumDecodeTest)
#include "debezium_decode_test.moc"
