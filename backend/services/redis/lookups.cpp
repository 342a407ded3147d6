#include "backend/services/redis/lookups.h"

#include "backend/core/monitor.h"

#include <algorithm>
#include <array>
#include <map>

namespace sluice::services::redis {
namespace {

constexpr std::array<std::string_view, 22> commands = {
    "GET",   "GETRANGE", "STRLEN",   "EXISTS", "TTL",    "PTTL", "TYPE",      "HGET",   "HGETALL", "HLEN",  "HMGET",
    "HKEYS", "HVALS",    "SMEMBERS", "SCARD",  "LRANGE", "LLEN", "SISMEMBER", "XRANGE", "XLEN",    "ZCARD", "ZRANGE"};

}  // namespace

std::shared_ptr<OwnLookups> ownLookups(const std::string& address) {
    static Monitor<std::map<std::string, std::shared_ptr<OwnLookups>>> all;
    return all.with([&](auto& byAddress) {
        auto& counters = byAddress[address];
        if (!counters) counters = std::make_shared<OwnLookups>();
        return counters;
    });
}

bool countsAsLookup(std::string_view command) {
    return std::find(commands.begin(), commands.end(), command) != commands.end();
}

}  // namespace sluice::services::redis
