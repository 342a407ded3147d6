#pragma once
#include "backend/engine/engine.h"

#include <functional>

namespace sluice::ui {

/// What the window needs of an engine: five functions, so that a test needs no engine. Each may be called from the GUI
/// thread and none blocks. An empty function is something that cannot be done.
struct EngineDoor {
    std::function<std::shared_ptr<const EngineSnapshot>()> snapshot;
    std::function<std::vector<EngineEvent>()> takeEvents;
    std::function<void(JobCommand, std::vector<std::string>)> post;
    std::function<void()> sampleNow;
    const watch::History* history = nullptr;

    /// Of a real one, which has to outlive its use.
    static EngineDoor of(Engine& engine);
};

}  // namespace sluice::ui
