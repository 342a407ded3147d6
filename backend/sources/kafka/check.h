#pragma once
#include "backend/config/check.h"
#include "backend/services/connector_context.h"

#include <stop_token>

namespace sluice::sources::kafka {

/// Pre-flight of a Kafka source: topics, group, what the newest records are. Joins no group, commits nothing.
config::Checks check(const ConnectorContext& context, const std::stop_token& stop);

}  // namespace sluice::sources::kafka
