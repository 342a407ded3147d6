#pragma once
#include "backend/services/connector_context.h"
#include "backend/sources/catalog.h"

#include <stop_token>
#include <string>
#include <vector>

namespace sluice::sources::mysql {

/// The tables that the user may see, by name, with what the server guesses of their size. Left out: views, the server's
/// own schemas, and the table that Sluice keeps its checkpoints in. Blocks, 5 s at most.
Result<sluice::Catalog> browse(const config::Workspace& workspace, const config::Connection& connection,
                               const config::Secrets& secrets, const std::stop_token& stop);

/// Halt: there is no such table.
Result<std::vector<CatalogColumn>> columns(const ConnectorContext& context, const std::string& name,
                                           const std::stop_token& stop);

/// `database.table` in its two parts.
std::pair<std::string, std::string> splitName(const std::string& name);
/// A sentence that says where a table is missing and what to do.
tl::unexpected<Error> noSuchTable(const std::string& object, const std::string& name);

}  // namespace sluice::sources::mysql
