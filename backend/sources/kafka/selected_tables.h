#pragma once
#include "backend/sources/source.h"

namespace sluice::sources::kafka {

/// The tables whose rows lie in the job's topics, as the MySQL server knows them that the types come from. A topic
/// without such a server, or without such a table, is unknown.
Result<SelectedTables> selectedTables(const ConnectorContext& context, const std::stop_token& stop);

}  // namespace sluice::sources::kafka
