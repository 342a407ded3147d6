#include "backend/change/value.h"

#include "backend/change/charset.h"
#include "backend/change/decimal.h"
#include "backend/change/json_text.h"
#include "backend/change/temporal.h"

#include <random>

#include <QTest>

using namespace sluice;

namespace {

ColumnType typeOf(Kind kind, std::string sql) {
    ColumnType type;
    type.kind = kind;
    type.sql = std::move(sql);
    return type;
}
ColumnType integer(std::uint8_t bytes, bool isUnsigned = false) {
    auto type = typeOf(Kind::Integer, "int");
    type.bytes = bytes;
    type.isUnsigned = isUnsigned;
    return type;
}
ColumnType decimal(std::uint8_t precision, std::uint8_t scale) {
    auto type = typeOf(Kind::Decimal, "decimal");
    type.precision = precision;
    type.scale = scale;
    return type;
}
ColumnType temporal(Kind kind, std::uint8_t fraction = 0) {
    auto type = typeOf(kind, "time");
    type.fraction = fraction;
    return type;
}
ColumnType text(std::string charset) {
    auto type = typeOf(Kind::Text, "varchar(64)");
    type.charset = std::move(charset);
    return type;
}
ColumnType labelled(Kind kind, std::vector<std::string> labels) {
    auto type = typeOf(kind, "enum");
    type.labels = std::move(labels);
    return type;
}
ColumnType sized(Kind kind, std::uint32_t length, bool fixed = false) {
    auto type = typeOf(kind, "binary");
    type.length = length;
    type.fixedLength = fixed;
    return type;
}

/// The text of a cell, or "! sentence".
QByteArray textOf(const ColumnType& type, Wire wire, const QByteArray& bytes) {
    std::string scratch, out;
    const Cell cell{&type, {bytes.constData(), static_cast<std::size_t>(bytes.size())}, Presence::Value, wire};
    const auto value = readValue(cell, scratch);
    if (!value) return "! " + QByteArray::fromStdString(value.error().message);
    if (value->type == Value::Type::Null) return "NULL";
    appendText(*value, type, out);
    return QByteArray::fromStdString(out);
}

}  // namespace
Q_DECLARE_METATYPE(sluice::ColumnType)
Q_DECLARE_METATYPE(sluice::Wire)

class ValueTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsRowEventBytes_data();
    void readsRowEventBytes();
    void refusesBytesOfAnotherType_data();
    void refusesBytesOfAnotherType();
    void readsText_data();
    void readsText();
    void readsJsonTokens_data();
    void readsJsonTokens();
    void absentAndNullAreTwoThings();
    void readsBinaryJson_data();
    void readsBinaryJson();
    void brokenBinaryJsonIsAnError_data();
    void brokenBinaryJsonIsAnError();
    void convertsCharsets_data();
    void convertsCharsets();
    void knowsTheCharsetOfACollation_data();
    void knowsTheCharsetOfACollation();
    void countsDays_data();
    void countsDays();
    void comparesDecimalsExactly_data();
    void comparesDecimalsExactly();
    void unscalesAsJavaDoes_data();
    void unscalesAsJavaDoes();
    void knowsJsonDocuments_data();
    void knowsJsonDocuments();
    void garbageNeverCrashes();
};

