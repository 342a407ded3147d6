#pragma once
#include "backend/checkpoint/instance_lock.h"
#include "backend/engine/engine_core.h"
#include "backend/engine/job_eyes.h"
#include "backend/job/job.h"

#include <memory>
#include <optional>
#include <string>

namespace sluice {

/// One job of the workspace across its runs: obeys commands, keeps its lock, its checkpoint and its totals. Never
/// waits. Lives on: the control thread.
class JobSlot {
public:
    JobSlot(EngineCore& core, std::string name);

    /// What the store knows: the wish, the checkpoint, and the totals of earlier processes.
    Result<> load(CheckpointStore& store, const JobSnapshot* earlier);
    /// Takes the right to run it. Halt: another process has it.
    Result<> lock();

    const std::string& name() const { return m_name; }
    const config::JobConfig& config() const { return *m_workspace->job(m_name); }
    bool isRunning() const { return m_job != nullptr; }
    bool positionLost() const { return m_positionLost; }
    bool wanted() const { return m_wish == Wish::Running; }
    bool wasStoppedByHand() const { return m_wish && m_wish != Wish::Running; }
    std::optional<Wish> wish() const { return m_wish; }
    JobState state() const { return m_eyes.keeper().health().state; }

    /// `cause`: why it starts, where it does.
    void command(JobCommand command, std::string_view cause = "by hand");
    /// Ends the run without touching the wish; deliver: what was read is still delivered.
    void end(bool deliver);
    /// The workspace changed; null: nothing that concerns this job. `copies`: the rows already written are copied anew.
    void take(std::shared_ptr<const config::Workspace> workspace, const JobEdit* edit, bool copies);
    /// It left the file and is in it again before its run has ended.
    void stay(bool asItWas);
    /// From its next start on the rows of these tables (patterns of database.table) are copied anew, others go on.
    /// Stored at once, so that nothing loses it; a running job starts again.
    void copyAnew(const std::vector<std::string>& patterns);
    /// Of a running job; its report is told when the row was tried.
    void replay(Replay replay) {
        if (m_job) m_job->replay(std::move(replay));
    }
    void poke() {
        if (m_job) m_job->poke();
    }

    /// A checkpoint to be stored; the same until saved().
    const Position* unsaved();
    void saved();
    /// Looks whether the run settled or ended.
    void step();
    /// Untilcaught-up: ends as Completed once it is.
    void completeIfCaughtUp(const watch::SystemSample* source, Micros upstreamEnded);
    /// Once a second: rows are replayed and dropped by others, too.
    void countSetAside(CheckpointStore& store);
    JobSnapshot look(bool second, const watch::SystemSample* source, const watch::SystemSample* sink,
                     std::int64_t upstreamLag);
    /// Topics, tables or indices that rows went to, as far as they are known.
    std::vector<std::string> targets() const;
    /// What readers beside this process should know now; nothing: they know it. Never speaks for another process.
    std::optional<std::string> takeStatus();

private:
    enum class Ending : std::uint8_t { None, Stop, Restart, Complete, Shutdown };
    void begin();
    void ended();
    void again(std::string_view cause);
    /// `fromStart`: a consumer group goes where the start says, too, whatever it has committed.
    void forgetCheckpoint(bool fromStart);
    void complain(const Result<>& result);
    void setState(JobState state, std::string reason = {});
    void announce(JobState before);
    Sight sightOf(const JobReport* report, const watch::SystemSample* source) const;
    void fillTables(JobSnapshot& into) const;

    EngineCore& m_core;
    std::shared_ptr<const config::Workspace> m_workspace;
    const std::string m_name;
    std::optional<Wish> m_wish;
    InstanceLock m_lock;
    std::shared_ptr<JobMetrics> m_metrics = std::make_shared<JobMetrics>();
    std::shared_ptr<TableBook> m_tables = std::make_shared<TableBook>();
    JobSnapshot m_base;  ///< totals of earlier processes; its starts are those of this one, too
    std::unique_ptr<Job> m_job;
    std::optional<Position> m_position;  ///< stored
    std::optional<Position> m_unsaved;
    Ending m_ending = Ending::None;
    std::string m_cause;               ///< of the next start
    bool m_again = false;              ///< starts again once it has ended
    bool m_anew = false;               ///< its checkpoint is forgotten; what the run that ends still says is not stored
    std::vector<std::string> m_asked;  ///< copies to be asked for once more when it has ended
    bool m_fromStart = false;          ///< as it was forgotten
    bool m_positionLost = false;       ///< its last run said that nothing can go on from there
    bool m_startEdited = false;        ///< since then, in the file, while no Sluice ran it
    bool m_begun = false;              ///< nothing of this run is stored yet
    Micros m_startedAt{};
    std::uint64_t m_setAside = 0;
    bool m_copies = false;  ///< the run began with existing rows to copy
    JobEyes m_eyes;
    std::string m_lastText;
    bool m_ranHere = false;
    std::optional<JobState> m_toldState;
    std::uint64_t m_generation = 0;
};

}  // namespace sluice
