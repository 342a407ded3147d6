#include "backend/change/arena_text.h"
#include "backend/formats/debezium/value_writer.h"
#include "backend/formats/format.h"
#include "tests/backend/formats/columns.h"
#include "tests/support/made_row.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace sluice;
using test::columnsSchema;
using test::columnType;
using test::MadeRow;

namespace {

std::shared_ptr<const Format> debezium(const FormatOptions& options = {}) {
    return formats::find("debezium")->make(options);
}

struct Encoded {
    Arena arena;
    std::vector<Record> records;
    QString error;

    Encoded(const SchemaPtr& schema, const Row& row, const FormatOptions& options = {}) {
        const auto format = debezium(options)->plan(schema);
        const auto done = (*format)->encode(row, arena, records);
        if (!done) error = QString::fromStdString(done.error().message);
    }
    QByteArray key(std::size_t i) const { return text(records[i].key); }
    QByteArray value(std::size_t i) const { return text(records[i].value); }
    const QJsonObject object(std::size_t i) const { return QJsonDocument::fromJson(value(i)).object(); }
    /// One member of the envelope, as it stands.
    QByteArray member(std::size_t i, const char* name) const {
        const auto whole = value(i);
        const auto at = whole.indexOf(QByteArray("\"") + name + "\":");
        return at < 0 ? QByteArray() : whole.mid(at + static_cast<int>(std::strlen(name)) + 3);
    }
    static QByteArray text(std::string_view view) { return {view.data(), static_cast<int>(view.size())}; }
};

QByteArray cellText(const std::string& sql, Wire wire, const QByteArray& bytes, bool nullable,
                    const FormatOptions& options) {
    const auto type = columnType(sql);
    Arena arena;
    ArenaText out(arena);
    const Cell cell{&type, {bytes.constData(), static_cast<std::size_t>(bytes.size())}, Presence::Value, wire};
    const auto done = formats::debezium::appendCell(cell, nullable, options, out);
    if (!done) return "! " + QByteArray::fromStdString(done.error().message);
    return Encoded::text(out.view());
}

}  // namespace
Q_DECLARE_METATYPE(sluice::FormatOptions)

class DebeziumEncodeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesValues_data();
    void writesValues();
    void writesRowEventBytes_data();
    void writesRowEventBytes();
    void writesTheWholeEnvelope();
    void operationsHaveTheirImages_data();
    void operationsHaveTheirImages();
    void aDeleteIsFollowedByATombstone();
    void tombstonesCanBeLeftOut();
    void aMovedKeyIsDeleteTombstoneCreate();
    void aKeyThatOnlyLooksChangedStays();
    void aTableWithoutAKeyHasNullKeysAndNoTombstone();
    void absentColumnsAreLeftOut();
    void truncatesAreSkipped();
    void aBadValueNamesItsColumnAndLeavesNoRecord();
    void namesAreEscaped();
};

