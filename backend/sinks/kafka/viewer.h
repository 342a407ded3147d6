#pragma once
#include "backend/sinks/sink.h"

#include <memory>

namespace sluice::sinks::kafka {

/// A row's records, each with the partition that it goes to where the topic is there already.
Result<std::unique_ptr<Viewer>> makeViewer(const ConnectorContext& context);

}  // namespace sluice::sinks::kafka
