#pragma once
#include "backend/config/check.h"
#include "backend/services/connector_context.h"

#include <stop_token>

namespace sluice::sources::mysql {

/// Rights and settings of the source for a job, and its tables, each with the exact statement that puts it right.
/// Blocks, some seconds at most.
config::Checks preflight(const ConnectorContext& context, const std::stop_token& stop);

}  // namespace sluice::sources::mysql
