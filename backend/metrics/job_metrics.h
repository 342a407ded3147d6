#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <memory>

namespace sluice {

/// Counters of one job. Written by its threads without a lock, read by anybody.
struct JobMetrics {
    using Counter = std::atomic<std::uint64_t>;
    // source thread
    Counter bytesRead{0};
    Counter rowsRead{0};  ///< after the table filter
    Counter sourceReconnects{0};
    std::atomic<std::int64_t> lastRead{0};  ///< UTC µs of the last change read; 0: none yet
    // snapshot
    Counter snapshotRows{0}, snapshotRowsEstimated{0}, snapshotTables{0}, snapshotTablesDone{0};
    // lanes
    Counter inserted{0}, updated{0}, deleted{0}, rejected{0}, superseded{0};
    Counter bytesWritten{0};
    Counter retries{0};
    std::atomic<std::int64_t> lastConfirmed{0};  ///< UTC µs of the last confirmation; 0: none yet
    /// confirm time − commit time, counted per bucket of `bounds` (µs), the last one without bound.
    static constexpr std::array<std::int64_t, 14> bounds = {1'000,     2'500,      5'000,      10'000,     25'000,
                                                            50'000,    100'000,    250'000,    500'000,    1'000'000,
                                                            2'500'000, 10'000'000, 60'000'000, 600'000'000};
    std::array<Counter, bounds.size() + 1> commitToSink{};
    std::atomic<std::int64_t> commitToSinkSum{0};  ///< µs
    /// Largest confirm − commit (µs) since somebody last took it with exchange(-1); -1: nothing confirmed.
    std::atomic<std::int64_t> worstConfirm{-1};
    /// The same since the commit in MySQL, for rows that came through Kafka.
    std::atomic<std::int64_t> worstMySqlConfirm{-1};

    static void raise(std::atomic<std::int64_t>& worst, std::int64_t micros) {
        auto known = worst.load(std::memory_order_relaxed);
        while (micros > known && !worst.compare_exchange_weak(known, micros, std::memory_order_relaxed)) {
        }
    }
    void observeConfirm(std::int64_t micros, std::uint64_t rows) {
        std::size_t bucket = 0;
        while (bucket < bounds.size() && micros > bounds[bucket]) ++bucket;
        commitToSink[bucket].fetch_add(rows, std::memory_order_relaxed);
        commitToSinkSum.fetch_add(micros * static_cast<std::int64_t>(rows), std::memory_order_relaxed);
        raise(worstConfirm, micros);
    }
};

}  // namespace sluice
