#pragma once
#include "backend/engine/health.h"
#include "backend/engine/journey.h"
#include "backend/engine/lag.h"
#include "backend/engine/snapshot.h"
#include "backend/job/job.h"

namespace sluice {

/// What is there to look at, at one moment.
struct Sight {
    Micros now{};
    bool second = false;  ///< a whole second has passed since the last one that said so
    const config::JobConfig* config = nullptr;
    const JobReport* report = nullptr;  ///< null: the job does not run
    JobMetrics* metrics = nullptr;
    const watch::SystemSample* source = nullptr;  ///< null: not sampled
    bool sinkUnreachable = false;                 ///< the sampler cannot reach the sink
    const Position* checkpoint = nullptr;         ///< null: none yet
    Micros startedAt{};
    bool copies = false;           ///< the run began with existing rows to copy
    std::int64_t upstreamLag = 0;  ///< µs: of the job that feeds this one's topics
};

/// Turns counters, positions and samples of one job into its lag, state and rates. Lives on: the control thread.
class JobEyes {
public:
    /// Fills all that follows from positions; `state` and `reason` only while the job runs.
    void look(const Sight& sight, JobSnapshot& into);
    /// A state by command, or an end.
    void set(JobState state, std::string reason, Micros now) { m_keeper.set({state, std::move(reason), {}}, now); }
    const StateKeeper& keeper() const { return m_keeper; }
    /// All is confirmed up to a head that the sampler saw after `moment`.
    bool caughtUpSince(const Sight& sight, Micros moment);
    /// The source was seen beyond the checkpoint since then, as an earlier process noted.
    void restoreBehind(Micros since) { m_behindSince = since; }
    Micros behindSince() const { return m_behindSince; }
    /// What the stages of earlier processes took.
    void restoreJourney(const JobJourney& journey) { m_journey.restore(journey); }

private:
    void seeHead(const Sight& sight, JobSnapshot& into);
    void measureLag(const Sight& sight, JobSnapshot& into);
    void measureProgress(const Sight& sight, JobSnapshot& into);
    void deriveState(const Sight& sight, JobSnapshot& into);
    void rememberTrouble(const Sight& sight, JobSnapshot& into);

    std::optional<SampledHead> m_head;
    Micros m_headAt{};  ///< of the sample
    bool m_headFresh = false;
    HeadWatch m_beyondRead;
    HeadWatch m_beyondCheckpoint;
    Micros m_behindSince{};
    LagWindow m_lagWindow;
    RateMeter m_rows, m_bytes, m_reads;
    StateKeeper m_keeper;
    JobState m_lastKnown = JobState::Unknown;  ///< before the source could not be asked any more
    StageMeter m_stages;
    JourneyKeeper m_journey;
    DelayMeter m_delays;
    BacklogMeter m_backlogs;
    std::optional<std::int64_t> m_worstConfirm, m_worstMySql;
    std::uint64_t m_readMark = 0, m_confirmedMark = 0;
    Micros m_readAt{}, m_confirmedAt{};
    Micros m_overSince{};
    Micros m_runningSince{};
    Micros m_quietSince{};
    std::string m_trouble, m_lastError;
    Micros m_recoveredAt{};
};

}  // namespace sluice
