#include "backend/services/kafka/sample.h"

#include "backend/services/kafka/admin.h"
#include "backend/services/kafka/client.h"

#include <algorithm>

namespace sluice::services::kafka {
namespace {

SampledRecord copyOf(const rd_kafka_message_t& message) {
    SampledRecord record;
    record.partition = message.partition;
    record.offset = message.offset;
    rd_kafka_timestamp_type_t kind = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE;
    if (const auto time = rd_kafka_message_timestamp(&message, &kind); time > 0) record.time = fromMicros(time * 1000);
    record.hasKey = message.key != nullptr;
    record.hasValue = message.payload != nullptr;
    if (record.hasKey) record.key.assign(static_cast<const char*>(message.key), message.key_len);
    if (record.hasValue) record.value.assign(static_cast<const char*>(message.payload), message.len);
    return record;
}

}  // namespace

Result<std::vector<SampledRecord>> newestRecords(const config::Connection& connection, const config::Secrets& secrets,
                                                 const std::string& topic, unsigned perPartition,
                                                 const std::stop_token& stop, std::chrono::milliseconds limit) {
    std::vector<SampledRecord> records;
    auto admin = Admin::open(connection, secrets);
    if (!admin) return forward(admin);
    const std::string topics[] = {topic};
    const auto partitions = admin->partitions(topics, stop, limit);
    if (!partitions) return forward(partitions);
    const auto starts = admin->startOffsets(*partitions, limit);
    if (!starts) return forward(starts);
    const auto ends = admin->endOffsets(*partitions, limit);
    if (!ends) return forward(ends);
    // A group has to be named, but assigning by hand joins none.
    auto client = Client::open(Role::Consumer, connection, secrets,
                               {{"group.id", "sluice-sample"},
                                {"enable.auto.commit", "false"},
                                {"enable.partition.eof", "true"},
                                {"isolation.level", "read_committed"},
                                {"queued.max.messages.kbytes", "4096"}});
    if (!client) return forward(client);
    Partitions list(rd_kafka_topic_partition_list_new(static_cast<int>(partitions->size())));
    for (std::size_t i = 0; i < partitions->size(); ++i) {
        const auto from = std::max((*starts)[i].offset, (*ends)[i].offset - static_cast<std::int64_t>(perPartition));
        if (from < (*ends)[i].offset)
            rd_kafka_topic_partition_list_add(list.get(), topic.c_str(), (*partitions)[i].partition)->offset = from;
    }
    if (list->cnt == 0) return records;
    rd_kafka_assign(client->get(), list.get());
    struct Destroy {
        void operator()(rd_kafka_message_t* message) const { rd_kafka_message_destroy(message); }
    };
    const auto until = steadyNow() + limit;
    for (int ended = 0; ended < list->cnt && steadyNow() < until && !stop.stop_requested();) {
        const std::unique_ptr<rd_kafka_message_t, Destroy> message(rd_kafka_consumer_poll(client->get(), 100));
        if (!message) continue;
        if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF)
            ++ended;
        else if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR)
            return tl::unexpected<Error>(client->error(message->err, "cannot give records of " + topic));
        else
            records.push_back(copyOf(*message));
    }
    rd_kafka_assign(client->get(), nullptr);
    return records;
}

}  // namespace sluice::services::kafka
