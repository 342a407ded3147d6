#pragma once
#include "backend/config/connection.h"
#include "backend/config/secret.h"
#include "backend/core/clock.h"
#include "backend/core/result.h"

#include <chrono>
#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace sluice::services::kafka {

/// A record read to be looked at.
struct SampledRecord {
    std::int32_t partition = 0;
    std::int64_t offset = 0;
    Micros time{};
    std::string key, value;
    bool hasKey = false, hasValue = false;
    std::string topic;
};

/// Records of one partition, `to` not included.
struct RecordRange {
    std::string topic;
    std::int32_t partition = 0;
    std::int64_t from = 0, to = 0;
};

/// Reads ranges that are not empty, without joining a group or committing. What did not come in time is left out.
/// Blocks up to `limit`.
Result<std::vector<SampledRecord>> readRecords(const config::Connection& connection, const config::Secrets& secrets,
                                               const std::vector<RecordRange>& ranges, const std::stop_token& stop,
                                               std::chrono::milliseconds limit = std::chrono::milliseconds(2000));

/// Up to `perPartition` of the newest records of each partition, without joining a group or committing. Empty: the
/// topic is empty or not there. Blocks up to `limit`.
Result<std::vector<SampledRecord>> newestRecords(const config::Connection& connection, const config::Secrets& secrets,
                                                 const std::string& topic, unsigned perPartition,
                                                 const std::stop_token& stop,
                                                 std::chrono::milliseconds limit = std::chrono::milliseconds(2000));

}  // namespace sluice::services::kafka
