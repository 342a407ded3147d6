#pragma once
#include "backend/change/position.h"
#include "backend/config/workspace.h"

#include <string>
#include <vector>

namespace sluice {

/// What the file says of where a job begins without a checkpoint, as TOML; where it says nothing, the default.
std::string startText(const config::JobConfig& job);

/// What becomes of the rows that a job wrote before a new start, as one or two sentences. `writer`: the job as it wrote
/// them, in its workspace; `job`: as it begins now.
std::string rowsBeforeAnew(const config::Workspace& workspace, const config::JobConfig& job,
                           const config::Workspace& wroteIn, const config::JobConfig& writer);

/// What it does to begin a job anew, a sentence each: what is forgotten, what is read once more, what stays. The one
/// place that says so, for the question that is asked before and for Activity. Pure; any thread.
std::vector<std::string> anewEffects(const config::Workspace& workspace, const config::JobConfig& job);

}  // namespace sluice
