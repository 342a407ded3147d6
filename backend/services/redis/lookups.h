#pragma once
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace sluice::services::redis {

/// Look-ups that this process itself made at one server, so that a hit rate can leave them out. Any thread.
struct OwnLookups {
    std::atomic<std::uint64_t> hits{0};
    std::atomic<std::uint64_t> misses{0};
};

/// The counters of a server, by `host:port`; shared by all connections to it.
std::shared_ptr<OwnLookups> ownLookups(const std::string& address);

/// Whether Redis counts this command as look-ups in `keyspace_hits` and `keyspace_misses`.
bool countsAsLookup(std::string_view command);

}  // namespace sluice::services::redis
