#pragma once
#include "backend/change/position.h"
#include "backend/core/clock.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace sluice::watch {

/// What a MySQL or MariaDB server said, and what follows from two samples of it.
struct MySqlSample {
    LogPoint head;         ///< SHOW BINARY LOG STATUS
    std::string executed;  ///< its GTID set
    std::optional<double> logBytesPerSecond;
    std::optional<std::int64_t> keptSeconds;  ///< binlog expiry; nothing: kept for ever or unknown
    std::string oldestFile;
    std::vector<std::pair<std::string, std::uint64_t>> files;  ///< binlog files with sizes, oldest first
    std::optional<std::int64_t> oldestAgeSeconds;              ///< age of the oldest file's first event, when known
    std::optional<std::int64_t> clockOffsetMicros;             ///< server clock − ours
};
struct TiDbSample {
    std::optional<std::uint64_t> tables;
};
struct KafkaTopicSample {
    std::string topic;
    std::vector<PartitionOffset> ends;  ///< read_committed end offsets
};
struct KafkaGroupSample {
    std::string group;
    std::vector<PartitionOffset> committed;
};
struct KafkaSample {
    std::uint32_t brokers = 0;
    std::vector<KafkaTopicSample> topics;               ///< topics of our jobs
    std::vector<KafkaGroupSample> groups;               ///< groups of our jobs
    std::optional<double> producedPerSecond;            ///< Δ end offsets of our topics, each once
    std::optional<double> arrivedPerSecond;             ///< Δ endSum: what consumedPerSecond has to keep up with
    std::optional<double> consumedPerSecond;            ///< Δ committed offsets of the (topic, group) pairs
    std::optional<std::uint64_t> endSum, committedSum;  ///< over the same (topic, group) pairs
    std::optional<std::uint64_t> lagMessages;
};
struct RedisSample {
    std::uint64_t usedMemory = 0, maxMemory = 0;  ///< bytes; maxMemory 0: no limit
    std::optional<double> hitRatio;               ///< of the last 60 s, our own look-ups left out; nothing: no look-ups
    std::optional<double> lookupsPerSecond;
    std::optional<double> evictionsPerSecond;
    std::uint64_t hits = 0, misses = 0;  ///< as INFO said
    std::string role;
};
struct ElasticsearchIndexSample {
    std::string index;
    std::optional<std::uint64_t> documents;  ///< _count
    std::optional<double> indexedPerSecond;
};
struct ElasticsearchSample {
    std::string health;                             ///< green, yellow, red
    std::vector<ElasticsearchIndexSample> indices;  ///< indices of our jobs
    std::optional<std::uint64_t> documents;         ///< their sum
    std::optional<double> indexedPerSecond;
};

/// The last look at one system. Values of a failed look are those of the last good one, with its age.
struct SystemSample {
    enum class Reach : std::uint8_t { Unknown, Reachable, Unreachable, BeingBuilt };
    Reach reach = Reach::Unknown;
    std::string problem;  ///< one sentence while Unreachable; minutes left while BeingBuilt
    Micros problemSince{};
    Micros at{};  ///< of the last good look; zero: none yet
    std::chrono::microseconds interval{0};
    std::optional<std::int64_t> pingMicros;
    std::string version;         ///< "9.7.4", empty: unknown
    std::string product;         ///< "MySQL", "MariaDB", "TiDB", "Kafka", "Redis", "Elasticsearch"
    std::uint32_t restarts = 0;  ///< seen since we look (a counter fell, an uptime fell)
    std::variant<std::monostate, MySqlSample, TiDbSample, KafkaSample, RedisSample, ElasticsearchSample> detail;
};

}  // namespace sluice::watch
