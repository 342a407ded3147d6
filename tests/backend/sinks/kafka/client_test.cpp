// Against librdkafka's own broker, which fails on order.
#include "tests/support/kafka_records.h"
#include "tests/support/sink_under_test.h"

#include <memory>

#include <fmt/format.h>
#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr std::int16_t produceRequest = 0;

class MockBroker {
public:
    MockBroker() : m_handle(rd_kafka_new(RD_KAFKA_PRODUCER, rd_kafka_conf_new(), nullptr, 0)) {
        m_cluster = rd_kafka_mock_cluster_new(m_handle, 1);
    }
    ~MockBroker() {
        rd_kafka_mock_cluster_destroy(m_cluster);
        rd_kafka_destroy(m_handle);
    }
    rd_kafka_mock_cluster_t* get() const { return m_cluster; }
    std::string address() const { return rd_kafka_mock_cluster_bootstraps(m_cluster); }

private:
    rd_kafka_t* m_handle;
    rd_kafka_mock_cluster_t* m_cluster;
};

}  // namespace

class KafkaSinkClientTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The library takes the acknowledgement of a later batch for that of an earlier one, which a broker that did not
    /// know the topic yet has refused.
    void aBatchThatWasRefusedBeforeALaterOneIsSentAgain() {
        const MockBroker broker;
        rd_kafka_mock_topic_create(broker.get(), "orders", 1, 1);
        SinkUnderTest sink(fmt::format("kind = \"kafka\"\nbrokers = [\"{}\"]\nproperties = {{ \"batch.num.messages\" = "
                                       "\"1\" }}\n",
                                       broker.address()),
                           "topic = \"orders\", format = \"json\"");
        SLUICE_OK(sink.see(madeSchema("shop", "orders", {{"id", Kind::Integer}})));
        for (int id = 0; id < 20; ++id) SLUICE_OK(sink.put({std::to_string(id)}, static_cast<std::uint64_t>(id + 1)));
        rd_kafka_mock_broker_set_rtt(broker.get(), 1, 100);  // the next batches are under way when the first comes back
        rd_kafka_mock_push_request_errors(broker.get(), produceRequest, 1, RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART);
        const auto report = sink.write();
        SLUICE_OK(report);
        QVERIFY(report->rejected.empty());
        rd_kafka_mock_broker_set_rtt(broker.get(), 1, 0);
        // Repeated they may be, but each is there, and the last of each comes in order.
        std::vector<std::string> last;
        for (const auto& record : readTopic(broker.address(), "orders")) {
            std::erase(last, *record.key);
            last.push_back(*record.key);
        }
        QCOMPARE(last.size(), std::size_t{20});
        for (std::size_t id = 0; id < last.size(); ++id) QCOMPARE(last[id], fmt::format("{{\"id\":{}}}", id));
    }
};

QTEST_GUILESS_MAIN(KafkaSinkClientTest)
#include "client_test.moc"
