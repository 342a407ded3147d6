#include "backend/sources/kafka/types.h"

#include "backend/change/value.h"
#include "backend/sources/kafka/record_shape.h"
#include "backend/sources/kafka/slab.h"
#include "backend/sources/kafka/sql_type.h"

#include <QTest>

using namespace sluice;
using namespace sluice::sources::kafka;

class KafkaTypesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsSqlTypes_data();
    void readsSqlTypes();
    void refusesWhatIsNoType_data();
    void refusesWhatIsNoType();
    void whatTheJobSaysTypesWhatNobodyElseDoes();
    void takesTheKeyThatIdentifies();
    void shapesDifferByNamesAlone();
    void findsATableByNameAndByTopic();
    void keepsEqualSchemasOnce();
    void aSlabSaysWhatItAdds();
};

void KafkaTypesTest::readsSqlTypes_data() {
    QTest::addColumn<QString>("sql");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("rest");
    const auto row = [](const char* sql, Kind kind, const char* rest) {
        QTest::newRow(sql) << sql << static_cast<int>(kind) << rest;
    };
    // unsigned, bytes, precision, scale, fraction, length, labels
    row("bigint unsigned", Kind::Integer, "u 8 0 0 0 0 ");
    row("int(11)", Kind::Integer, "s 4 0 0 0 0 ");
    row("tinyint(1)", Kind::Integer, "s 1 0 0 0 0 ");
    row("decimal(12,2)", Kind::Decimal, "s 0 12 2 0 0 ");
    row("decimal(5,0) unsigned", Kind::Decimal, "u 0 5 0 0 0 ");
    row("datetime(6)", Kind::DateTime, "s 0 0 0 6 0 ");
    row("timestamp", Kind::Timestamp, "s 0 0 0 0 0 ");
    row("varchar(64)", Kind::Text, "s 0 0 0 0 64 ");
    row("mediumtext", Kind::Text, "s 3 0 0 0 1 ");
    row("binary(16)", Kind::Bytes, "s 0 0 0 0 16 ");
    row("bit(12)", Kind::Bit, "s 0 0 0 0 12 ");
    row("enum('a','it''s','x,y')", Kind::Enum, "s 0 0 0 0 0 a|it's|x,y");
    row("set('a','b')", Kind::Set, "s 0 0 0 0 0 a|b");
    row("json", Kind::Json, "s 4 0 0 0 0 ");
    row("point", Kind::Geometry, "s 4 0 0 0 0 ");
    row("inet6", Kind::Untyped, "s 0 0 0 0 0 ");
}

void KafkaTypesTest::readsSqlTypes() {
    QFETCH(QString, sql);
    QFETCH(int, kind);
    QFETCH(QString, rest);
    services::mysql::TableColumn column;
    column.columnType = sql.toStdString();
    const auto type = typeOf(column);
    QCOMPARE(static_cast<int>(type.kind), kind);
    QCOMPARE(QString::fromStdString(fmt::format("{} {} {} {} {} {} {}", type.isUnsigned ? 'u' : 's', type.bytes,
                                                type.precision, type.scale, type.fraction, type.length,
                                                fmt::join(type.labels, "|"))),
             rest);
}

void KafkaTypesTest::refusesWhatIsNoType_data() {
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("isType");
    for (const auto* sql : {"bigint", "BIGINT UNSIGNED", "decimal(12,2)", "varchar(255)", "json", "enum('a','It''s;')"})
        QTest::newRow(sql) << sql << true;
    for (const auto* sql :
         {"", "number", "varchar", "varchar(255", "bigint; DROP TABLE t", "enum(", "enum('a", "int) PRIMARY KEY --"})
        QTest::newRow(*sql ? sql : "nothing") << sql << false;
}

void KafkaTypesTest::refusesWhatIsNoType() {
    QFETCH(QString, sql);
    const auto type = typeOf(sql.toStdString());
    QTEST(type.has_value(), "isType");
    if (!type) QVERIFY(type.error().message.find("is no type of MySQL") != std::string::npos);
}

