#pragma once
#include "backend/engine/edit_plan.h"
#include "backend/engine/engine.h"

#include <functional>
#include <map>

namespace sluice::ui {

/// The rows of a job that were set aside. `list` reads the disk: not on the GUI thread; the others are commands.
struct RejectDoor {
    std::function<Result<std::vector<RejectedRow>>(const std::string& job, std::size_t most)> list;
    std::function<void(const std::string& job, std::vector<std::int64_t> ids)> drop;
    /// Through the router again with the original version. `bytes` by id where the user edited them; a superseded row
    /// is refused unless `force`.
    std::function<void(const std::string& job, std::vector<std::int64_t> ids, std::map<std::int64_t, std::string> bytes,
                       bool force)>
        replay;
};

/// What the window needs of an engine, as functions, so that a test needs no engine. Each may be called from the GUI
/// thread and none blocks, where nothing else is said. An empty function is something that cannot be done.
struct EngineDoor {
    std::function<std::shared_ptr<const EngineSnapshot>()> snapshot;
    std::function<std::vector<EngineEvent>()> takeEvents;
    std::function<void(JobCommand, std::vector<std::string>)> post;
    std::function<void()> sampleNow;
    /// Every system that many times less often than by itself.
    std::function<void(int times)> paceSampling;
    /// Something that the window did at a system itself, for Activity.
    std::function<void(EngineEvent)> report;
    const watch::History* history = nullptr;
    /// A changed workspace: as planEdit() says, with what was chosen about old rows.
    std::function<void(config::Workspace, OldRows)> replaceWorkspace;
    config::Secrets secrets = config::Secrets();
    std::string stateFolder;
    RejectDoor rejects;
    /// What was kept of a subject's events (empty: of all), oldest first, of the newest `most` lines of all. Reads the
    /// disk: not on the GUI thread.
    std::function<Result<std::vector<EngineEvent>>(const std::string& subject, std::size_t most)> activity;

    /// Of a real one, which has to outlive its use.
    static EngineDoor of(Engine& engine);
};

}  // namespace sluice::ui
