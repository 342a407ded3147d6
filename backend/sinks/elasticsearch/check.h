#pragma once
#include "backend/sinks/sink.h"

namespace sluice::sinks::elasticsearch {

/// Version, health, right to write: whether this job can write there.
config::Checks check(const ConnectorContext& context, const std::stop_token& stop);

}  // namespace sluice::sinks::elasticsearch
