#pragma once
#include <atomic>
#include <cstdint>
#include <string>

namespace sluice::app {

/// What the load has done so far. Lives on: written by writers and readers, read by the main thread.
struct LoadCounters {
    std::atomic<std::uint64_t> transactions{0};
    std::atomic<std::uint64_t> changes{0};  ///< rows that MySQL says were changed
    std::atomic<std::uint64_t> schemaChanges{0};
    std::atomic<std::uint64_t> failedWrites{0};  ///< transactions; each is given up, the next is tried
    std::atomic<std::uint64_t> hits{0};          ///< customers found in Redis
    std::atomic<std::uint64_t> misses{0};        ///< read from MySQL instead
    std::atomic<std::uint64_t> searches{0};
    std::atomic<std::uint64_t> found{0};  ///< searches that found at least one order
    std::atomic<std::uint64_t> failedReads{0};

    /// Two lines for people.
    std::string summary() const;
    /// One object for programs.
    std::string json() const;
};

}  // namespace sluice::app
