#pragma once
#include "backend/sinks/sink.h"

namespace sluice::sinks::mysql {

/// The table.
Result<TargetPlace> placeOf(const ConnectorContext& context, const SchemaPtr& planned);

/// Column by column: the same, widened, or does not fit; foreign keys and triggers named.
config::Checks checkTables(const ConnectorContext& context, std::span<const PlannedTable> tables,
                           const std::stop_token& stop);

}  // namespace sluice::sinks::mysql
