#pragma once
#include "backend/config/check.h"
#include "backend/services/redis/info.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace sluice::services::redis {

class Client;

/// A master: a replica takes no writes. Pure, as the two after it.
config::Check roleCheck(const Info& info);
config::Check modeCheck(const Info& info);
/// `maxmemory` and what is evicted. `hasTtl`: the keys expire.
config::Check memoryCheck(const Info& info, bool hasTtl);

/// Whether the user may write `key` by these commands (name and what follows the key), by ACL DRYRUN: nothing is run.
/// Skipped where the server does not say. No key: which ones will be written is not known, so a user that may write
/// only some is a warning.
config::Check rightsCheck(Client& client, const std::optional<std::string>& key,
                          const std::vector<std::vector<std::string>>& commands, const std::stop_token& stop);

}  // namespace sluice::services::redis
