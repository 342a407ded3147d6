#pragma once
#include "backend/engine/edit_plan.h"

#include <optional>

namespace sluice {

/// What has to happen to a job that is in both workspaces; nothing: it says the same. `positionLost`: of
/// a job that has to begin anew, so that its `start` counts. Pure; any thread.
std::optional<JobEdit> diffJob(const config::Workspace& before, const config::Workspace& after,
                               const config::JobConfig& was, const config::JobConfig& is, bool positionLost);

}  // namespace sluice
