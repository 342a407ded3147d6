#include "backend/engine/log_distance.h"

#include <algorithm>

namespace sluice {
namespace {

/// -1, 0, 1 as file `a` is older than, the same as, newer than `b`. `binlog.999999` is followed by `binlog.1000000`.
int compareFiles(const std::string& a, const std::string& b) {
    if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
    return a.compare(b) < 0 ? -1 : a == b ? 0 : 1;
}

std::int64_t nextOf(const std::vector<PartitionOffset>& offsets, const PartitionOffset& wanted) {
    for (const auto& offset : offsets)
        if (offset.partition == wanted.partition && offset.topic == wanted.topic) return offset.next;
    return 0;
}

}  // namespace

bool reaches(const LogPoint& read, const LogPoint& head) {
    const int file = compareFiles(read.file, head.file);
    return file != 0 ? file > 0 : read.offset >= head.offset;
}

bool reaches(const std::vector<PartitionOffset>& read, const std::vector<PartitionOffset>& ends) {
    return std::all_of(ends.begin(), ends.end(),
                       [&](const PartitionOffset& end) { return nextOf(read, end) >= end.next; });
}

std::optional<std::uint64_t> bytesBefore(const watch::MySqlSample& sample, const LogPoint& point) {
    std::uint64_t bytes = 0;
    for (const auto& [file, size] : sample.files) {
        if (file == point.file) return bytes + point.offset;
        bytes += size;
    }
    return std::nullopt;
}

std::uint64_t messagesBetween(const std::vector<PartitionOffset>& from, const std::vector<PartitionOffset>& ends) {
    std::uint64_t messages = 0;
    for (const auto& end : ends)
        messages += static_cast<std::uint64_t>(std::max<std::int64_t>(0, end.next - nextOf(from, end)));
    return messages;
}

std::optional<std::vector<PartitionOffset>> endsOf(const watch::KafkaSample& sample,
                                                   const config::TopicPatterns& topics) {
    std::vector<PartitionOffset> ends;
    for (const auto& topic : topics) {
        if (config::isTopicPattern(topic)) continue;
        const auto seen = std::find_if(sample.topics.begin(), sample.topics.end(),
                                       [&](const watch::KafkaTopicSample& s) { return s.topic == topic; });
        if (seen == sample.topics.end()) return std::nullopt;
        ends.insert(ends.end(), seen->ends.begin(), seen->ends.end());
    }
    for (const auto& seen : sample.topics)
        if (std::ranges::find(topics, seen.topic) == topics.end() && config::takesTopic(topics, seen.topic))
            ends.insert(ends.end(), seen.ends.begin(), seen.ends.end());
    return ends;
}

}  // namespace sluice
