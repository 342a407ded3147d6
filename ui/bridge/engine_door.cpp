#include "ui/bridge/engine_door.h"

#include <algorithm>

namespace sluice::ui {

EngineDoor EngineDoor::of(Engine& engine) {
    EngineDoor door;
    door.snapshot = [&engine] { return engine.snapshot(); };
    door.takeEvents = [&engine] { return engine.takeEvents(); };
    door.post = [&engine](JobCommand command, std::vector<std::string> jobs) { engine.post(command, std::move(jobs)); };
    door.sampleNow = [&engine] { engine.sampleNow(); };
    door.paceSampling = [&engine](int times) { engine.paceSampling(times); };
    door.report = [&engine](EngineEvent event) { engine.report(std::move(event)); };
    door.history = &engine.history();
    door.replaceWorkspace = [&engine](config::Workspace workspace, OldRows oldRows) {
        engine.replaceWorkspace(std::move(workspace), std::move(oldRows));
    };
    door.secrets = engine.secrets();
    door.stateFolder = engine.stateFolder();
    const auto snapshot = engine.snapshot();
    const auto workspace = snapshot ? snapshot->workspaceName : std::string();
    const auto open = [folder = door.stateFolder, workspace] { return CheckpointStore::open(folder, workspace); };
    door.activity = [open](const std::string& subject, std::size_t most) -> Result<std::vector<EngineEvent>> {
        auto store = open();
        if (!store) return forward(store);
        auto lines = store->activity(most);
        if (!lines) return forward(lines);
        std::vector<EngineEvent> events;
        for (auto& line : *lines)
            if (subject.empty() || line.subject == subject)
                events.push_back({line.at, static_cast<EngineEvent::Kind>(line.kind), std::move(line.subject),
                                  std::move(line.text), std::move(line.detail), line.severity});
        std::ranges::stable_sort(events, {}, &EngineEvent::at);
        return events;
    };
    door.rejects.list = [&engine](const std::string& job, std::size_t most) { return engine.rejected(job, most); };
    door.rejects.drop = [&engine](const std::string& job, std::vector<std::int64_t> ids) {
        engine.dropRejected(job, std::move(ids));
    };
    door.rejects.replay = [&engine](const std::string& job, std::vector<std::int64_t> ids,
                                    std::map<std::int64_t, std::string> bytes, bool force) {
        engine.replayRejected(job, std::move(ids), std::move(bytes), force);
    };
    return door;
}

}  // namespace sluice::ui
