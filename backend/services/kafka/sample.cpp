#include "backend/services/kafka/sample.h"

#include "backend/services/kafka/admin.h"
#include "backend/services/kafka/client.h"

#include <algorithm>
#include <map>

namespace sluice::services::kafka {
namespace {

SampledRecord copyOf(const rd_kafka_message_t& message) {
    SampledRecord record;
    record.topic = rd_kafka_topic_name(message.rkt);
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

Result<std::vector<SampledRecord>> readRecords(const config::Connection& connection, const config::Secrets& secrets,
                                               const std::vector<RecordRange>& ranges, const std::stop_token& stop,
                                               std::chrono::milliseconds limit) {
    std::vector<SampledRecord> records;
    if (ranges.empty()) return records;
    // A group has to be named, but assigning by hand joins none.
    auto client = Client::open(Role::Consumer, connection, secrets,
                               {{"group.id", "sluice-sample"},
                                {"enable.auto.commit", "false"},
                                {"enable.partition.eof", "true"},
                                {"isolation.level", "read_committed"},
                                {"queued.max.messages.kbytes", "4096"}});
    if (!client) return forward(client);
    Partitions list(rd_kafka_topic_partition_list_new(static_cast<int>(ranges.size())));
    std::map<std::pair<std::string, std::int32_t>, std::int64_t> open;  // where each partition's range ends
    for (const auto& range : ranges) {
        rd_kafka_topic_partition_list_add(list.get(), range.topic.c_str(), range.partition)->offset = range.from;
        open[{range.topic, range.partition}] = range.to;
    }
    rd_kafka_assign(client->get(), list.get());
    struct Destroy {
        void operator()(rd_kafka_message_t* message) const { rd_kafka_message_destroy(message); }
    };
    const auto until = steadyNow() + limit;
    while (!open.empty() && steadyNow() < until && !stop.stop_requested()) {
        const std::unique_ptr<rd_kafka_message_t, Destroy> message(rd_kafka_consumer_poll(client->get(), 100));
        if (!message) continue;
        if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR && message->err != RD_KAFKA_RESP_ERR__PARTITION_EOF)
            return tl::unexpected<Error>(client->error(message->err, "cannot give records"));
        const std::pair place(std::string(rd_kafka_topic_name(message->rkt)), message->partition);
        const auto range = open.find(place);
        const bool isRecord = message->err == RD_KAFKA_RESP_ERR_NO_ERROR;
        if (range == open.end()) continue;
        if (isRecord && message->offset < range->second) records.push_back(copyOf(*message));
        if (!isRecord || message->offset + 1 >= range->second) open.erase(range);
    }
    rd_kafka_assign(client->get(), nullptr);
    return records;
}

Result<std::vector<SampledRecord>> newestRecords(const config::Connection& connection, const config::Secrets& secrets,
                                                 const std::string& topic, unsigned perPartition,
                                                 const std::stop_token& stop, std::chrono::milliseconds limit) {
    auto admin = Admin::open(connection, secrets);
    if (!admin) return forward(admin);
    const std::string topics[] = {topic};
    const auto partitions = admin->partitions(topics, stop, limit);
    if (!partitions) return forward(partitions);
    const auto starts = admin->startOffsets(*partitions, limit);
    if (!starts) return forward(starts);
    const auto ends = admin->endOffsets(*partitions, limit);
    if (!ends) return forward(ends);
    std::vector<RecordRange> ranges;
    for (std::size_t i = 0; i < partitions->size(); ++i) {
        const auto to = (*ends)[i].offset;
        const auto from = std::max((*starts)[i].offset, to - static_cast<std::int64_t>(perPartition));
        if (from < to) ranges.push_back({topic, (*partitions)[i].partition, from, to});
    }
    return readRecords(connection, secrets, ranges, stop, limit);
}

}  // namespace sluice::services::kafka