void DebeziumEncodeTest::writesValues_data() {
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<FormatOptions>("options");
    QTest::addColumn<bool>("nullable");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* sql, QByteArray text, const char* expected,
                        FormatOptions options = {}, bool nullable = true) {
        QTest::newRow(name) << QString(sql) << text << options << nullable << QByteArray(expected);
    };
    FormatOptions text, number, connect, iso, micros, nanos, safe, hex;
    text.decimals = FormatOptions::Decimals::String;
    number.decimals = FormatOptions::Decimals::Double;
    connect.times = FormatOptions::Times::Connect;
    iso.times = FormatOptions::Times::IsoString;
    micros.times = FormatOptions::Times::Microseconds;
    nanos.times = FormatOptions::Times::Nanoseconds;
    safe.binaries = FormatOptions::Binaries::Base64UrlSafe;
    hex.binaries = FormatOptions::Binaries::Hex;

    row("BIGINT UNSIGNED above 2^63 is its true number", "bigint unsigned", "18446744073709551615",
        "18446744073709551615");
    row("TINYINT(1)", "tinyint(1)", "1", "1");
    row("FLOAT shortest", "float", "0.1", "0.1");
    row("DOUBLE", "double", "1e20", "1e+20");
    row("DECIMAL precise", "decimal(12,2)", "12.50", "\"BOI=\"");
    row("DECIMAL precise negative", "decimal(12,2)", "-0.01", "\"/w==\"");
    row("DECIMAL zero", "decimal(12,2)", "0.00", "\"AA==\"");
    row("DECIMAL beyond 64 bits", "decimal(20,0)", "18446744073709551616", "\"AQAAAAAAAAAA\"");
    row("DECIMAL string", "decimal(12,2)", "12.50", "\"12.50\"", text);
    row("DECIMAL double", "decimal(12,2)", "12.50", "12.5", number);
    row("BIT(1)", "bit(1)", "1", "true");
    row("BIT(12) lowest byte first", "bit(12)", "2748", "\"vAo=\"");
    row("YEAR", "year", "2026", "2026");
    row("DATE", "date", "2026-11-23", "20780");
    row("DATE before 1970", "date", "1969-12-31", "-1");
    row("DATE iso", "date", "2026-11-23", "\"2026-11-23Z\"", iso);
    row("DATE zero, nullable", "date", "0000-00-00", "null");
    row("DATE zero, not nullable", "date", "0000-00-00", "0", {}, false);
    row("DATE partial", "date", "2026-11-00", "null");
    row("TIME", "time", "01:02:03", "3723000000");
    row("TIME negative with a fraction", "time(3)", "-01:02:03.456", "-3723456000");
    row("TIME beyond a day", "time(6)", "838:59:58.999999", "3020398999999");
    row("TIME connect", "time(3)", "00:00:01.500", "1500", connect);
    row("TIME nanos", "time(6)", "00:00:00.000001", "1000", nanos);
    row("DATETIME(0) is milliseconds", "datetime", "1970-01-01 00:00:01", "1000");
    row("DATETIME(3) is milliseconds", "datetime(3)", "1970-01-01 00:00:01.250", "1250");
    row("DATETIME(6) is microseconds", "datetime(6)", "1970-01-01 00:00:01.250001", "1250001");
    row("DATETIME(0) microseconds", "datetime", "1970-01-01 00:00:01", "1000000", micros);
    row("DATETIME(6) connect", "datetime(6)", "1970-01-01 00:00:01.250999", "1250", connect);
    row("DATETIME nanos", "datetime(6)", "1970-01-01 00:00:01", "1000000000", nanos);
    row("DATETIME nanos too far", "datetime(6)", "9999-12-31 00:00:00",
        "! A date is too far away for nanoseconds. Choose another `time.precision`.", nanos);
    row("DATETIME iso", "datetime(3)", "2026-11-23 09:30:00.250", "\"2026-11-23T09:30:00.250Z\"", iso);
    row("DATETIME zero, not nullable", "datetime(6)", "0000-00-00 00:00:00", "0", {}, false);
    row("TIMESTAMP", "timestamp", "2026-11-23 09:30:00", "\"2026-11-23T09:30:00Z\"");
    row("TIMESTAMP(3) keeps its digits", "timestamp(3)", "2026-11-23 09:30:00.120", "\"2026-11-23T09:30:00.120Z\"");
    row("TIMESTAMP zero, not nullable", "timestamp", "0000-00-00 00:00:00", "\"1970-01-01T00:00:00Z\"", {}, false);
    row("text", "varchar(9)", "a\"\\\n\x01ä😀", R"("a\"\\\n\u0001ä😀")");
    row("text that is no UTF-8", "varchar(9)", "a\xff", "\"a\xef\xbf\xbd\"");
    row("ENUM", "enum('new','vip')", "vip", "\"vip\"");
    row("SET", "set('a','b')", "a,b", "\"a,b\"");
    row("JSON is a string", "json", R"({"a": "x"})", R"("{\"a\": \"x\"}")");
    row("BLOB", "blob", QByteArray("\0\xff\xfe", 3), "\"AP/+\"");
    row("BLOB url-safe", "blob", QByteArray("\0\xff\xfe", 3), "\"AP_-\"", safe);
    row("BLOB hex", "blob", QByteArray("\0\xff", 2), "\"00ff\"", hex);
    row("POINT", "point", QByteArray::fromHex("000000000101000000000000000000f03f0000000000000040"),
        R"({"x":1,"y":2,"wkb":"AQEAAAAAAAAAAADwPwAAAAAAAABA","srid":null})");
    row("GEOMETRY with a SRID", "geometry", QByteArray::fromHex("e61000000101000000000000000000f03f0000000000000040"),
        R"({"wkb":"AQEAAAAAAAAAAADwPwAAAAAAAABA","srid":4326})");
    row("VECTOR", "vector(2)", QByteArray::fromHex("0000803f000000bf"), "[1,-0.5]");
}