void KafkaTypesTest::whatTheJobSaysTypesWhatNobodyElseDoes() {
    const auto workspace = config::parseWorkspace(R"toml(
[connection.bus]
kind = "kafka"
brokers = ["127.0.0.1:1"]
[connection.cache]
kind = "redis"
[job.cache]
source = { connection = "bus", topics = ["shop.orders"], format = "json" }
sink = { connection = "cache" }
[job.cache.table."shop.orders"]
types = { price = "decimal(12,2)", at = "datetime(6)" }
)toml",
                                                  "test.toml");
    QVERIFY2(workspace.has_value(), workspace ? "" : workspace.error().message.c_str());
    const auto& job = *workspace->job("cache");
    QVERIFY(validate(*workspace, job).has_value());
    config::Secrets secrets;
    const ConnectorContext context{*workspace, job, *workspace->connection("bus"), secrets, nullptr, {}};
    const auto types = typesOf(context, *parseOptions(job));
    RecordSlab slab(formats::find("json")->make({}), 100);
    const std::string topic = "shop.orders";
    slab.add({&topic, 0, 0, {}, R"({"id":1})", R"({"id":1,"price":"12.50","note":"x"})", true, true});
    slab.add({&topic, 0, 1, {}, R"({"id":2})", R"({"id":2,"price":"dear"})", true, true});
    slab.use(types.current());
    Batch batch;
    QVERIFY(slab.index(batch).has_value());
    QCOMPARE(batch.rows.size(), std::size_t{2});
    const auto& schema = batch.rows[0].schema();
    const auto kind = [&](const char* name) { return schema.columns[*schema.indexOf(name)].type.kind; };
    QCOMPARE(kind("price"), Kind::Decimal);
    QCOMPARE(kind("at"), Kind::DateTime);  // said, though no record has it yet
    QCOMPARE(kind("note"), Kind::Untyped);
    QCOMPARE(schema.key.size(), std::size_t{1});
    std::string scratch;
    QVERIFY(readValue(batch.rows[0].current(*schema.indexOf("price")), scratch).has_value());
    // What does not fit is refused, not bent.
    QVERIFY(!readValue(batch.rows[1].current(*batch.rows[1].schema().indexOf("price")), scratch).has_value());
}

void KafkaTypesTest::takesTheKeyThatIdentifies() {
    services::mysql::TableDefinition table;
    for (const auto* name : {"a", "b", "c"}) {
        auto& column = table.columns.emplace_back();
        column.name = name;
        column.columnType = "int";
        column.nullable = column.name == "a";
    }
    table.indexes = {{"maybe", true, true, {"a"}}, {"part", true, false, {"b"}}, {"sure", true, true, {"c", "b"}}};
    QCOMPARE(schemaOf(table).key, (std::vector<std::size_t>{2, 1}));
    table.indexes.push_back({"PRIMARY", true, true, {"b"}});
    QCOMPARE(schemaOf(table).key, (std::vector<std::size_t>{1}));
    table.indexes.clear();
    QVERIFY(schemaOf(table).key.empty());
}

void KafkaTypesTest::shapesDifferByNamesAlone() {
    const auto shape = [](const char* record) { return shapeOf(record, 3); };
    QCOMPARE(shape(R"({"after":{"id":1,"a":"x"},"op":"c"})"), shape(R"({"after":{"id":27,"a":"\"{y"}, "op" : "u"})"));
    QVERIFY(shape(R"({"after":{"id":1}})") != shape(R"({"after":{"id":1,"b":null}})"));
    QVERIFY(shape(R"({"after":null})") != shape(R"({"after":{}, "b":1})"));
    QVERIFY(shape(R"({"before":{"id":1},"after":null})") != shape(R"({"before":null,"after":{"id":1}})"));
    // What lies deeper belongs to values.
    QCOMPARE(shapeOf(R"({"id":1,"j":{"x":1}})", 1), shapeOf(R"({"id":2,"j":{"y":[1]}})", 1));
    for (const auto* broken : {"", "{", "\"", "{\"a", "{\"a\\", "]]]]", "{\"a\":{\"b\\\"c"}) shape(broken);
}

void KafkaTypesTest::findsATableByNameAndByTopic() {
    auto orders = std::make_shared<TableSchema>();
    orders->database = "shop";
    orders->table = "orders";
    const TypesOfAMoment types({{"live-orders", orders}}, std::make_shared<SchemaKeeper>());
    QCOMPARE(types.find("shop", "orders").get(), orders.get());
    QCOMPARE(types.find("live-orders", "live-orders").get(), orders.get());
    QVERIFY(!types.find("shop", "customers"));
}

void KafkaTypesTest::keepsEqualSchemasOnce() {
    SchemaKeeper keeper;
    TableSchema schema;
    schema.database = "d";
    schema.table = "t";
    const auto first = keeper.keep(schema);
    QCOMPARE(keeper.keep(schema).get(), first.get());
    schema.table = "u";
    QVERIFY(keeper.keep(schema).get() != first.get());
}

void KafkaTypesTest::aSlabSaysWhatItAdds() {
    RecordSlab slab(nullptr, 100);
    const std::string topic = "t", other = "u";
    slab.add({&topic, 0, 5, fromMicros(3000), "k", "v", true, true});
    slab.add({&other, 0, 9, fromMicros(1000), "k", "", true, false});
    slab.add({&topic, 1, 2, {}, "", "v", false, true});
    slab.add({&topic, 0, 7, fromMicros(9000), "k", "v", true, true});  // 6 was a transaction's marker
    const auto progress = slab.progress();
    QCOMPARE(progress.offsets.size(), std::size_t{3});
    QVERIFY(progress.offsets[0] == (PartitionOffset{"t", 0, 8}));
    QVERIFY(progress.offsets[1] == (PartitionOffset{"u", 0, 10}));
    QVERIFY(progress.offsets[2] == (PartitionOffset{"t", 1, 3}));
    QVERIFY(progress.oldestCommit == fromMicros(1000));
}

QTEST_GUILESS_MAIN(KafkaTypesTest)
#include "types_test.moc"
