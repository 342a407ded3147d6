#pragma once
#include "backend/checkpoint/store.h"
#include "backend/core/worker_pool.h"
#include "backend/engine/engine.h"
#include "backend/job/memory_budget.h"

#include <functional>
#include <memory>
#include <string>

namespace sluice {

/// What the jobs of one engine share. Lives on: the control thread.
struct EngineCore {
    EngineOptions options;
    std::shared_ptr<const config::Workspace> workspace;
    CheckpointStore* store = nullptr;
    std::shared_ptr<WorkerPool> pool;
    std::shared_ptr<MemoryBudget> budget;
    watch::History* history = nullptr;
    std::function<void(EngineEvent)> tell;  ///< any thread
    std::function<void()> wake;             ///< any thread: the control thread looks again at once
    std::string storeProblem;               ///< why checkpoints cannot be stored now; empty: they can
};

}  // namespace sluice
