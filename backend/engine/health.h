#pragma once
#include "backend/core/clock.h"
#include "backend/job/job_state.h"
#include "backend/job/trouble.h"

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace sluice {

/// All that decides the state of a job that runs. Times are on our own clock.
struct HealthInput {
    Micros now{};
    std::string source, sink;  ///< connections, for the reason
    bool starting = false;     ///< connects, or looks for its position
    std::string doing;         ///< while starting
    Micros startedAt{};
    std::optional<Trouble> trouble;
    bool snapshot = false;               ///< existing rows are being copied
    std::optional<std::int64_t> lag;     ///< µs; nothing: unknown
    std::int64_t objective = 5'000'000;  ///< µs
    Micros overSince{};                  ///< since when the lag is above the objective; zero: it is not
    bool headKnown = false;              ///< the sampler can see the source
    std::string headProblem;             ///< why it cannot
    bool atHead = false;                 ///< read position is the head
    std::size_t open = 0;                ///< parcels read and not confirmed
    Micros runningSince{};
    Micros lastChange{};                   ///< last change of the job's tables; zero: none yet
    Micros lastRead{};                     ///< when the read position last moved, or was at the head
    Micros lastConfirmed{};                ///< when something was last confirmed, or nothing waited for it
    std::int64_t usualDelay = 0;           ///< µs: p99 of commit to sink over the last 10 min; 0: unknown
    bool sinkUnreachable = false;          ///< the sampler cannot reach the sink
    std::optional<std::uint64_t> backlog;  ///< bytes or messages now
    std::optional<std::pair<Micros, std::uint64_t>> earlierBacklog;  ///< up to 10 s ago
};

/// A state with its sentence.
struct Health {
    JobState state = JobState::Unknown;
    std::string reason;
    std::optional<std::int64_t> catchUpSeconds;
    friend bool operator==(const Health&, const Health&) = default;
};

/// Pure: the state of a running job by the table of states.
Health judge(const HealthInput& input);

/// Holds a state until a better one has stood for three seconds; takes a worse one at once.
class StateKeeper {
public:
    /// Takes what judge() says.
    const Health& update(const Health& judged, Micros now);
    /// Takes a state that is so by command, at once.
    void set(const Health& health, Micros now);
    const Health& health() const { return m_health; }
    Micros since() const { return m_since; }

private:
    Health m_health{JobState::Stopped, {}, {}};
    Micros m_since{};
    Micros m_betterSince{};  ///< zero: nothing better waits
};

/// The p99 of commit to sink over the last ten minutes, from the histogram's counters. Lives on: the control thread.
class DelayMeter {
public:
    /// `counts` as JobMetrics::commitToSink; called once a second.
    void add(Micros at, const std::vector<std::uint64_t>& counts);
    /// Upper bound of the bucket that holds it, µs; 0: nothing was confirmed.
    std::int64_t p99() const;

private:
    std::deque<std::pair<Micros, std::vector<std::uint64_t>>> m_counts;
};

/// The backlog of up to ten seconds ago.
class BacklogMeter {
public:
    void add(Micros at, std::optional<std::uint64_t> backlog);
    std::optional<std::pair<Micros, std::uint64_t>> earlier() const;

private:
    std::deque<std::pair<Micros, std::uint64_t>> m_values;
};

}  // namespace sluice
