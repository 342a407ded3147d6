#pragma once
#include "backend/sinks/sink.h"

#include <memory>

namespace sluice::sinks::elasticsearch {

/// The index's mapping as it is with what the job adds, or as the job would create it; a row's lines of `_bulk`.
Result<std::unique_ptr<Viewer>> makeViewer(const ConnectorContext& context);

}  // namespace sluice::sinks::elasticsearch
