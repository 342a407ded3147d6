#pragma once
#include "backend/sinks/sink.h"

#include <memory>

namespace sluice::sinks::redis {

/// One lane: a connection, and groups of commands sent as one pipeline.
Result<std::unique_ptr<Sink>> makeSink(const ConnectorContext& context, unsigned lane);

}  // namespace sluice::sinks::redis
