#pragma once
#include "backend/sinks/sink.h"

#include <memory>

namespace sluice::sinks::elasticsearch {

/// One lane: an HTTP client, and groups of documents sent as one `_bulk`.
Result<std::unique_ptr<Sink>> makeSink(const ConnectorContext& context, unsigned lane);

}  // namespace sluice::sinks::elasticsearch
