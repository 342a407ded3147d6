#pragma once
#include "backend/sources/source.h"

namespace sluice::sources::mysql {

/// The tables of the server that match the job's `tables`. Blocks, some milliseconds a table.
Result<SelectedTables> selectedTables(const ConnectorContext& context, const std::stop_token& stop);

}  // namespace sluice::sources::mysql
