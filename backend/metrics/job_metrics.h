#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <memory>

namespace sluice {

/// What the way of a row from its commit to its confirmation is made of.
enum class Stage : std::uint8_t {
    Read,    ///< commit until the source thread had it
    Decode,  ///< unpacking, on a worker
    Encode,  ///< transforms and encoder, on a worker
    Wait,    ///< for memory, a worker, its turn and a lane
    Write,   ///< the sink, repeats included
};
inline constexpr std::size_t stageCount = 5;

/// Counters of one job. Written by its threads without a lock, read by anybody.
struct JobMetrics {
    using Counter = std::atomic<std::uint64_t>;
    // source thread
    Counter bytesRead{0};
    Counter rowsRead{0};  ///< after the table filter
    Counter sourceReconnects{0};
    std::atomic<std::int64_t> lastRead{0};  ///< UTC µs of the last change read; 0: none yet
    // snapshot
    std::atomic<bool> copying{false};  ///< tables are copied beside the log; the counters that follow are theirs
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
    /// µs by Stage, times rows: together with `stagedRows` the mean of a row. `Read` only of rows with a commit time,
    /// which `stagedReads` counts. Added once a batch and lane.
    std::array<std::atomic<std::int64_t>, stageCount> stageMicros{};
    Counter stagedRows{0}, stagedReads{0};

    static void raise(std::atomic<std::int64_t>& worst, std::int64_t micros) {
        auto known = worst.load(std::memory_order_relaxed);
        while (micros > known && !worst.compare_exchange_weak(known, micros, std::memory_order_relaxed)) {
        }
    }
    void addStage(Stage stage, std::int64_t micros, std::uint64_t rows) {
        stageMicros[static_cast<std::size_t>(stage)].fetch_add(micros * static_cast<std::int64_t>(rows),
                                                               std::memory_order_relaxed);
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
