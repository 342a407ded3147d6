#pragma once
#include "backend/config/check.h"
#include "backend/config/connection.h"
#include "backend/config/secret.h"

#include <stop_token>

namespace sluice::services::mysql {

/// name → TCP → TLS → login → version. Stops at the first step that fails. Blocks, 10 s at most.
config::Checks testConnection(const config::Connection& connection, const config::Secrets& secrets,
                              const std::stop_token& stop);

}  // namespace sluice::services::mysql
