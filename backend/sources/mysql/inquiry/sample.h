#pragma once
#include "backend/services/connector_context.h"
#include "backend/sources/catalog.h"

#include <stop_token>

namespace sluice::sources::mysql {

/// A few rows of one table, read and kept exactly as a snapshot reads and keeps them: newest key first, or the one that
/// the request names. An empty table gives one row made from its column types. Reads for 2 s at most: what came until
/// then is the answer.
Result<Sample> sample(const ConnectorContext& context, const SampleRequest& request, const std::stop_token& stop);

}  // namespace sluice::sources::mysql
