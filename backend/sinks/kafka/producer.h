#pragma once
#include "backend/core/clock.h"
#include "backend/services/kafka/client.h"
#include "backend/sinks/kafka/options.h"
#include "backend/sinks/sink.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sluice::sinks::kafka {

/// One idempotent producer: hands records over in order and counts their acknowledgements. Lives on: the lane.
class Producer {
public:
    struct Failure {
        std::uint32_t index = 0;  ///< of the piece in the group
        rd_kafka_resp_err_t code = RD_KAFKA_RESP_ERR_NO_ERROR;
        bool byBroker = false;  ///< else the library refused it before sending
    };
    /// A failure that is none of the broker's: nothing proves that the record is there.
    static constexpr rd_kafka_resp_err_t unproven = RD_KAFKA_RESP_ERR__INCONSISTENT;

    /// No I/O.
    static Result<std::unique_ptr<Producer>> open(const config::Connection& connection, const config::Secrets& secrets,
                                                  const std::string& compression);
    Producer(const Producer&) = delete;
    Producer& operator=(const Producer&) = delete;
    ~Producer();

    bool knows(std::string_view topic) const { return m_topics.find(topic) != m_topics.end(); }
    void add(const std::string& topic);
    void forget(std::string_view topic);

    /// Hands pieces `from`… over; the topics of all must be known. The library copies the bytes.
    void produce(std::span<const Piece* const> pieces, std::size_t from);
    /// Serves acknowledgements until none is out (true), or until `patience` passes without one, or a stop (false).
    bool settle(std::chrono::milliseconds patience, const std::stop_token& stop);
    std::size_t outstanding() const { return m_outstanding; }
    /// What failed since the last call, by index, in order.
    std::vector<Failure> takeFailures();
    /// The producer can go on no more: a new one is needed.
    bool isFatal() const { return rd_kafka_fatal_error(m_client->get(), nullptr, 0) != RD_KAFKA_RESP_ERR_NO_ERROR; }
    Error error(rd_kafka_resp_err_t code, std::string_view doing) const { return m_client->error(code, doing); }
    Error fatalError() const;

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    struct FreeTopic {
        void operator()(rd_kafka_topic_t* topic) const { rd_kafka_topic_destroy(topic); }
    };
    Producer() = default;
    static void onDelivered(rd_kafka_t*, const rd_kafka_message_t* message, void* opaque);
    void flushRun(rd_kafka_topic_t* topic);
    void produceWithHeader(std::uint32_t index, const struct RecordView& record);

    std::optional<services::kafka::Client> m_client;
    std::unordered_map<std::string, std::unique_ptr<rd_kafka_topic_t, FreeTopic>, TextHash, std::equal_to<>> m_topics;
    std::vector<rd_kafka_message_t> m_run;  ///< records of one topic, handed over together
    std::vector<Failure> m_failures;
    std::size_t m_outstanding = 0;
    SteadyTime m_lastNews{};
};

}  // namespace sluice::sinks::kafka
