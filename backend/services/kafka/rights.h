#pragma once
#include "backend/services/connection_kind.h"
#include "backend/services/kafka/admin.h"
#include "backend/services/ladder.h"

namespace sluice::services::kafka {

/// Describe, read and the group for a source; create and write for a target. Asks and reads, but joins no group, makes
/// no topic and sends no record; some seconds at most.
void checkRights(Ladder& ladder, const config::Connection& connection, const config::Secrets& secrets, Admin& admin,
                 const Cluster& cluster, ConnectionUse use, const std::stop_token& stop);

}  // namespace sluice::services::kafka
