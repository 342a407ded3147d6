#pragma once
#include "backend/change/position.h"
#include "backend/config/connection.h"
#include "backend/core/clock.h"
#include "backend/job/job_state.h"
#include "backend/watch/system_sample.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sluice {

/// Rows of one table of a job.
struct TableSnapshot {
    std::string name;    ///< database.table, or the topic
    std::string target;  ///< where it goes, when known
    std::uint64_t inserted = 0, updated = 0, deleted = 0, rejected = 0;
    bool snapshotDone = false;
    std::uint64_t copied = 0;  ///< of `inserted`: rows of a snapshot
    Micros lastChange{};       ///< the newest commit that the sink confirmed; zero: none known
    friend bool operator==(const TableSnapshot&, const TableSnapshot&) = default;
};

struct SnapshotProgress {
    std::uint64_t tablesDone = 0, tables = 0, rowsDone = 0, rowsEstimated = 0;
    friend bool operator==(const SnapshotProgress&, const SnapshotProgress&) = default;
};

/// Where the time of the rows confirmed in the last minute went: means of a row, in µs. The stages follow each other;
/// their sum is what commit to confirmation took.
struct StageMeans {
    std::optional<std::int64_t> read;  ///< commit until read; nothing: the rows have no commit time
    std::int64_t decode = 0, encode = 0, wait = 0, write = 0;
    std::uint64_t rows = 0;
    friend bool operator==(const StageMeans&, const StageMeans&) = default;
};

/// What the stages of a job's way took. All that was not seen by this version of the program is zero.
struct JobJourney {
    std::int64_t copyMicros = 0;  ///< running while existing rows were copied
    Micros copyEnded{};
    Micros followsSince{};  ///< start of the run, or the end of its copy: from then on it follows the log
    Micros inStepAt{};      ///< when it was first Streaming or Idle after that; zero: not yet
    friend bool operator==(const JobJourney&, const JobJourney&) = default;
};

/// A start of a job, and what it was for.
struct JobStart {
    Micros at{};
    std::string cause;  ///< `by hand`, `Sluice started`, …
    friend bool operator==(const JobStart&, const JobStart&) = default;
};

/// One job as every reader sees it: window, `status --json`, metrics. Plain values.
struct JobSnapshot {
    std::uint64_t generation = 0;  ///< grows when anything below changed
    std::string name;
    std::string source, sink;  ///< connection names
    std::string sourceKind, sinkKind;
    JobState state = JobState::Stopped;
    std::string reason;                             ///< one sentence; mandatory in Failed, Retrying, Stalled, Lagging
    Micros since{};                                 ///< in this state
    Micros startedAt{};                             ///< zero: not running
    bool wanted = false;                            ///< the user wants it to run
    unsigned attempt = 0;                           ///< Retrying: n
    Micros nextAttempt{};                           ///< Retrying
    std::string lastError;                          ///< kept 5 min after recovery
    Micros recoveredAt{};                           ///< zero: no recovery in the last 5 min
    std::optional<std::int64_t> lagMicros;          ///< nothing: idle or unknown
    std::optional<std::int64_t> lagMaxMicros;       ///< largest of the last 10 s: what pill and figure show
    std::optional<std::int64_t> behindMySqlMicros;  ///< jobs fed through Kafka
    Micros idleSince{};                             ///< zero: not idle
    bool wholeSeconds = false;                      ///< the source stamps seconds: lag below one shows as `< 1 s`
    Position checkpoint;
    bool positionLost = false;  ///< nothing can go on from the checkpoint ever again: the job has to begin anew
    std::string start;          ///< where it begins without a checkpoint, as its file says (TOML); empty: not said
    LogPoint read;              ///< MySQL: read position
    std::vector<PartitionOffset> readOffsets;
    std::string sourceHead;                      ///< text of the source's head, empty: unknown
    Micros headAt{};                             ///< when it was sampled
    std::optional<std::uint64_t> backlog;        ///< bytes (MySQL) or messages (Kafka) not yet confirmed
    std::optional<std::int64_t> catchUpSeconds;  ///< ETA while Catching up
    std::optional<std::int64_t> resumeWindowSeconds;
    std::uint64_t inserted = 0, updated = 0, deleted = 0, rejected = 0, retries = 0;
    std::uint64_t setAside = 0;  ///< rejected rows that are still kept: neither replayed nor dropped
    double rowsPerSecond = 0;    ///< confirmed, mean of 5 s; not a number: unknown, as the next
    double bytesPerSecond = 0;
    std::optional<double> readPerSecond;  ///< rows read, mean of 5 s; nothing: unknown
    double queueFill = 0;                 ///< 0…1, the fullest queue
    Micros lastConfirmed{};
    std::int64_t lagObjectiveMillis = 5000;
    std::optional<SnapshotProgress> snapshot;
    std::vector<TableSnapshot> tables;
    /// Finished windows of the commit-to-sink histogram: see JobMetrics::bounds.
    std::vector<std::uint64_t> commitToSink;
    std::int64_t commitToSinkSumMicros = 0;
    std::uint64_t positionBytes = 0;   ///< bytes of log before the checkpoint, for metrics
    std::uint64_t bytesWritten = 0;    ///< confirmed, by this process
    std::string group;                 ///< Kafka: the consumer group; empty: none
    std::uint64_t headBytes = 0;       ///< bytes of log that the source keeps, for metrics; 0: unknown
    std::optional<StageMeans> stages;  ///< nothing: no row was confirmed in the last minute
    JobJourney journey;
    std::uint64_t startCount = 0;  ///< ever
    std::vector<JobStart> starts;  ///< the last ten, oldest first
    Micros behindSince{};          ///< since when the source was seen beyond the checkpoint; zero: it is not
};

/// One connection and what the sampler last saw of it.
struct SystemSnapshot {
    std::uint64_t generation = 0;
    config::Connection connection;
    watch::SystemSample sample;
};

/// All there is to see, at one moment. Immutable; published four times a second.
struct EngineSnapshot {
    Micros at{};
    std::string workspaceName;
    std::string workspaceFile;
    config::Environment environment = config::Environment::Development;
    std::vector<JobSnapshot> jobs;        ///< in file order
    std::vector<SystemSnapshot> systems;  ///< in file order
    std::uint64_t residentBytes = 0;
    double cpuPercent = 0;  ///< of one core, of this process
    const JobSnapshot* job(std::string_view name) const;
    const SystemSnapshot* system(std::string_view name) const;
};

/// News for Activity, toasts and the log: drained, never polled for state.
struct EngineEvent {
    enum class Kind : std::uint8_t { Action, State, Error, Log };
    Micros at{};
    Kind kind = Kind::Log;
    std::string subject;  ///< job, connection, or empty
    std::string text;     ///< one sentence
    std::string detail;   ///< exact statement or call, raw trace; empty: none
    int severity = 0;     ///< 0 neutral, 1 good, 2 warning, 3 critical
};

}  // namespace sluice
