#pragma once
#include "backend/config/check.h"
#include "backend/engine/workbench.h"

#include <stop_token>

namespace sluice {

/// What becomes of the tables of one job, before its first row: names that the target takes, room of its own for each
/// table, no other job that writes there, columns that fit, a few rows encoded, and a log that is kept for as long as
/// the copy takes. `stateFolder`: what the store there remembers of the job counts. Blocks, 10 s or so; writes nothing.
/// Both connections have passed their tests.
config::Checks checkTables(const config::Workspace& workspace, Workbench& bench, const config::Secrets& secrets,
                           const std::string& stateFolder, const std::stop_token& stop);

/// The log has to be kept three times as long as the copy takes. `kept` nothing: until somebody deletes it. Pure.
config::Check logKeptCheck(std::optional<std::chrono::seconds> kept, std::chrono::seconds copy);

}  // namespace sluice
