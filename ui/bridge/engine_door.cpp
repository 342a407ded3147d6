#include "ui/bridge/engine_door.h"

namespace sluice::ui {

EngineDoor EngineDoor::of(Engine& engine) {
    EngineDoor door;
    door.snapshot = [&engine] { return engine.snapshot(); };
    door.takeEvents = [&engine] { return engine.takeEvents(); };
    door.post = [&engine](JobCommand command, std::vector<std::string> jobs) { engine.post(command, std::move(jobs)); };
    door.sampleNow = [&engine] { engine.sampleNow(); };
    door.history = &engine.history();
    door.replaceWorkspace = [&engine](config::Workspace workspace, OldRows oldRows) {
        engine.replaceWorkspace(std::move(workspace), std::move(oldRows));
    };
    door.secrets = engine.secrets();
    door.stateFolder = engine.stateFolder();
    return door;
}

}  // namespace sluice::ui
