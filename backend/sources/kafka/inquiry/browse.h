#pragma once
#include "backend/services/connector_context.h"
#include "backend/sources/catalog.h"

#include <stop_token>
#include <string>
#include <vector>

namespace sluice::sources::kafka {

/// The cluster's topics but the internal ones, with what their last 20 records say. Blocks, 5 s or so.
Result<Catalog> browse(const config::Workspace& workspace, const config::Connection& connection,
                       const config::Secrets& secrets, const std::stop_token& stop);

/// Fields of a topic from up to 100 of its newest records, typed where the job's `types` know them. Halt: there is no
/// record yet, or the job's format reads none.
Result<std::vector<CatalogColumn>> columns(const ConnectorContext& context, const std::string& name,
                                           const std::stop_token& stop);

}  // namespace sluice::sources::kafka
