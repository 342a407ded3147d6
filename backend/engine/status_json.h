#pragma once
#include "backend/config/workspace.h"
#include "backend/core/result.h"
#include "backend/engine/snapshot.h"

#include <string>

namespace sluice {

/// `{"jobs": [ … ]}` as the contract says.
std::string statusJson(const EngineSnapshot& snapshot);

/// What the store of this workspace says: of a running instance (written every second), or the last state and
/// checkpoints. A job that never ran is Stopped with no checkpoint. Never locks anything.
Result<std::string> storedStatusJson(const config::Workspace& workspace, const std::string& stateFolder);

}  // namespace sluice
