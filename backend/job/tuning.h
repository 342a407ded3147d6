#pragma once
#include "backend/config/job_config.h"

#include <atomic>

namespace sluice {

/// What may change while a run goes on; obeyed from the next batch. Lives on: any thread.
struct Tuning {
    explicit Tuning(const config::JobConfig& job) { take(job); }

    void take(const config::JobConfig& job) {
        rowsPerSecond = job.rateLimit.perSecond;
        retries = job.retries;
        batchRows = job.batchRows;
        batchBytes = job.batchBytes.bytes;
        batchWait = job.batchWait.value.count();
        onError = job.onError;
    }

    std::atomic<std::uint64_t> rowsPerSecond{0};  ///< 0: all
    std::atomic<unsigned> retries{0};
    std::atomic<std::uint32_t> batchRows{0};   ///< 0: automatic
    std::atomic<std::uint64_t> batchBytes{0};  ///< 0: automatic
    std::atomic<std::int64_t> batchWait{0};    ///< milliseconds; 0: automatic
    std::atomic<config::OnError> onError{config::OnError::Stop};
};

}  // namespace sluice
