#pragma once
#include <cstdint>
#include <string_view>

namespace sluice::services::kafka {

/// The partition of a record with that key, of so many, as our producer and every Java producer choose it (murmur2).
std::int32_t partitionOf(std::string_view key, std::int32_t partitions);

}  // namespace sluice::services::kafka
