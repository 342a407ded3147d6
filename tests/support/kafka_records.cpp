#include "tests/support/kafka_records.h"

#include "backend/services/kafka/admin.h"
#include "backend/services/kafka/client.h"

namespace sluice::test {
namespace {

using services::kafka::Admin;
using services::kafka::Client;
using services::kafka::Role;

config::Connection connectionTo(const std::string& brokers) {
    config::Connection connection;
    connection.name = "test";
    connection.kind = "kafka";
    connection.brokers = {brokers};
    return connection;
}

KafkaRecord recordOf(const rd_kafka_message_t* message) {
    KafkaRecord record;
    record.topic = rd_kafka_topic_name(message->rkt);
    record.partition = message->partition;
    record.offset = message->offset;
    if (message->key) record.key.emplace(static_cast<const char*>(message->key), message->key_len);
    if (message->payload) record.value.emplace(static_cast<const char*>(message->payload), message->len);
    rd_kafka_headers_t* headers = nullptr;
    if (rd_kafka_message_headers(message, &headers) == RD_KAFKA_RESP_ERR_NO_ERROR) {
        const char* name = nullptr;
        const void* value = nullptr;
        std::size_t size = 0;
        for (std::size_t i = 0; rd_kafka_header_get_all(headers, i, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR;
             ++i)
            record.headers.emplace_back(name, std::string(static_cast<const char*>(value), size));
    }
    return record;
}

}  // namespace

std::vector<KafkaRecord> readTopic(const std::string& brokers, const std::string& topic) {
    std::vector<KafkaRecord> records;
    const auto connection = connectionTo(brokers);
    auto admin = Admin::open(connection, config::Secrets());
    const std::string topics[] = {topic};
    auto partitions = admin->partitions(topics, {});
    if (!partitions) return records;
    // `group.id` is ruled by us, so this one is given as our own.
    auto client = Client::open(Role::Consumer, connection, config::Secrets(),
                               {{"group.id", "sluice-test-reader"},
                                {"enable.auto.commit", "false"},
                                {"enable.partition.eof", "true"},
                                {"isolation.level", "read_committed"}});
    services::kafka::Partitions list(rd_kafka_topic_partition_list_new(4));
    for (const auto& point : *partitions)
        rd_kafka_topic_partition_list_add(list.get(), topic.c_str(), point.partition)->offset =
            RD_KAFKA_OFFSET_BEGINNING;
    rd_kafka_assign(client->get(), list.get());
    std::size_t ended = 0;
    const auto until = steadyNow() + std::chrono::seconds(20);
    while (ended < partitions->size() && steadyNow() < until) {
        auto* message = rd_kafka_consumer_poll(client->get(), 100);
        if (!message) continue;
        if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF)
            ++ended;
        else if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR)
            records.push_back(recordOf(message));
        rd_kafka_message_destroy(message);
    }
    rd_kafka_consumer_close(client->get());
    return records;
}

bool writeTopic(const std::string& brokers, const std::vector<KafkaRecord>& records) {
    auto client = Client::open(Role::Producer, connectionTo(brokers), config::Secrets(), {{"partitioner", "murmur2"}});
    if (!client) return false;
    for (const auto& record : records) {
        // The macros cast their arguments without parentheses: plain names only.
        void* key = record.key ? const_cast<char*>(record.key->data()) : nullptr;
        void* value = record.value ? const_cast<char*>(record.value->data()) : nullptr;
        const std::size_t keySize = record.key ? record.key->size() : 0;
        const std::size_t valueSize = record.value ? record.value->size() : 0;
        if (rd_kafka_producev(client->get(), RD_KAFKA_V_TOPIC(record.topic.c_str()),
                              RD_KAFKA_V_PARTITION(record.partition), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
                              RD_KAFKA_V_KEY(key, keySize), RD_KAFKA_V_VALUE(value, valueSize),
                              RD_KAFKA_V_END) != RD_KAFKA_RESP_ERR_NO_ERROR)
            return false;
    }
    return rd_kafka_flush(client->get(), 20'000) == RD_KAFKA_RESP_ERR_NO_ERROR;
}

bool createTopic(const std::string& brokers, const std::string& topic, int partitions) {
    auto admin = Admin::open(connectionTo(brokers), config::Secrets());
    return admin && admin->createTopic(topic, partitions, 1, {}).has_value();
}

bool createCompactedTopic(const std::string& brokers, const std::string& topic) {
    auto client = Client::open(Role::Producer, connectionTo(brokers), config::Secrets(), {});
    if (!client) return false;
    char why[256];
    auto* wanted = rd_kafka_NewTopic_new(topic.c_str(), 1, 1, why, sizeof why);
    rd_kafka_NewTopic_set_config(wanted, "cleanup.policy", "compact");
    auto* queue = rd_kafka_queue_new(client->get());
    rd_kafka_CreateTopics(client->get(), &wanted, 1, nullptr, queue);
    auto* answer = rd_kafka_queue_poll(queue, 10'000);
    const bool made = answer && rd_kafka_event_error(answer) == RD_KAFKA_RESP_ERR_NO_ERROR;
    if (answer) rd_kafka_event_destroy(answer);
    rd_kafka_queue_destroy(queue);
    rd_kafka_NewTopic_destroy(wanted);
    return made;
}

bool deleteRecords(const std::string& brokers, const std::string& topic) {
    const auto connection = connectionTo(brokers);
    auto admin = Admin::open(connection, config::Secrets());
    const std::string topics[] = {topic};
    auto partitions = admin->partitions(topics, {});
    auto client = Client::open(Role::Producer, connection, config::Secrets(), {});
    if (!partitions || !client) return false;
    services::kafka::Partitions list(rd_kafka_topic_partition_list_new(4));
    for (const auto& point : *partitions)
        rd_kafka_topic_partition_list_add(list.get(), topic.c_str(), point.partition)->offset = RD_KAFKA_OFFSET_END;
    auto* before = rd_kafka_DeleteRecords_new(list.get());
    auto* queue = rd_kafka_queue_new(client->get());
    rd_kafka_DeleteRecords(client->get(), &before, 1, nullptr, queue);
    auto* event = rd_kafka_queue_poll(queue, 20'000);
    const bool done = event && rd_kafka_event_error(event) == RD_KAFKA_RESP_ERR_NO_ERROR;
    if (event) rd_kafka_event_destroy(event);
    rd_kafka_DeleteRecords_destroy(before);
    rd_kafka_queue_destroy(queue);
    return done;
}

void deleteTopic(const std::string& brokers, const std::string& topic) {
    if (auto admin = Admin::open(connectionTo(brokers), config::Secrets()))
        static_cast<void>(admin->deleteTopic(topic, {}));
}

}  // namespace sluice::test