void ValueTest::readsRowEventBytes_data() {
    QTest::addColumn<ColumnType>("type");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const ColumnType& type, const char* hex, const char* expected) {
        QTest::newRow(name) << type << QByteArray::fromHex(hex) << QByteArray(expected);
    };
    row("TINYINT -1", integer(1), "ff", "-1");
    row("TINYINT UNSIGNED 255", integer(1, true), "ff", "255");
    row("SMALLINT", integer(2), "0080", "-32768");
    row("MEDIUMINT negative", integer(3), "feffff", "-2");
    row("MEDIUMINT UNSIGNED", integer(3, true), "ffffff", "16777215");
    row("INT", integer(4), "ffffff7f", "2147483647");
    row("BIGINT lowest", integer(8), "0000000000000080", "-9223372036854775808");
    row("BIGINT UNSIGNED above 2^63", integer(8, true), "ffffffffffffffff", "18446744073709551615");
    row("FLOAT", typeOf(Kind::Float, "float"), "cdcccc3d", "0.1");
    row("DOUBLE", typeOf(Kind::Double, "double"), "9a9999999999b93f", "0.1");

    row("DECIMAL(12,2) 1234567890.12", decimal(12, 2), "810dfb38d20c", "1234567890.12");
    row("DECIMAL(12,2) negative", decimal(12, 2), "7ef204c72df3", "-1234567890.12");
    row("DECIMAL(4,2) 0.05", decimal(4, 2), "8005", "0.05");
    row("DECIMAL(4,2) -0.05", decimal(4, 2), "7ffa", "-0.05");
    row("DECIMAL(4,2) -0.00 is 0.00", decimal(4, 2), "7fff", "0.00");
    row("DECIMAL(2,2)", decimal(2, 2), "e3", "0.99");
    row("DECIMAL(9,0)", decimal(9, 0), "bb9ac9ff", "999999999");
    row("DECIMAL(20,0)", decimal(20, 0), "e33b9ac9ff3b9ac9ff", "99999999999999999999");

    row("BIT(1)", sized(Kind::Bit, 1), "01", "1");
    row("BIT(12) big-endian", sized(Kind::Bit, 12), "0abc", "2748");
    row("BIT(64)", sized(Kind::Bit, 64), "ffffffffffffffff", "18446744073709551615");
    row("YEAR 0", typeOf(Kind::Year, "year"), "00", "0000");
    row("YEAR 2155", typeOf(Kind::Year, "year"), "ff", "2155");

    row("DATE", temporal(Kind::Date), "77d50f", "2026-11-23");
    row("DATE zero", temporal(Kind::Date), "000000", "0000-00-00");
    row("DATE without a day", temporal(Kind::Date), "60d50f", "2026-11-00");
    row("TIME", temporal(Kind::Time), "80108a", "01:02:10");
    row("TIME lowest", temporal(Kind::Time), "4b9105", "-838:59:59");
    row("TIME(1) -01:02:03.4", temporal(Kind::Time, 1), "7fef7cd8", "-01:02:03.4");
    row("TIME(3) -01:02:03.456", temporal(Kind::Time, 3), "7fef7cee30", "-01:02:03.456");
    row("TIME(6) 838:59:58.999999", temporal(Kind::Time, 6), "b46efa0f423f", "838:59:58.999999");
    row("TIME(2) -00:00:00.01", temporal(Kind::Time, 2), "7fffffff", "-00:00:00.01");
    row("DATETIME", temporal(Kind::DateTime), "99bb6e979e", "2026-11-23 09:30:30");
    row("DATETIME zero", temporal(Kind::DateTime), "8000000000", "0000-00-00 00:00:00");
    row("DATETIME(6)", temporal(Kind::DateTime, 6), "99bb6e979e01e240", "2026-11-23 09:30:30.123456");
    row("DATETIME(1)", temporal(Kind::DateTime, 1), "99bb6e979e28", "2026-11-23 09:30:30.4");
    row("TIMESTAMP epoch + 1", temporal(Kind::Timestamp), "00000001", "1970-01-01 00:00:01");
    row("TIMESTAMP zero", temporal(Kind::Timestamp), "00000000", "0000-00-00 00:00:00");
    row("TIMESTAMP after 2038", temporal(Kind::Timestamp), "ffffffff", "2106-02-07 06:28:15");
    row("TIMESTAMP(3)", temporal(Kind::Timestamp, 3), "7fffffff1ed2", "2038-01-19 03:14:07.789");

    row("utf8mb4", text("utf8mb4"), "e282ac", "€");
    row("latin1 is cp1252", text("latin1"), "8020e4", "€ ä");
    row("latin1 hole", text("latin1"), "81", "\xc2\x81");
    row("gbk", text("gbk"), "c4e3bac3", "你好");
    row("ucs2", text("ucs2"), "004120ac", "A€");
    row("BINARY(4) padded", sized(Kind::Bytes, 4, true), "4100", "A");
    row("ENUM", labelled(Kind::Enum, {"new", "vip"}), "02", "vip");
    row("ENUM 0 is empty", labelled(Kind::Enum, {"new", "vip"}), "00", "");
    row("ENUM two bytes", labelled(Kind::Enum, {"new", "vip"}), "0100", "new");
    row("SET", labelled(Kind::Set, {"a,b", "b", "c"}), "05", "a,b,c");
    row("SET empty", labelled(Kind::Set, {"a", "b"}), "00", "");
    row("JSON empty bytes", typeOf(Kind::Json, "json"), "", "null");
    auto mariaDb = typeOf(Kind::Json, "longtext");
    mariaDb.jsonAsText = true;
    row("JSON of MariaDB", mariaDb, "7b7d", "{}");
}

