#pragma once
#include "backend/config/workspace.h"
#include "backend/core/result.h"

namespace sluice {

/// What loadWorkspace() leaves to the connectors: that every source, sink and transform of the file exists and takes
/// its options, and that source and sink of each job fit. No I/O. The sentence says file, line and what would be right.
Result<> validate(const config::Workspace& workspace);

}  // namespace sluice
