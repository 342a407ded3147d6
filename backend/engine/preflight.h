#pragma once
#include "backend/config/check.h"
#include "backend/config/secret.h"
#include "backend/config/workspace.h"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace sluice {

/// The checks of one connection or one job.
struct PreflightPart {
    enum class Subject : std::uint8_t { Connection, Job } subject = Subject::Connection;
    std::string name;
    config::Checks checks;
    bool failed() const;
};

/// Tests every connection that the file's jobs use, then pre-flights every job (skipped where its connection failed).
/// Blocks; 10 s at most for each part. `stateFolder`: where the jobs will keep their checkpoints. `done` is called
/// after each part.
std::vector<PreflightPart> preflight(const config::Workspace& workspace, const config::Secrets& secrets,
                                     const std::string& stateFolder, const std::stop_token& stop,
                                     const std::function<void(const PreflightPart&)>& done = {});

/// The same for one job and the connections that it uses.
std::vector<PreflightPart> preflightJob(const config::Workspace& workspace, const std::string& job,
                                        const config::Secrets& secrets, const std::string& stateFolder,
                                        const std::stop_token& stop,
                                        const std::function<void(const PreflightPart&)>& done = {});

}  // namespace sluice
