#pragma once
#include "backend/services/connector_context.h"
#include "backend/sources/catalog.h"

#include <stop_token>

namespace sluice::sources::kafka {

/// The newest records of one topic, newest first, as rows of the job's own decoder and types; read without a group.
/// With a key: those of the last 2,000 whose row has it. Blocks, 2 s or so.
Result<Sample> sample(const ConnectorContext& context, const SampleRequest& request, const std::stop_token& stop);

}  // namespace sluice::sources::kafka
