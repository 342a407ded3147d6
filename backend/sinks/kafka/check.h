#pragma once
#include "backend/config/check.h"
#include "backend/services/connector_context.h"

#include <stop_token>

namespace sluice::sinks::kafka {

/// Pre-flight of a Kafka sink: the cluster answers, what the job's topics are, what does not fit. Writes nothing.
config::Checks check(const ConnectorContext& context, const std::stop_token& stop);

}  // namespace sluice::sinks::kafka
