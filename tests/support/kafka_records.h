#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sluice::test {

/// A record as a plain consumer sees it.
struct KafkaRecord {
    std::string topic;
    std::int32_t partition = 0;
    std::int64_t offset = 0;
    std::optional<std::string> key;
    std::optional<std::string> value;
    std::vector<std::pair<std::string, std::string>> headers;
};

/// Every record of a topic, in the order of each partition, read without a group. Fails the test's wait after 20 s.
std::vector<KafkaRecord> readTopic(const std::string& brokers, const std::string& topic);

/// Writes records as a plain producer does, to partition 0 or the one they name (-1: by key), and waits.
bool writeTopic(const std::string& brokers, const std::vector<KafkaRecord>& records);

/// Creates a topic of one replica; true if it is there afterwards.
bool createTopic(const std::string& brokers, const std::string& topic, int partitions);
/// One whose older records of a key the broker drops.
bool createCompactedTopic(const std::string& brokers, const std::string& topic);
/// What retention does: every record that is there now is deleted, offsets go on.
bool deleteRecords(const std::string& brokers, const std::string& topic);
void deleteTopic(const std::string& brokers, const std::string& topic);

}  // namespace sluice::test