void ValueTest::readsRowEventBytes() {
    QFETCH(ColumnType, type);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    if (type.fixedLength) expected = expected.leftJustified(static_cast<int>(type.length), '\0');
    QCOMPARE(textOf(type, Wire::Binlog, bytes), expected);
}

void ValueTest::refusesBytesOfAnotherType_data() {
    QTest::addColumn<ColumnType>("type");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* name, const ColumnType& type, const char* hex) {
        QTest::newRow(name) << type << QByteArray::fromHex(hex);
    };
    row("INT of two bytes", integer(4), "0102");
    row("DECIMAL too short", decimal(12, 2), "810d");
    row("DECIMAL group too large", decimal(4, 2), "80ff");
    row("FLOAT of eight", typeOf(Kind::Float, "float"), "9a9999999999b93f");
    row("BIT too long", sized(Kind::Bit, 1), "0001");
    row("YEAR of two", typeOf(Kind::Year, "year"), "0001");
    row("TIME too short", temporal(Kind::Time, 6), "80108a");
    row("DATETIME negative", temporal(Kind::DateTime), "0000000000");
    row("DATETIME minute 63", temporal(Kind::DateTime), "99bb6e9ffe");
    row("ENUM beyond its labels", labelled(Kind::Enum, {"a"}), "02");
    row("SET beyond its labels", labelled(Kind::Set, {"a"}), "02");
    row("unsupported", typeOf(Kind::Unsupported, "inet6"), "00");
    row("charset that nobody has", text("keybcs2"), "80");
    row("no gbk", text("gbk"), "ffff");
    row("geometry of three bytes", typeOf(Kind::Geometry, "point"), "000000");
    row("vector of three bytes", typeOf(Kind::Vector, "vector(1)"), "000000");
}

void ValueTest::refusesBytesOfAnotherType() {
    QFETCH(ColumnType, type);
    QFETCH(QByteArray, bytes);
    const auto said = textOf(type, Wire::Binlog, bytes);
    QVERIFY2(said.startsWith("! "), said.constData());
}

void ValueTest::readsText_data() {
    QTest::addColumn<ColumnType>("type");
    QTest::addColumn<Wire>("wire");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const ColumnType& type, Wire wire, QByteArray bytes, const char* expected) {
        QTest::newRow(name) << type << wire << bytes << QByteArray(expected);
    };
    row("INT", integer(4), Wire::Select, "-7", "-7");
    row("BIGINT UNSIGNED", integer(8, true), Wire::Select, "18446744073709551615", "18446744073709551615");
    row("DECIMAL", decimal(12, 2), Wire::Select, "-12.50", "-12.50");
    row("FLOAT read as c+0e0", typeOf(Kind::Float, "float"), Wire::Select, "0.10000000149011612", "0.1");
    row("FLOAT edited", typeOf(Kind::Float, "float"), Wire::Edited, "0.1", "0.1");
    row("DOUBLE", typeOf(Kind::Double, "double"), Wire::Select, "1e20", "1e+20");
    row("BIT raw", sized(Kind::Bit, 12), Wire::Select, QByteArray::fromHex("0abc"), "2748");
    row("BIT edited", sized(Kind::Bit, 12), Wire::Edited, "2748", "2748");
    row("DATETIME(3)", temporal(Kind::DateTime, 3), Wire::Select, "2026-11-23 09:30:00.250", "2026-11-23 09:30:00.250");
    row("TIMESTAMP ISO", temporal(Kind::Timestamp, 6), Wire::Edited, "2026-11-23T09:30:00.25Z",
        "2026-11-23 09:30:00.250000");
    row("TIME negative", temporal(Kind::Time, 2), Wire::Select, "-00:00:00.01", "-00:00:00.01");
    row("DATE zero", temporal(Kind::Date), Wire::Select, "0000-00-00", "0000-00-00");
    row("YEAR", typeOf(Kind::Year, "year"), Wire::Select, "0000", "0000");
    row("latin1 text", text("latin1"), Wire::Select, "\xe4", "ä");
    row("latin1 edited is UTF-8", text("latin1"), Wire::Edited, "ä", "ä");
    row("not a number", integer(4), Wire::Select, "12a",
        "! A value is no int: the column had another type when it was "
        "written. Take a new snapshot of the table, or correct the record.");
}

