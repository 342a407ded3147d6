#include "backend/sinks/kafka/options.h"

#include "backend/config/workspace.h"
#include "backend/services/kafka/error.h"
#include "backend/services/kafka/published_topics.h"
#include "backend/sinks/kafka/record_layout.h"
#include "backend/sources/kafka/options.h"

#include <QTest>

using namespace sluice;

namespace {

config::Workspace workspace(const std::string& sink, const std::string& source = "topics = [\"shop.orders\"]",
                            const std::string& connection = "") {
    auto parsed = config::parseWorkspace(fmt::format(R"(
[connection.orders-db]
kind = "mysql"
[connection.bus]
kind = "kafka"
brokers = ["127.0.0.1:9092"]
{}
[connection.cache]
kind = "redis"
[job.publish]
source = {{ connection = "orders-db", tables = ["shop.*", "!shop.tmp_*", "crm.people"] }}
sink = {{ connection = "bus"{} }}
[job.publish.table."shop.audit_log"]
target = "audit"
[job.cache]
source = {{ connection = "bus", {} }}
sink = {{ connection = "cache" }}
)",
                                                     connection, sink, source),
                                         "shop.toml");
    if (!parsed) qFatal("%s", parsed.error().message.c_str());
    return *parsed;
}

}  // namespace

class KafkaOptionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTheSink();
    void refusesASinkWithPlaceAndRemedy_data();
    void refusesASinkWithPlaceAndRemedy();
    void refusesASourceWithPlaceAndRemedy_data();
    void refusesASourceWithPlaceAndRemedy();
    void knowsTheTopicsOfAJob();
    void knowsThePublisherOfATopic();
    void bindsTopicsAndRefusesIllegalNames();
    void laysARecordDownAndBack_data();
    void laysARecordDownAndBack();
    void errorsSayWhatHelps();
};

void KafkaOptionsTest::readsTheSink() {
    const auto shop = workspace(
        R"(, format = "json", compression = "zstd", partitions = 6, "decimal.handling" = "string", time.precision = "connect", decimals = "number")");
    const auto options = sinks::kafka::parseOptions(shop.jobs[0]);
    QVERIFY2(options.has_value(), options ? "" : options.error().message.c_str());
    QCOMPARE(options->partitions, 6u);
    QCOMPARE(options->compression, std::string("zstd"));
    const auto format = sinks::kafka::formatOptions(*options, shop.jobs[0]);
    QVERIFY(format.decimals == FormatOptions::Decimals::String);
    QVERIFY(format.times == FormatOptions::Times::Connect);
    QVERIFY(format.jsonDecimalsAsNumber);
    QCOMPARE(format.connectorName, std::string("orders-db"));
    QVERIFY(sinks::kafka::validate(shop, shop.jobs[0]).has_value());
}

void KafkaOptionsTest::refusesASinkWithPlaceAndRemedy_data() {
    QTest::addColumn<QString>("sink");
    QTest::addColumn<QString>("says");
    QTest::newRow("exactly once") << R"(, delivery = "exactly_once")" << "is not built yet";
    QTest::newRow("canal") << R"(, format = "canal")" << "is not built yet";
    QTest::newRow("format") << R"(, format = "xml")" << "Choose one of: debezium";
    QTest::newRow("unknown key") << ", topics = 3" << "is not an option here";
    QTest::newRow("brace") << R"(, topic = "a{b")" << "brace without its partner";
}

void KafkaOptionsTest::refusesASinkWithPlaceAndRemedy() {
    QFETCH(QString, sink);
    QFETCH(QString, says);
    const auto shop = workspace(sink.toStdString());
    const auto refused = sinks::kafka::validate(shop, shop.jobs[0]);
    QVERIFY(!refused.has_value());
    const auto message = QString::fromStdString(refused.error().message);
    QVERIFY2(message.startsWith("shop.toml:") && message.contains("job.publish.sink"), qPrintable(message));
    QVERIFY2(message.contains(says), qPrintable(message));
}

void KafkaOptionsTest::refusesASourceWithPlaceAndRemedy_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("says");
    QTest::newRow("no pattern") << R"(topics = ["^shop"])" << "is no topic name";
    QTest::newRow("nothing but taken away") << R"(topics = ["!shop.*"])" << "only takes away";
    QTest::newRow("format") << R"(topics = ["a"], format = "maxwell")" << "is not built yet";
    QTest::newRow("start") << R"(topics = ["a"], start = "snapshot")" << "\"earliest\", \"now\" or { time";
    QTest::newRow("types") << R"(topics = ["a"], types = "cache")" << "no mysql or tidb connection";
}

