#pragma once
#include "backend/config/secret.h"
#include "backend/config/workspace.h"
#include "backend/core/result.h"

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace sluice {

/// What became of rejected rows that were delivered beside their job.
struct ReplayedRows {
    std::vector<std::int64_t> delivered;
    struct Refused {
        std::int64_t id = 0;
        std::string why;  ///< one sentence
    };
    std::vector<Refused> refused;  ///< they stay set aside
};

/// Delivers rejected rows of a job that nobody runs, with their original versions. Holds the job's lock meanwhile.
/// Blocks. Halt: another process runs the job; Retry: its target is not reachable.
Result<ReplayedRows> replayStopped(std::shared_ptr<const config::Workspace> workspace, const std::string& job,
                                   const std::vector<std::int64_t>& ids, const config::Secrets& secrets,
                                   const std::string& stateFolder, const std::stop_token& stop);

}  // namespace sluice