void ValueTest::readsText() {
    QFETCH(ColumnType, type);
    QFETCH(Wire, wire);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    QCOMPARE(textOf(type, wire, bytes), expected);
}

void ValueTest::readsJsonTokens_data() {
    QTest::addColumn<ColumnType>("type");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const ColumnType& type, const char* token, QByteArray expected) {
        QTest::newRow(name) << type << QByteArray(token) << expected;
    };
    row("integer", integer(8, true), "18446744073709551615", "18446744073709551615");
    row("boolean as integer", integer(1), "true", "1");
    row("decimal text", decimal(12, 2), "\"12.50\"", "12.50");
    row("bit", sized(Kind::Bit, 1), "false", "0");
    row("text with escapes", text("latin1"), R"("a\"\u00e4\ud83d\ude00\n")", "a\"ä😀\n");
    row("empty text", text(""), "\"\"", "");
    row("bytes", sized(Kind::Bytes, 4), "\"AAEC\"", QByteArray("\0\1\2", 3));
    row("timestamp", temporal(Kind::Timestamp, 3), "\"2026-11-23T09:30:00.123Z\"", "2026-11-23 09:30:00.123");
    row("json", typeOf(Kind::Json, "json"), R"({"a": [1]})", R"({"a": [1]})");
    row("json string", typeOf(Kind::Json, "json"), R"("x")", R"("x")");
    row("vector", typeOf(Kind::Vector, "vector(2)"), "[1, 0]", QByteArray::fromHex("0000803f00000000"));
    row("untyped", typeOf(Kind::Untyped, ""), R"({"x":1})", R"({"x":1})");
    row("null", text(""), "null", "NULL");
}

void ValueTest::readsJsonTokens() {
    QFETCH(ColumnType, type);
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, expected);
    QCOMPARE(textOf(type, Wire::Json, token), expected);
}

void ValueTest::absentAndNullAreTwoThings() {
    const auto type = integer(4);
    std::string scratch;
    QCOMPARE(readValue({&type, {}, Presence::Absent, Wire::Binlog}, scratch)->type, Value::Type::Absent);
    QCOMPARE(readValue({&type, {}, Presence::Null, Wire::Binlog}, scratch)->type, Value::Type::Null);
}

void ValueTest::readsBinaryJson_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* hex, const char* expected) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << QByteArray(expected);
    };
    row("true", "0401", "true");
    row("null", "0400", "null");
    row("int16", "05ffff", "-1");
    row("uint64", "0affffffffffffffff", "18446744073709551615");
    row("double keeps its point", "0b0000000000000840", "3.0");
    row("double small", "0b48afbc9af2d77a3e", "0.0000001");
    row("double 1e14", "0b0000901ec4bcd642", "100000000000000.0");
    row("double 1e15", "0b00003426f56b0c43", "1e15");
    row("double 1e20", "0b408cb5781daf1544", "1e20");
    row("double large", "0b350f63bab4697b43", "1.2345678901234568e17");
    row("double 1e-15", "0b1656e79eaf03d23c", "0.000000000000001");
    row("double 1e-16", "0bbc89d897b2d29c3c", "1e-16");
    row("double negative", "0b000000000000f8bf", "-1.5");
    row("double -0.0", "0b0000000000000080", "-0.0");
    row("text", "0c0268690a", "\"hi\"");
    row("text with quote and line", "0c0422410a5c", R"("\"A\n\\")");
    row("{}", "0000000400", "{}");
    row("[]", "0200000400", "[]");
    // {"a": 1, "b": [true]}: two keys, 1 inlined, the array behind the keys
    row("object", "0002001b00120001001300010005010002140061620100070004010000", R"({"a": 1, "b": [true]})");
    row("opaque DECIMAL 12.50", "0ff60404028c32", "12.50");
    row("opaque DATE", "0f0a0800000000006ebb19", "\"2026-11-23\"");
    row("opaque TIME", "0f0b08000000a810000000", "\"01:02:40.000000\"");
    row("opaque other", "0f10020102", "\"base64:type16:AQI=\"");
}

