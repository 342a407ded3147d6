#include "backend/sinks/elasticsearch/mapping.h"

#include "backend/sinks/elasticsearch/superseded_guard.h"

#include <QJsonDocument>
#include <QTest>

using namespace sluice;
using namespace sluice::sinks::elasticsearch;

namespace {

QByteArray compact(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}
ColumnType typeOf(Kind kind, std::uint8_t bytes = 0, bool isUnsigned = false, std::uint32_t length = 0) {
    ColumnType type;
    type.kind = kind;
    type.bytes = bytes;
    type.isUnsigned = isUnsigned;
    type.length = length;
    return type;
}
TableSchema tableOf(const ColumnType& type) {
    TableSchema schema;
    schema.table = "t";
    Column column;
    column.name = "c";
    column.type = type;
    schema.columns.push_back(column);
    return schema;
}

}  // namespace

class ElasticsearchMappingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mapsEachKindOfColumn_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<bool>("isUnsigned");
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("type");
        const auto row = [](const char* name, Kind kind, int bytes, bool isUnsigned, int length, const char* type) {
            QTest::newRow(name) << static_cast<int>(kind) << bytes << isUnsigned << length << QString::fromLatin1(type);
        };
        row("int", Kind::Integer, 4, false, 0, "long");
        row("int unsigned", Kind::Integer, 4, true, 0, "long");
        row("bigint", Kind::Integer, 8, false, 0, "long");
        row("bigint unsigned", Kind::Integer, 8, true, 0, "keyword");
        row("decimal", Kind::Decimal, 0, false, 0, "keyword");
        row("float", Kind::Float, 0, false, 0, "float");
        row("double", Kind::Double, 0, false, 0, "double");
        row("bit(1)", Kind::Bit, 0, false, 1, "boolean");
        row("bit(8)", Kind::Bit, 0, false, 8, "long");
        row("bit(64)", Kind::Bit, 0, false, 64, "keyword");
        row("year", Kind::Year, 0, false, 0, "integer");
        row("date", Kind::Date, 0, false, 0, "date");
        row("datetime", Kind::DateTime, 0, false, 0, "date");
        row("timestamp", Kind::Timestamp, 0, false, 0, "date");
        row("time", Kind::Time, 0, false, 0, "keyword");
        row("text", Kind::Text, 0, false, 0, "text");
        row("bytes", Kind::Bytes, 0, false, 0, "binary");
        row("enum", Kind::Enum, 0, false, 0, "keyword");
        row("set", Kind::Set, 0, false, 0, "keyword");
        row("json", Kind::Json, 0, false, 0, "object");
        row("geometry", Kind::Geometry, 0, false, 0, "object");
        row("vector", Kind::Vector, 0, false, 0, "object");
        row("untyped", Kind::Untyped, 0, false, 0, "");
    }
    void mapsEachKindOfColumn() {
        QFETCH(int, kind);
        QFETCH(int, bytes);
        QFETCH(bool, isUnsigned);
        QFETCH(int, length);
        QFETCH(QString, type);
        const auto properties = propertiesOf(tableOf(typeOf(static_cast<Kind>(kind), static_cast<std::uint8_t>(bytes),
                                                            isUnsigned, static_cast<std::uint32_t>(length))));
        QCOMPARE(properties.contains(QStringLiteral("c")), !type.isEmpty());
        QCOMPARE(properties.value(QStringLiteral("c")).toObject().value(QStringLiteral("type")).toString(), type);
    }
    void manyColumnsRaiseTheLimitOfFields() {
        auto schema = tableOf(typeOf(Kind::Text));
        for (int i = 0; i < 400; ++i) schema.columns.push_back(schema.columns.front());
        QVERIFY(compact(indexBody(schema, {}, {})).contains("\"mapping.total_fields.limit\":1203"));
        QVERIFY(!compact(indexBody(tableOf(typeOf(Kind::Text)), {}, {})).contains("total_fields"));
    }
    void readsBackWhatItWrote() {
        Writers writers;
        writers["index"] = {"state-a", 2, 4};
        const auto body = indexBody(tableOf(typeOf(Kind::Text)), {}, writers);
        const QJsonObject answer{{QStringLiteral("orders-1"),
                                  QJsonObject{{QStringLiteral("mappings"), body.value(QStringLiteral("mappings"))}}}};
        const auto existing = existingOf(compact(answer).toStdString());
        QCOMPARE(existing.writers, writers);
        QVERIFY(missing(propertiesOf(tableOf(typeOf(Kind::Text))), existing.properties).isEmpty());
        auto more = tableOf(typeOf(Kind::Text));
        more.columns.push_back({"d", typeOf(Kind::Date), true, false, false, std::nullopt});
        QCOMPARE(missing(propertiesOf(more), existing.properties).keys(), QStringList{QStringLiteral("d")});
    }
    void keepsWhatOthersWroteIntoMeta() {
        const QJsonObject meta{{QStringLiteral("owner"), QStringLiteral("search team")}};
        const auto with = withWriters(meta, {{"index", {"s", 0, 1}}});
        QCOMPARE(with.value(QStringLiteral("owner")).toString(), QStringLiteral("search team"));
        QVERIFY(with.contains(QStringLiteral("sluice")));
    }
    void manySupersededDocumentsAreNoticedAfterTheFirstMinute() {
        const auto start = steadyNow();
        const auto at = [&](int seconds) { return start + std::chrono::seconds(seconds); };
        SupersededGuard guard;
        QVERIFY(!guard.tooMany(10'000, 9'000, at(0)));  // a start repeats what was in flight
        QVERIFY(!guard.tooMany(10'000, 9'000, at(61)));
        QVERIFY(!guard.tooMany(10'000, 90, at(70)));
        QVERIFY(!guard.tooMany(10'000, 90, at(122)));  // not more than one in a hundred
        QVERIFY(!guard.tooMany(50, 50, at(183)));      // too few to say
        QVERIFY(!guard.tooMany(10'000, 500, at(190)));
        QVERIFY(guard.tooMany(10'000, 500, at(250)));
    }
    void aLostStateWritesNewerVersions_data() {
        QTest::addColumn<QString>("job");
        QTest::addColumn<QString>("state");
        QTest::addColumn<int>("firstEpoch");
        QTest::newRow("goes on") << "index" << "state-a" << 2;
        QTest::newRow("its store was lost") << "index" << "state-b" << 10;
        QTest::newRow("another job") << "other" << "state-c" << 10;
    }
    void aLostStateWritesNewerVersions() {
        QFETCH(QString, job);
        QFETCH(QString, state);
        QFETCH(int, firstEpoch);
        const Writers writers = {{"index", {"state-a", 2, 4}}, {"older", {"state-x", 0, 9}}};
        QCOMPARE(writerOf(writers, job.toStdString(), state.toStdString()).firstEpoch,
                 static_cast<std::uint64_t>(firstEpoch));
        QCOMPARE(writerOf({}, job.toStdString(), state.toStdString()).firstEpoch, std::uint64_t{0});
    }
};

QTEST_GUILESS_MAIN(ElasticsearchMappingTest)
#include "mapping_test.moc"
