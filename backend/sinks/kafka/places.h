#pragma once
#include "backend/sinks/sink.h"

namespace sluice::sinks::kafka {

/// The topic, or its pattern.
Result<TargetPlace> placeOf(const ConnectorContext& context, const SchemaPtr& planned);

}  // namespace sluice::sinks::kafka