void DebeziumEncodeTest::writesValues() {
    QFETCH(QString, sql);
    QFETCH(QByteArray, text);
    QFETCH(FormatOptions, options);
    QFETCH(bool, nullable);
    QFETCH(QByteArray, expected);
    QCOMPARE(cellText(sql.toStdString(), Wire::Edited, text, nullable, options), expected);
}

void DebeziumEncodeTest::writesRowEventBytes_data() {
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* sql, const char* hex, const char* expected) {
        QTest::newRow(sql) << QString(sql) << QByteArray::fromHex(hex) << QByteArray(expected);
    };
    row("mediumint", "feffff", "-2");
    row("bigint unsigned", "ffffffffffffffff", "18446744073709551615");
    row("int", "0102",
        "! A value is no int: the column had another type when it was written. Take a new snapshot of the "
        "table, or correct the record.");
    row("varchar(9)", "c3a4", "\"ä\"");
    row("decimal(4,2)", "7ffa", "\"+w==\"");
    row("timestamp(3)", "7fffffff1ed2", "\"2038-01-19T03:14:07.789Z\"");
    row("time(3)", "7fef7cee30", "-3723456000");
}

void DebeziumEncodeTest::writesRowEventBytes() {
    QFETCH(QString, sql);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    QCOMPARE(cellText(sql.toStdString(), Wire::Binlog, bytes, true, {}), expected);
}

void DebeziumEncodeTest::writesTheWholeEnvelope() {
    const auto schema = columnsSchema({{"id", "int"}, {"name", "varchar(9)"}});
    MadeRow made(schema, Op::Insert, std::nullopt, MadeRow::Image{"1", "a"});
    made.origin.commit = fromMicros(1'763'890'000'123'456);
    made.origin.gtid = "3e11fa47-71ca-11e1-9e33-c80aa9429562:5";
    made.origin.file = "binlog.000002";
    made.origin.offset = 4711;
    made.origin.serverId = 11;
    made.origin.thread = 42;
    made.row().place(99, 3);
    FormatOptions options;
    options.connectorName = "prefix";
    const Encoded encoded(schema, made.row(), options);
    QCOMPARE(encoded.error, QString());
    QCOMPARE(encoded.records.size(), std::size_t{1});
    QCOMPARE(encoded.key(0), QByteArray(R"({"id":1})"));
    const QByteArray expected =
        R"({"before":null,"after":{"id":1,"name":"a"},"source":{"version":")" SLUICE_VERSION
        R"(","connector":"mysql","name":"prefix","ts_ms":1763890000123,"snapshot":"false","db":"shop","sequence":null,)"
        R"("ts_us":1763890000123456,"ts_ns":1763890000123456000,"table":"orders","server_id":11,)"
        R"("gtid":"3e11fa47-71ca-11e1-9e33-c80aa9429562:5","file":"binlog.000002","pos":4711,"row":3,"thread":42,)"
        R"("query":null},"transaction":null,"op":"c","ts_ms":)";
    QCOMPARE(encoded.value(0).left(expected.size()), expected);
    const auto object = encoded.object(0);
    const auto processed = static_cast<qint64>(object["ts_ms"].toDouble());
    QVERIFY(std::abs(processed - toMicros(utcNow()) / 1000) < 60'000);
    QCOMPARE(static_cast<qint64>(object["ts_us"].toDouble()) / 1000, processed);
}

