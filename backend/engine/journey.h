#pragma once
#include "backend/engine/snapshot.h"
#include "backend/metrics/job_metrics.h"

#include <deque>

namespace sluice {

/// Where the time of the rows of the last minute went, from counters that only grow. Lives on: the control thread.
class StageMeter {
public:
    /// Once a second.
    void add(Micros at, const JobMetrics& metrics);
    /// `clockOffset`: what the source's clock is ahead of ours.
    std::optional<StageMeans> means(std::chrono::microseconds clockOffset) const;

private:
    struct Sums {
        Micros at{};
        std::array<std::int64_t, stageCount> micros{};
        std::uint64_t rows = 0, reads = 0;
    };
    std::deque<Sums> m_sums;
};

/// Follows a job through its stages and notes what each took. Lives on: the control thread.
class JourneyKeeper {
public:
    /// `copying`: its run has not copied all existing rows yet. `copied`: this run has copied some, maybe too fast to
    /// be seen at it. `startedAt`: of the run.
    void see(JobState state, bool copying, bool copied, Micros startedAt, Micros now);
    /// Nothing runs: time that passes now is nobody's.
    void rest() { m_last = {}; }
    const JobJourney& journey() const { return m_journey; }
    void restore(const JobJourney& journey) { m_journey = journey; }

private:
    JobJourney m_journey;
    Micros m_last{};
    Micros m_run{};  ///< start of the run that is followed
    bool m_copying = false;
};

}  // namespace sluice