void ValueTest::readsBinaryJson() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    QCOMPARE(textOf(typeOf(Kind::Json, "json"), Wire::Binlog, bytes), expected);
}

void ValueTest::brokenBinaryJsonIsAnError_data() {
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* name, const char* hex) { QTest::newRow(name) << QByteArray::fromHex(hex); };
    row("unknown type", "7f00");
    row("size beyond the end", "000000ff00");
    row("count beyond the size", "02ffff0400");
    row("text longer than its bytes", "0c7f61");
    row("length without an end", "0cffffffffff");
    // an array whose only element is itself
    row("points at itself", "0201000700020000");
    QByteArray deep = QByteArray::fromHex("0c0161");
    for (int i = 0; i < 200; ++i) {
        const auto size = static_cast<quint16>(deep.size() - 1 + 7);
        QByteArray outer = QByteArray::fromHex("020100");
        outer += static_cast<char>(size & 0xff);
        outer += static_cast<char>(size >> 8);
        outer += deep[0];
        outer += QByteArray::fromHex("0700");
        deep = outer + deep.mid(1);
    }
    QTest::newRow("200 levels deep") << deep;
}

void ValueTest::brokenBinaryJsonIsAnError() {
    QFETCH(QByteArray, bytes);
    const auto said = textOf(typeOf(Kind::Json, "json"), Wire::Binlog, bytes);
    QVERIFY2(said.startsWith("! "), said.constData());
}

void ValueTest::convertsCharsets_data() {
    QTest::addColumn<QString>("charset");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* charset, const char* hex, const char* expected) {
        QTest::newRow(charset) << QString(charset) << QByteArray::fromHex(hex) << QString::fromUtf8(expected);
    };
    row("utf8mb3", "c3a4", "ä");
    row("ascii", "41", "A");
    row("latin1", "8c9ff0", "ŒŸð");
    row("latin2", "b1", "ą");
    row("latin5", "fd", "ı");
    row("latin7", "e0", "ą");
    row("greek", "e1", "α");
    row("hebrew", "e0", "א");
    row("koi8r", "c1", "а");
    row("koi8u", "a4", "є");
    row("cp1250", "b9", "ą");
    row("cp1251", "e0", "а");
    row("cp1256", "c7", "ا");
    row("cp1257", "e0", "ą");
    row("cp850", "84", "ä");
    row("cp852", "a5", "ą");
    row("cp866", "a0", "а");
    row("tis620", "a1", "ก");
    row("sjis", "82a0", "あ");
    row("cp932", "82a0", "あ");
    row("ujis", "a4a2", "あ");
    row("eucjpms", "a4a2", "あ");
    row("euckr", "b0a1", "가");
    row("big5", "a741", "你");
    row("gb2312", "c4e3", "你");
    row("gb18030", "8139ef30", "㐁");
    row("utf16", "d83dde00", "😀");
    row("utf16le", "e400", "ä");
    row("utf32", "0001f600", "😀");
    row("macroman", "8a", "ä");
    row("macce", "88", "ą");
    row("armscii8", "b3", "ա");
    row("hp8", "cc", "ä");
}

void ValueTest::convertsCharsets() {
    QFETCH(QString, charset);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    std::string out;
    for (int i = 0; i < 2; ++i) {  // the second time with the open converter
        out.clear();
        const auto done = appendUtf8(bytes.toStdString(), charset.toStdString(), out);
        QVERIFY2(done.has_value(), done ? "" : done.error().message.c_str());
        QCOMPARE(QString::fromStdString(out), expected);
    }
}

void ValueTest::knowsTheCharsetOfACollation_data() {
    QTest::addColumn<int>("collation");
    QTest::addColumn<QString>("charset");
    QTest::newRow("latin1_swedish_ci") << 8 << "latin1";
    QTest::newRow("utf8mb3_general_ci") << 33 << "utf8mb3";
    QTest::newRow("utf8mb4_general_ci") << 45 << "utf8mb4";
    QTest::newRow("binary") << 63 << "binary";
    QTest::newRow("utf8mb4_0900_ai_ci") << 255 << "utf8mb4";
    QTest::newRow("utf8mb4_mn_cyrl_0900_as_cs") << 323 << "utf8mb4";
    QTest::newRow("gb18030_chinese_ci") << 248 << "gb18030";
    QTest::newRow("MariaDB utf8mb3_general_nopad_ci") << 1057 << "utf8mb3";
    QTest::newRow("MariaDB utf8mb4_uca1400_ai_ci") << 2304 << "utf8mb4";
    QTest::newRow("MariaDB utf8mb3_uca1400_ai_ci") << 2048 << "utf8mb3";
    QTest::newRow("none") << 17 << "";
}

