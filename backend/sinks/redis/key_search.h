#pragma once
#include "backend/config/named_tables.h"
#include "backend/core/result.h"

#include <stop_token>
#include <string>
#include <string_view>

namespace sluice::services::redis {
class Client;
}

namespace sluice::sinks::redis {

/// What SCAN has to match to find the keys that a pattern gives the rows of a table.
std::string globOf(std::string_view pattern, const config::NamedTable& table);

/// One key that matches; empty: there is none. `keys`: about how many keys of the server to look at.
Result<std::string> findKey(services::redis::Client& client, const std::string& glob, std::uint64_t keys,
                            const std::stop_token& stop);

}  // namespace sluice::sinks::redis
