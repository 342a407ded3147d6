#pragma once
#include "backend/sinks/sink.h"

#include <memory>

namespace sluice::sinks::mysql {

/// The target's tables as they are, or as the job would make them; a row's statement.
Result<std::unique_ptr<Viewer>> makeViewer(const ConnectorContext& context);

}  // namespace sluice::sinks::mysql