void ValueTest::knowsTheCharsetOfACollation() {
    QFETCH(int, collation);
    QFETCH(QString, charset);
    const auto found = charsetOfCollation(static_cast<std::uint16_t>(collation));
    QCOMPARE(QString::fromUtf8(found.data(), static_cast<qsizetype>(found.size())), charset);
}

void ValueTest::countsDays_data() {
    QTest::addColumn<QString>("date");
    QTest::addColumn<qint64>("days");
    QTest::newRow("epoch") << "1970-01-01" << qint64{0};
    QTest::newRow("before") << "1969-12-31" << qint64{-1};
    QTest::newRow("leap day") << "2024-02-29" << qint64{19782};
    QTest::newRow("first") << "1000-01-01" << qint64{-354285};
    QTest::newRow("last") << "9999-12-31" << qint64{2932896};
}

void ValueTest::countsDays() {
    QFETCH(QString, date);
    QFETCH(qint64, days);
    Temporal parsed, back;
    QVERIFY(parseDate(date.toStdString(), parsed));
    QCOMPARE(daysSinceEpoch(parsed), days);
    QVERIFY(dateFromDays(days, back));
    QCOMPARE(back, parsed);
}

void ValueTest::comparesDecimalsExactly_data() {
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<int>("order");
    QTest::newRow("trailing zeros") << QByteArray("1.50") << QByteArray("1.5") << 0;
    QTest::newRow("leading zeros") << QByteArray("007") << QByteArray("7.0") << 0;
    QTest::newRow("signs") << QByteArray("-1") << QByteArray("1") << -1;
    QTest::newRow("negatives") << QByteArray("-2") << QByteArray("-10") << 1;
    QTest::newRow("zero has no sign") << QByteArray("-0.0") << QByteArray("0") << 0;
    QTest::newRow("beyond a double") << QByteArray("9007199254740993") << QByteArray("9007199254740992") << 1;
    QTest::newRow("beyond 64 bits") << QByteArray("18446744073709551616") << QByteArray("18446744073709551615.9") << 1;
}

void ValueTest::comparesDecimalsExactly() {
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QFETCH(int, order);
    QCOMPARE(compareDecimals(a.toStdString(), b.toStdString()), order);
    QCOMPARE(compareDecimals(b.toStdString(), a.toStdString()), -order);
}

void ValueTest::unscalesAsJavaDoes_data() {
    QTest::addColumn<QByteArray>("decimal");
    QTest::addColumn<int>("scale");
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("0") << QByteArray("0.00") << 2 << QByteArray("00");
    QTest::newRow("1") << QByteArray("1") << 0 << QByteArray("01");
    QTest::newRow("127") << QByteArray("1.27") << 2 << QByteArray("7f");
    QTest::newRow("128 needs a sign byte") << QByteArray("1.28") << 2 << QByteArray("0080");
    QTest::newRow("-128") << QByteArray("-1.28") << 2 << QByteArray("80");
    QTest::newRow("-129") << QByteArray("-1.29") << 2 << QByteArray("ff7f");
    QTest::newRow("-1") << QByteArray("-0.01") << 2 << QByteArray("ff");
    QTest::newRow("12.5 at scale 4") << QByteArray("12.5000") << 4 << QByteArray("01e848");
    QTest::newRow("2^64") << QByteArray("18446744073709551616") << 0 << QByteArray("010000000000000000");
    QTest::newRow("65 nines") << QByteArray(65, '9') << 0
                              << QByteArray("00f316271c7fc3908a8bef464e3945ef7a253609ffffffffffffffff");
}