void DebeziumEncodeTest::operationsHaveTheirImages_data() {
    QTest::addColumn<int>("op");
    QTest::addColumn<bool>("snapshot");
    QTest::addColumn<QString>("letter");
    QTest::addColumn<bool>("before");
    QTest::addColumn<bool>("after");
    QTest::newRow("insert") << static_cast<int>(Op::Insert) << false << "c" << false << true;
    QTest::newRow("read") << static_cast<int>(Op::Read) << true << "r" << false << true;
    QTest::newRow("update") << static_cast<int>(Op::Update) << false << "u" << true << true;
    QTest::newRow("delete") << static_cast<int>(Op::Delete) << false << "d" << true << false;
}

void DebeziumEncodeTest::operationsHaveTheirImages() {
    QFETCH(int, op);
    QFETCH(bool, snapshot);
    QFETCH(QString, letter);
    QFETCH(bool, before);
    QFETCH(bool, after);
    const auto schema = columnsSchema({{"id", "int"}, {"name", "varchar(9)"}});
    const auto image = [](bool there, const char* name) {
        return there ? std::optional(MadeRow::Image{"1", name}) : std::nullopt;
    };
    MadeRow made(schema, static_cast<Op>(op), image(before, "old"), image(after, "new"));
    made.origin.snapshot = snapshot;
    const Encoded encoded(schema, made.row());
    QCOMPARE(encoded.error, QString());
    const auto object = encoded.object(0);
    QCOMPARE(object["op"].toString(), letter);
    QCOMPARE(object["source"]["snapshot"].toString(), QString(snapshot ? "true" : "false"));
    QCOMPARE(object["source"]["gtid"].isNull(), true);
    QCOMPARE(object["before"].isNull(), !before);
    QCOMPARE(object["after"].isNull(), !after);
    if (before) QCOMPARE(object["before"]["name"].toString(), QString("old"));
    if (after) QCOMPARE(object["after"]["name"].toString(), QString("new"));
}

void DebeziumEncodeTest::aDeleteIsFollowedByATombstone() {
    const auto schema = columnsSchema({{"id", "int"}});
    MadeRow made(schema, Op::Delete, MadeRow::Image{"7"}, std::nullopt);
    const Encoded encoded(schema, made.row());
    QCOMPARE(encoded.records.size(), std::size_t{2});
    QCOMPARE(encoded.key(1), QByteArray(R"({"id":7})"));
    QVERIFY(encoded.records[1].hasKey);
    QVERIFY(!encoded.records[1].hasValue);
    QVERIFY(encoded.records[0].header.name.empty());
}

void DebeziumEncodeTest::tombstonesCanBeLeftOut() {
    const auto schema = columnsSchema({{"id", "int"}});
    MadeRow made(schema, Op::Delete, MadeRow::Image{"7"}, std::nullopt);
    FormatOptions options;
    options.tombstones = false;
    QCOMPARE(Encoded(schema, made.row(), options).records.size(), std::size_t{1});
}

