#pragma once
#include "backend/config/secret.h"
#include "backend/config/workspace.h"
#include "backend/metrics/job_metrics.h"

#include <memory>
#include <string>

namespace sluice {

/// What a source or a sink is made from. Outlived by it only through the shared metrics.
struct ConnectorContext {
    const config::Workspace& workspace;
    const config::JobConfig& job;
    const config::Connection& connection;  ///< of this side
    const config::Secrets& secrets;
    std::shared_ptr<JobMetrics> metrics;
    std::string stateFolder;  ///< the job's own scratch folder
};

}  // namespace sluice
