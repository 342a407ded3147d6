#include "backend/sinks/kafka/producer.h"

#include "backend/sinks/kafka/record_layout.h"

#include <algorithm>

namespace sluice::sinks::kafka {
namespace {

constexpr std::size_t longestRun = 4096;

/// librdkafka takes a pointer to what it only reads.
void* bytesOf(std::string_view text) {
    static char nothing = 0;  // an empty value is no null value
    return text.data() ? const_cast<char*>(text.data()) : &nothing;
}

}  // namespace

Result<std::unique_ptr<Producer>> Producer::open(const config::Connection& connection, const config::Secrets& secrets,
                                                 const std::string& compression) {
    std::unique_ptr<Producer> producer(new Producer);
    // No linger: a group is handed over whole, so batches fill by themselves and a lone record goes at once.
    // No message timeout: what is handed over is waited for, or dropped with the producer.
    const services::kafka::Properties properties = {{"enable.idempotence", "true"},
                                                    {"linger.ms", "0"},
                                                    {"message.timeout.ms", "0"},
                                                    {"compression.type", compression},
                                                    {"partitioner", "murmur2"},
                                                    {"queue.buffering.max.messages", "1000000"},
                                                    {"queue.buffering.max.kbytes", "1048576"}};
    auto client = services::kafka::Client::open(services::kafka::Role::Producer, connection, secrets, properties,
                                                {producer.get(), &Producer::onDelivered, nullptr});
    if (!client) return forward(client);
    producer->m_client.emplace(std::move(*client));
    return producer;
}

Producer::~Producer() {
    m_topics.clear();  // before the handle that they belong to
}

void Producer::add(const std::string& topic) {
    if (auto* handle = rd_kafka_topic_new(m_client->get(), topic.c_str(), nullptr)) m_topics[topic].reset(handle);
}

void Producer::forget(std::string_view topic) {
    if (const auto found = m_topics.find(topic); found != m_topics.end()) m_topics.erase(found);
}

void Producer::onDelivered(rd_kafka_t*, const rd_kafka_message_t* message, void* opaque) {
    auto* self = static_cast<Producer*>(services::kafka::Client::ownerOf(opaque));
    --self->m_outstanding;
    // The library takes the acknowledgement of a later batch for that of an earlier one, even where the broker refused
    // that (it did not know the topic yet, say) and then began with the later one. Only an offset proves a record.
    const bool isProven = message->err != RD_KAFKA_RESP_ERR_NO_ERROR || message->offset >= 0;
    const auto code = isProven ? message->err : unproven;
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR)
        self->m_failures.push_back(
            {static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(message->_private)), code, true});
}

void Producer::produce(std::span<const Piece* const> pieces, std::size_t from) {
    m_lastNews = steadyNow();
    rd_kafka_topic_t* topic = nullptr;
    std::string_view topicName;
    for (std::size_t i = from; i < pieces.size(); ++i) {
        const auto record = viewOf(*pieces[i]);
        const auto index = static_cast<std::uint32_t>(i);
        if (record.topic != topicName || m_run.size() == longestRun || !record.headerName.empty()) {
            flushRun(topic);
            topicName = record.topic;
            const auto found = m_topics.find(record.topic);
            topic = found == m_topics.end() ? nullptr : found->second.get();
        }
        if (!topic) {
            m_failures.push_back({index, RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC, false});
        } else if (!record.headerName.empty()) {
            produceWithHeader(index, record);
        } else {
            rd_kafka_message_t& message = m_run.emplace_back();
            message.payload = record.hasValue ? bytesOf(record.value) : nullptr;
            message.len = record.value.size();
            message.key = record.hasKey ? bytesOf(record.key) : nullptr;
            message.key_len = record.key.size();
            message._private = reinterpret_cast<void*>(static_cast<std::uintptr_t>(index));
        }
    }
    flushRun(topic);
}

void Producer::flushRun(rd_kafka_topic_t* topic) {
    if (m_run.empty()) return;
    const int taken = rd_kafka_produce_batch(topic, RD_KAFKA_PARTITION_UA, RD_KAFKA_MSG_F_COPY, m_run.data(),
                                             static_cast<int>(m_run.size()));
    m_outstanding += static_cast<std::size_t>(std::max(taken, 0));
    if (static_cast<std::size_t>(std::max(taken, 0)) < m_run.size())
        for (const auto& message : m_run)
            if (message.err != RD_KAFKA_RESP_ERR_NO_ERROR)
                m_failures.push_back({static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(message._private)),
                                      message.err, false});
    m_run.clear();
    rd_kafka_poll(m_client->get(), 0);
}

void Producer::produceWithHeader(std::uint32_t index, const RecordView& record) {
    const std::string topic(record.topic), header(record.headerName);
    // The macros cast their arguments without parentheses: plain names only.
    void* key = record.hasKey ? bytesOf(record.key) : nullptr;
    void* value = record.hasValue ? bytesOf(record.value) : nullptr;
    const std::size_t keySize = record.key.size(), valueSize = record.value.size();
    const auto headerSize = static_cast<ssize_t>(record.headerValue.size());
    void* number = reinterpret_cast<void*>(static_cast<std::uintptr_t>(index));
    const auto code =
        rd_kafka_producev(m_client->get(), RD_KAFKA_V_TOPIC(topic.c_str()), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
                          RD_KAFKA_V_KEY(key, keySize), RD_KAFKA_V_VALUE(value, valueSize),
                          RD_KAFKA_V_HEADER(header.c_str(), record.headerValue.data(), headerSize),
                          RD_KAFKA_V_OPAQUE(number), RD_KAFKA_V_END);
    if (code == RD_KAFKA_RESP_ERR_NO_ERROR)
        ++m_outstanding;
    else
        m_failures.push_back({index, code, false});
}

bool Producer::settle(std::chrono::milliseconds patience, const std::stop_token& stop) {
    while (m_outstanding > 0) {
        if (stop.stop_requested() || isFatal()) return false;
        const auto before = m_outstanding;
        rd_kafka_poll(m_client->get(), 100);
        if (m_outstanding != before) {
            m_lastNews = steadyNow();
            m_client->forgetReports();
        } else if (steadyNow() - m_lastNews > patience) {
            m_lastNews = steadyNow();  // the next call waits as long again
            return false;
        }
    }
    return true;
}

std::vector<Producer::Failure> Producer::takeFailures() {
    auto failures = std::exchange(m_failures, {});
    std::sort(failures.begin(), failures.end(), [](const auto& a, const auto& b) { return a.index < b.index; });
    return failures;
}

Error Producer::fatalError() const {
    char why[512] = "";
    const auto code = rd_kafka_fatal_error(m_client->get(), why, sizeof why);
    auto error = m_client->error(code, "refuses this producer");
    error.message += ' ';
    error.message += why;
    return error;
}

}  // namespace sluice::sinks::kafka