void DebeziumEncodeTest::aMovedKeyIsDeleteTombstoneCreate() {
    const auto schema = columnsSchema({{"id", "int"}, {"name", "varchar(9)"}});
    MadeRow made(schema, Op::Update, MadeRow::Image{"1", "a"}, MadeRow::Image{"2", "b"});
    const Encoded encoded(schema, made.row());
    QCOMPARE(encoded.records.size(), std::size_t{3});
    QCOMPARE(encoded.key(0), QByteArray(R"({"id":1})"));
    QCOMPARE(encoded.object(0)["op"].toString(), QString("d"));
    QCOMPARE(encoded.object(0)["before"]["name"].toString(), QString("a"));
    QCOMPARE(Encoded::text(encoded.records[0].header.name), QByteArray("__debezium.newkey"));
    QCOMPARE(Encoded::text(encoded.records[0].header.value), QByteArray(R"({"id":2})"));
    QVERIFY(!encoded.records[1].hasValue);
    QCOMPARE(encoded.key(1), QByteArray(R"({"id":1})"));
    QCOMPARE(encoded.key(2), QByteArray(R"({"id":2})"));
    QCOMPARE(encoded.object(2)["op"].toString(), QString("c"));
    QVERIFY(encoded.object(2)["before"].isNull());
    QCOMPARE(Encoded::text(encoded.records[2].header.name), QByteArray("__debezium.oldkey"));
    QCOMPARE(Encoded::text(encoded.records[2].header.value), QByteArray(R"({"id":1})"));
}

void DebeziumEncodeTest::aKeyThatOnlyLooksChangedStays() {
    const auto schema = columnsSchema({{"id", "int"}, {"name", "varchar(9)"}});
    // MINIMAL row image: the key stands before, the changed column after.
    MadeRow made(schema, Op::Update, MadeRow::Image{"1", "\x01"}, MadeRow::Image{"\x01", "b"});
    const Encoded encoded(schema, made.row());
    QCOMPARE(encoded.records.size(), std::size_t{1});
    QCOMPARE(encoded.key(0), QByteArray(R"({"id":1})"));
    QVERIFY(encoded.value(0).startsWith(R"({"before":{"id":1},"after":{"id":1,"name":"b"},)"));
}

void DebeziumEncodeTest::aTableWithoutAKeyHasNullKeysAndNoTombstone() {
    const auto schema = columnsSchema({{"note", "varchar(9)"}}, 0);
    MadeRow made(schema, Op::Delete, MadeRow::Image{"x"}, std::nullopt);
    const Encoded encoded(schema, made.row());
    QCOMPARE(encoded.records.size(), std::size_t{1});
    QVERIFY(!encoded.records[0].hasKey);
}

void DebeziumEncodeTest::absentColumnsAreLeftOut() {
    const auto schema = columnsSchema({{"id", "int"}, {"a", "int"}, {"b", "int"}});
    MadeRow made(schema, Op::Insert, std::nullopt, MadeRow::Image{"1", "\x01", std::nullopt});
    QVERIFY(Encoded(schema, made.row()).value(0).startsWith(R"({"before":null,"after":{"id":1,"b":null},)"));
}

void DebeziumEncodeTest::truncatesAreSkipped() {
    const auto schema = columnsSchema({{"id", "int"}});
    MadeRow made(schema, Op::Truncate, std::nullopt, std::nullopt);
    const Encoded encoded(schema, made.row());
    QCOMPARE(encoded.error, QString());
    QVERIFY(encoded.records.empty());
}

void DebeziumEncodeTest::aBadValueNamesItsColumnAndLeavesNoRecord() {
    const auto schema = columnsSchema({{"id", "int"}, {"at", "datetime"}});
    MadeRow made(schema, Op::Update, MadeRow::Image{"1", "2026-11-23 00:00:00"}, MadeRow::Image{"2", "yesterday"});
    const Encoded encoded(schema, made.row());
    QVERIFY2(encoded.error.startsWith("shop.orders.at: "), qPrintable(encoded.error));
    QVERIFY(encoded.records.empty());
}

void DebeziumEncodeTest::namesAreEscaped() {
    const auto schema = columnsSchema({{"i\"d", "int"}});
    MadeRow made(schema, Op::Insert, std::nullopt, MadeRow::Image{"1"});
    const Encoded encoded(schema, made.row());
    QCOMPARE(encoded.key(0), QByteArray(R"({"i\"d":1})"));
    QCOMPARE(encoded.object(0)["after"]["i\"d"].toInt(), 1);
}

QTEST_GUILESS_MAIN(DebeziumEncodeTest)
#include "debezium_encode_test.moc"
