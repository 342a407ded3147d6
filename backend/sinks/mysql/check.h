#pragma once
#include "backend/config/check.h"
#include "backend/services/connector_context.h"

#include <stop_token>

namespace sluice::sinks::mysql {

/// Pre-flight of a MySQL or TiDB target: it answers, takes writes, and our user may do what the job needs.
config::Checks check(const ConnectorContext& context, const std::stop_token& stop);

}  // namespace sluice::sinks::mysql
