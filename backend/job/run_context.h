#pragma once
#include "backend/change/position.h"
#include "backend/change/schema_change.h"
#include "backend/config/job_config.h"
#include "backend/core/worker_pool.h"
#include "backend/job/job_plan.h"
#include "backend/job/memory_budget.h"
#include "backend/job/reject_policy.h"
#include "backend/job/table_counters.h"
#include "backend/job/trouble.h"
#include "backend/job/tuning.h"
#include "backend/metrics/job_metrics.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>

namespace sluice {

/// What a job is told from outside; the same for every run of it.
struct JobSetup {
    config::JobConfig config;
    std::string workspace;    ///< its name: which store
    std::string stateFolder;  ///< where the store lies
    std::shared_ptr<WorkerPool> pool;
    std::shared_ptr<MemoryBudget> budget;
    std::shared_ptr<JobMetrics> metrics = std::make_shared<JobMetrics>();
    std::shared_ptr<TableBook> tables = std::make_shared<TableBook>();
};

class Ledger;

/// Where a run began, and on how many lanes; the ledger outlives the lanes.
struct RunStart {
    Position from;
    unsigned lanes = 1;
    const Ledger* ledger = nullptr;
    std::unordered_set<std::uint64_t> refused = {};  ///< hashes of addresses with rejected rows of earlier runs
};

/// What the threads of one run share. Outlives them all. Lives on: any thread.
struct RunContext {
    explicit RunContext(JobSetup given)
        : setup(std::move(given)), tuning(setup.config), policy(setup.config.name, tuning.onError) {}

    const JobSetup setup;
    Tuning tuning;
    TroubleBoard trouble;
    RejectPolicy policy;
    Monitor<std::size_t> inFlight;           ///< items given to lanes and not yet done
    Monitor<std::optional<RunStart>> start;  ///< set once, before anything is given to a lane
    std::function<void(Error)> fail;         ///< the first one ends the job
};

}  // namespace sluice
