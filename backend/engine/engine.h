#pragma once
#include "backend/checkpoint/store.h"
#include "backend/config/secret.h"
#include "backend/config/workspace.h"
#include "backend/core/result.h"
#include "backend/engine/edit_plan.h"
#include "backend/engine/snapshot.h"
#include "backend/watch/history.h"

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace sluice {

enum class JobCommand : std::uint8_t {
    Start,
    Pause,
    Stop,
    Restart,
    BeginAnew,  ///< forgets its checkpoint and starts as its `start` says; see anewEffects()
};

struct EngineOptions {
    std::string stateFolder;  ///< holds the workspace's store
    config::Secrets secrets;
    bool watchSystems = true;       ///< sample the connections
    bool readOnly = false;          ///< never runs a job: another instance holds them, or only a look is wanted
    std::vector<std::string> only;  ///< jobs to run; empty: all that are wanted
    bool untilCaughtUp = false;     ///< a job that is caught up ends as Completed
};

/// The door to the engine: commands in; snapshots and events out. All methods: any thread, none blocks on I/O,
/// but for the constructor and waitUntilEnded().
class Engine {
public:
    /// Halt: the store cannot be opened, or another process runs these jobs (the sentence says who).
    static Result<std::unique_ptr<Engine>> open(config::Workspace workspace, EngineOptions options);
    ~Engine();

    /// Starts what is enabled and was not stopped by hand.
    void startWanted();
    void post(JobCommand command, std::vector<std::string> jobs);
    /// Takes a changed workspace as planEdit() says, with what was chosen about old rows. One that the plan refuses
    /// changes nothing and is told as an error.
    void replaceWorkspace(config::Workspace workspace, OldRows oldRows = {});
    /// Rows of a job that were set aside, newest first. Reads the disk: on the caller's thread.
    Result<std::vector<RejectedRow>> rejected(const std::string& job, std::size_t most) const;
    void dropRejected(const std::string& job, std::vector<std::int64_t> ids);
    /// Rejected rows once more, through their lanes and with their original versions. `bytes` by id where they were
    /// edited. A superseded row is refused unless `force`; what became of them is told as an event.
    void replayRejected(const std::string& job, std::vector<std::int64_t> ids,
                        std::map<std::int64_t, std::string> bytes, bool force);
    std::shared_ptr<const EngineSnapshot> snapshot() const;
    /// News since the last call of this reader; each event once.
    std::vector<EngineEvent> takeEvents();
    const watch::History& history() const;
    const config::Secrets& secrets() const;
    const std::string& stateFolder() const;
    /// Samples every system that many times less often than by itself; 1: as often as that.
    void paceSampling(int times);
    /// Samples every system now.
    void sampleNow();
    /// Something that was done beside the engine, for Activity and the log.
    void report(EngineEvent event);
    /// Drains every job and stores the checkpoints; returns when done or at the deadline.
    void shutDown(std::chrono::milliseconds deadline);
    /// Blocks until no job is active, or until stop. For `run --until-caught-up`.
    void waitUntilEnded(const std::stop_token& stop);

private:
    class Impl;
    explicit Engine(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace sluice
