#include "backend/services/kafka/error.h"

#include <QTest>

using namespace sluice;
using namespace sluice::services::kafka;

class KafkaErrorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsARefusalFromWhatIsOutOfReach_data() {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("remedy");
        QTest::addColumn<bool>("refused");
        const auto retry = int(Remedy::Retry), rejected = int(Remedy::Reject), halted = int(Remedy::Halt);
        const auto row = [](const char* name, rd_kafka_resp_err_t code, int remedy, bool refused) {
            QTest::newRow(name) << int(code) << remedy << refused;
        };
        row("no broker", RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN, retry, false);
        row("connection lost", RD_KAFKA_RESP_ERR__TRANSPORT, retry, false);
        row("not acknowledged", RD_KAFKA_RESP_ERR__TIMED_OUT, retry, false);
        row("no leader", RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE, retry, false);
        row("another leader", RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION, retry, false);
        row("too few replicas", RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS, retry, true);
        row("disk of the broker", RD_KAFKA_RESP_ERR_KAFKA_STORAGE_ERROR, retry, true);
        row("the broker does not say", RD_KAFKA_RESP_ERR_UNKNOWN, retry, true);
        row("no right", RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, halted, false);
        row("too large", RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE, rejected, false);
    }
    void tellsARefusalFromWhatIsOutOfReach() {
        QFETCH(int, code);
        QFETCH(int, remedy);
        QFETCH(bool, refused);
        QCOMPARE(int(remedyOf(rd_kafka_resp_err_t(code))), remedy);
        QCOMPARE(isRefusal(rd_kafka_resp_err_t(code)), refused);
    }
};

QTEST_GUILESS_MAIN(KafkaErrorTest)
#include "error_test.moc"
