#pragma once
#include "backend/sinks/sink.h"

namespace sluice::sinks::redis {

/// Role, right to write, memory: whether this job can write there for long.
config::Checks check(const ConnectorContext& context, const std::stop_token& stop);

}  // namespace sluice::sinks::redis