void ValueTest::unscalesAsJavaDoes() {
    QFETCH(QByteArray, decimal);
    QFETCH(int, scale);
    QFETCH(QByteArray, hex);
    const auto unscaled = unscaledOf(decimal.toStdString(), static_cast<unsigned>(scale));
    QVERIFY(unscaled.size > 0);
    const auto view = unscaled.view();
    QCOMPARE(QByteArray(view.data(), static_cast<int>(view.size())).toHex(), hex);
    std::string back;
    QVERIFY(appendUnscaled(view, static_cast<unsigned>(scale), back));
    QCOMPARE(compareDecimals(back, decimal.toStdString()), 0);
}

void ValueTest::knowsJsonDocuments_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("is");
    QTest::newRow("object") << QByteArray(R"( {"a": [1, -2.5e3, "x\u00e4", null, true]} )") << true;
    QTest::newRow("large number") << QByteArray("123456789012345678901234567890") << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("bare word") << QByteArray("****") << false;
    QTest::newRow("two") << QByteArray("1 2") << false;
    QTest::newRow("leading zero") << QByteArray("01") << false;
    QTest::newRow("open") << QByteArray("[1") << false;
    QTest::newRow("comma") << QByteArray("[1,]") << false;
    QTest::newRow("raw line in a string") << QByteArray("\"a\nb\"") << false;
    QTest::newRow("2000 deep") << QByteArray(2000, '[') + QByteArray(2000, ']') << false;
}

void ValueTest::knowsJsonDocuments() {
    QFETCH(QByteArray, text);
    QFETCH(bool, is);
    QCOMPARE(isJsonDocument(text.toStdString()), is);
}

void ValueTest::garbageNeverCrashes() {
    std::mt19937 random(20261124);
    std::vector<ColumnType> types = {integer(1),
                                     integer(8, true),
                                     decimal(65, 30),
                                     decimal(0, 0),
                                     typeOf(Kind::Float, "float"),
                                     typeOf(Kind::Double, "double"),
                                     sized(Kind::Bit, 64),
                                     typeOf(Kind::Year, "year"),
                                     temporal(Kind::Date),
                                     temporal(Kind::Time, 6),
                                     temporal(Kind::DateTime, 3),
                                     temporal(Kind::Timestamp, 6),
                                     temporal(Kind::Timestamp, 255),
                                     text("gb18030"),
                                     text("utf16"),
                                     text("latin1"),
                                     sized(Kind::Bytes, 8, true),
                                     labelled(Kind::Enum, {"a"}),
                                     labelled(Kind::Set, {"a", "b"}),
                                     typeOf(Kind::Json, "json"),
                                     typeOf(Kind::Geometry, "geometry"),
                                     typeOf(Kind::Vector, "vector(2)"),
                                     typeOf(Kind::Untyped, ""),
                                     typeOf(Kind::Unsupported, "?")};
    const QByteArray seeds[] = {QByteArray::fromHex("0002001b00120001001300010005010002140061620100070004010000"),
                                QByteArray::fromHex("0ff60404028c32"),
                                "-838:59:59.123456",
                                "2026-11-23T09:30:00Z",
                                R"("a\ud83d\ude00")",
                                "[1, 2.5]",
                                "-12.50"};
    std::size_t read = 0, refused = 0;
    std::string scratch, out;
    for (int round = 0; round < 20'000; ++round) {
        QByteArray bytes = seeds[random() % std::size(seeds)];
        bytes.truncate(static_cast<int>(random() % (static_cast<unsigned>(bytes.size()) + 1)));
        for (unsigned i = random() % 4; i > 0 && !bytes.isEmpty(); --i)
            bytes[static_cast<int>(random() % static_cast<unsigned>(bytes.size()))] = static_cast<char>(random());
        const std::vector<char> exact(bytes.begin(), bytes.end());  // no byte behind the end, for the sanitizer
        for (const auto& type : types)
            for (const auto wire : {Wire::Binlog, Wire::Select, Wire::Edited, Wire::Json}) {
                const auto value = readValue({&type, {exact.data(), exact.size()}, Presence::Value, wire}, scratch);
                if (!value) {
                    ++refused;
                    QVERIFY(!value.error().message.empty());
                    continue;
                }
                ++read;
                out.clear();
                appendText(*value, type, out);
            }
    }
    QVERIFY(read > 0);
    QVERIFY(refused > 0);
}

QTEST_GUILESS_MAIN(ValueTest)
#include "value_test.moc"
