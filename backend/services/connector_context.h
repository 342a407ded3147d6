#pragma once
#include "backend/config/secret.h"
#include "backend/config/workspace.h"
#include "backend/metrics/job_metrics.h"

#include <cstdint>
#include <memory>
#include <string>

namespace sluice {

/// What is remembered of a job before it starts.
struct JobMemory {
    std::uint16_t epoch = 0;   ///< the last that it had; 0: it never began
    bool hasPosition = false;  ///< it goes on from there
    bool isCopying = false;    ///< from there its first copy goes on
};

/// What a source or a sink is made from. Outlived by it only through the shared metrics.
struct ConnectorContext {
    const config::Workspace& workspace;
    const config::JobConfig& job;
    const config::Connection& connection;  ///< of this side
    const config::Secrets& secrets;
    std::shared_ptr<JobMetrics> metrics;
    std::string stateFolder;  ///< the job's own scratch folder
    JobMemory memory = {};    ///< for checks before a start
};

}  // namespace sluice
