#pragma once
#include "backend/sinks/sink.h"

namespace sluice::sinks::redis {

/// The pattern of the keys.
Result<TargetPlace> placeOf(const ConnectorContext& context, const SchemaPtr& planned);

/// Whether each row has a key of its own, and whether the rows fit into memory.
config::Checks checkTables(const ConnectorContext& context, std::span<const PlannedTable> tables,
                           const std::stop_token& stop);

/// Memory that keys and values of a copy take, against what is free; bytes. Nothing known: skipped.
config::Check memoryNeed(std::uint64_t needed, std::uint64_t free, bool evicts);

}  // namespace sluice::sinks::redis