void KafkaOptionsTest::refusesASourceWithPlaceAndRemedy() {
    QFETCH(QString, source);
    QFETCH(QString, says);
    const auto shop = workspace("", source.toStdString());
    const auto refused = sources::kafka::validate(shop, shop.jobs[1]);
    QVERIFY(!refused.has_value());
    QVERIFY2(QString::fromStdString(refused.error().message).contains(says), refused.error().message.c_str());
}

void KafkaOptionsTest::knowsTheTopicsOfAJob() {
    const auto shop = workspace(R"(, topic = "live.{database}.{table}.{id}")");
    QCOMPARE(services::kafka::publishedTopics(shop.jobs[0]),
             (std::vector<std::string>{"live.shop.*.*", "live.crm.people.*", "audit"}));
    QCOMPARE(services::kafka::publishedTopic(shop.jobs[0], "shop", "audit_log"), std::string("audit"));
    const auto plain = workspace("");
    QCOMPARE(services::kafka::publishedTopic(plain.jobs[0], "shop", "orders"), std::string("shop.orders"));
}

void KafkaOptionsTest::knowsThePublisherOfATopic() {
    const auto shop = workspace("");
    const auto find = [&](const std::string& topic) {
        return sources::kafka::publishersOf(shop, *shop.connection("bus"), {topic}).size();
    };
    QCOMPARE(find("shop.orders"), std::size_t{1});
    QCOMPARE(find("audit"), std::size_t{1});
    QCOMPARE(find("crm.other"), std::size_t{0});
}

void KafkaOptionsTest::bindsTopicsAndRefusesIllegalNames() {
    TableSchema table;
    table.database = "shop";
    table.table = "orders";
    const auto bound = sinks::kafka::bindTopic({}, table, nullptr);
    QCOMPARE(bound->constantText(), std::string("shop.orders"));
    config::TableOptions options;
    options.target = "elsewhere";
    QCOMPARE(sinks::kafka::bindTopic({}, table, &options)->constantText(), std::string("elsewhere"));
    table.table = "bestellungen ä";
    const auto refused = sinks::kafka::bindTopic({}, table, nullptr);
    QVERIFY(!refused.has_value());
    QVERIFY(refused.error().message.find("target = ") != std::string::npos);
    QVERIFY(!sinks::kafka::isLegalTopic(""));
    QVERIFY(!sinks::kafka::isLegalTopic(".."));
    QVERIFY(!sinks::kafka::isLegalTopic(std::string(250, 'a')));
    QVERIFY(sinks::kafka::isLegalTopic(std::string(249, 'a')));
}

void KafkaOptionsTest::laysARecordDownAndBack_data() {
    QTest::addColumn<bool>("hasKey");
    QTest::addColumn<bool>("hasValue");
    QTest::addColumn<bool>("hasHeader");
    for (const bool key : {false, true})
        for (const bool value : {false, true})
            for (const bool header : {false, true})
                QTest::addRow("key %d value %d header %d", key, value, header) << key << value << header;
}

void KafkaOptionsTest::laysARecordDownAndBack() {
    QFETCH(bool, hasKey);
    QFETCH(bool, hasValue);
    QFETCH(bool, hasHeader);
    Record record;
    record.hasKey = hasKey;
    record.hasValue = hasValue;
    if (hasKey) record.key = "{\"id\":1}";
    if (hasValue) record.value = "{\"a\":\"ä\"}";
    if (hasHeader) record.header = {"__debezium.newkey", "{\"id\":2}"};
    Arena arena;
    Piece piece;
    sinks::kafka::lay("shop.orders", record, arena, piece);
    const auto view = sinks::kafka::viewOf(piece);
    QCOMPARE(view.topic, std::string_view("shop.orders"));
    QCOMPARE(view.hasKey, hasKey);
    QCOMPARE(view.hasValue, hasValue);
    QVERIFY(view.key == record.key);
    QVERIFY(view.value == record.value);
    QVERIFY(view.headerName == record.header.name);
    QVERIFY(view.headerValue == record.header.value);
}

void KafkaOptionsTest::errorsSayWhatHelps() {
    using services::kafka::remedyOf;
    QVERIFY(remedyOf(RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED) == Remedy::Halt);
    QVERIFY(remedyOf(RD_KAFKA_RESP_ERR__AUTHENTICATION) == Remedy::Halt);
    QVERIFY(remedyOf(RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE) == Remedy::Reject);
    for (const auto code : {RD_KAFKA_RESP_ERR__TRANSPORT, RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION,
                            RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT, RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS})
        QVERIFY(remedyOf(code) == Remedy::Retry);
    QVERIFY(!services::kafka::fixOf(RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED).empty());
}

QTEST_GUILESS_MAIN(KafkaOptionsTest)
#include "options_test.moc"
