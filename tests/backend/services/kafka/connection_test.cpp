#include "backend/services/connection_kind.h"
#include "backend/services/kafka/admin.h"
#include "backend/services/kafka/client.h"

#include <QElapsedTimer>
#include <QTest>

using namespace sluice;
using config::Check;

namespace {

config::Connection connectionTo(const std::string& broker) {
    config::Connection connection;
    connection.name = "bus";
    connection.kind = "kafka";
    connection.brokers = {broker};
    return connection;
}

config::Checks test(const config::Connection& connection) {
    return services::find("kafka")->test(connection, config::Secrets(), ConnectionUse::Unknown, {});
}

}  // namespace

class KafkaConnectionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLadderEndsAtTheStepThatFails_data();
    void theLadderEndsAtTheStepThatFails();
    void refusesPropertiesThatSluiceRules();
    void namesAWrongPropertyWithoutItsValue();
    void aQuestionEndsWithItsStop();
};

void KafkaConnectionTest::theLadderEndsAtTheStepThatFails_data() {
    QTest::addColumn<QString>("broker");
    QTest::addColumn<QString>("step");
    QTest::newRow("no such name") << "no-such-host.invalid:9092" << "Name";
    QTest::newRow("nobody listens") << "127.0.0.1:1" << "TCP";
}

void KafkaConnectionTest::theLadderEndsAtTheStepThatFails() {
    QFETCH(QString, broker);
    QFETCH(QString, step);
    QElapsedTimer clock;
    clock.start();
    const auto checks = test(connectionTo(broker.toStdString()));
    QVERIFY2(clock.elapsed() < 10'000, std::to_string(clock.elapsed()).c_str());
    QVERIFY(!checks.empty());
    QCOMPARE(QString::fromStdString(checks.back().what), step);
    QVERIFY(checks.back().outcome == Check::Outcome::Failed);
    QVERIFY(!checks.back().fix.empty());
    QVERIFY2(checks.back().found.find("suppressed") == std::string::npos, checks.back().found.c_str());
    for (std::size_t i = 0; i + 1 < checks.size(); ++i) QVERIFY(checks[i].outcome == Check::Outcome::Passed);
}

void KafkaConnectionTest::refusesPropertiesThatSluiceRules() {
    auto connection = connectionTo("127.0.0.1:1");
    connection.properties = {{"enable.idempotence", "false"}};
    const auto refused = services::kafka::Admin::open(connection, config::Secrets());
    QVERIFY(!refused.has_value());
    QVERIFY(refused.error().remedy == Remedy::Halt);
    QVERIFY2(refused.error().message.find("enable.idempotence") != std::string::npos, refused.error().message.c_str());
}

void KafkaConnectionTest::namesAWrongPropertyWithoutItsValue() {
    auto connection = connectionTo("127.0.0.1:1");
    connection.properties = {{"ssl.key.pem", "this is the secret"}, {"no.such.property", "another secret"}};
    for (std::size_t i = 0; i < 2; ++i) {
        const auto refused = services::kafka::Admin::open(connection, config::Secrets());
        if (!refused) {
            QVERIFY2(refused.error().message.find("secret") == std::string::npos, refused.error().message.c_str());
            QVERIFY2(refused.error().message.find("property") != std::string::npos, refused.error().message.c_str());
        }
        connection.properties.erase(connection.properties.begin());
        QVERIFY(i == 0 || !refused.has_value());
    }
}

void KafkaConnectionTest::aQuestionEndsWithItsStop() {
    auto admin = services::kafka::Admin::open(connectionTo("127.0.0.1:1"), config::Secrets());
    std::stop_source stop;
    stop.request_stop();
    QElapsedTimer clock;
    clock.start();
    QVERIFY(!admin->cluster(stop.get_token(), std::chrono::seconds(30)).has_value());
    QVERIFY2(clock.elapsed() < 2000, std::to_string(clock.elapsed()).c_str());
}

QTEST_GUILESS_MAIN(KafkaConnectionTest)
#include "connection_test.moc"
