#include "backend/services/kafka/partition.h"

#include <librdkafka/rdkafka.h>

namespace sluice::services::kafka {

std::int32_t partitionOf(std::string_view key, std::int32_t partitions) {
    return rd_kafka_msg_partitioner_murmur2(nullptr, key.data(), key.size(), partitions, nullptr, nullptr);
}

}  // namespace sluice::services::kafka
