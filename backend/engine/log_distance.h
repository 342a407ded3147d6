#pragma once
#include "backend/change/position.h"
#include "backend/config/topic_patterns.h"
#include "backend/watch/system_sample.h"

#include <optional>
#include <vector>

namespace sluice {

/// Whether a reader at `read` has seen all of a binlog up to `head`. File names count up at their end.
bool reaches(const LogPoint& read, const LogPoint& head);
/// Whether a reader at `read` has seen all records up to `ends`; a partition not read yet counts from 0.
bool reaches(const std::vector<PartitionOffset>& read, const std::vector<PartitionOffset>& ends);

/// Bytes of log that the server keeps before this point; nothing: its file is not among those kept.
std::optional<std::uint64_t> bytesBefore(const watch::MySqlSample& sample, const LogPoint& point);
/// Messages between `from` and `ends`.
std::uint64_t messagesBetween(const std::vector<PartitionOffset>& from, const std::vector<PartitionOffset>& ends);
/// End offsets of these topics, as last sampled; nothing: a topic was not seen.
std::optional<std::vector<PartitionOffset>> endsOf(const watch::KafkaSample& sample,
                                                   const config::TopicPatterns& topics);

}  // namespace sluice
