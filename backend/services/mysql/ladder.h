#pragma once
#include "backend/config/check.h"
#include "backend/config/connection.h"
#include "backend/config/secret.h"
#include "backend/services/connection_kind.h"

#include <stop_token>

namespace sluice::services::mysql {

/// name → TCP → TLS → login → version → rights for `use`. Blocks, 10 s at most.
config::Checks testConnection(const config::Connection& connection, const config::Secrets& secrets, ConnectionUse use,
                              const std::stop_token& stop);

}  // namespace sluice::services::mysql
