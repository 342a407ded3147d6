#pragma once
#include "backend/core/result.h"
#include "backend/services/connector_context.h"

#include <string>

namespace sluice::sinks::elasticsearch {

/// What a job counts its epochs in: its Kafka group, which several processes may share, or its own state folder. Kept
/// there in a file, made at the first call. Retry: the folder cannot be written.
Result<std::string> stateIdOf(const ConnectorContext& context);

}  // namespace sluice::sinks::elasticsearch
