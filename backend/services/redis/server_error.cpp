#include "backend/services/redis/server_error.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace sluice::services::redis {
namespace {

struct Known {
    std::string_view start;  ///< of the reply
    Remedy remedy;
    std::string_view advice;
    bool refused = false;  ///< it answers, and says no for as long as nobody acts
};

constexpr std::array known = {
    Known{"NOAUTH", Remedy::Halt, "Give the connection a `password`."},
    Known{"WRONGPASS", Remedy::Halt, "Correct `user` and `password` of the connection."},
    Known{"ERR invalid password", Remedy::Halt, "Correct the `password` of the connection."},
    Known{"ERR Client sent AUTH, but no password is set", Remedy::Halt, "Take the `password` from the connection."},
    Known{"ERR AUTH", Remedy::Halt, "Take `user` and `password` from the connection, or set them on the server."},
    Known{"NOPERM", Remedy::Halt, "Let the user do that: ACL SETUSER <user> ~* +@write +@read +info +config|get."},
    Known{"DENIED", Remedy::Halt, "Set a password on the server, or `protected-mode no` if its network is safe."},
    Known{"ERR DB index is out of range", Remedy::Halt, "Choose a smaller `database` on the connection."},
    Known{"ERR invalid DB index", Remedy::Halt, "Correct `database` of the connection."},
    Known{"MOVED", Remedy::Halt,
          "This is a Redis Cluster, which is not built yet; connect a server without cluster mode."},
    Known{"ASK", Remedy::Halt,
          "This is a Redis Cluster, which is not built yet; connect a server without cluster mode."},
    Known{"CROSSSLOT", Remedy::Halt,
          "This is a Redis Cluster, which is not built yet; connect a server without cluster mode."},
    Known{"LOADING", Remedy::Retry, "It is reading its data from disk; it goes on by itself."},
    Known{"OOM", Remedy::Retry, "Raise `maxmemory`, or choose a `maxmemory-policy` that evicts.", true},
    Known{"READONLY", Remedy::Retry, "It is a replica now; point the connection at the master.", true},
    Known{"MASTERDOWN", Remedy::Retry, "It is a replica without its master."},
    Known{"MISCONF", Remedy::Retry, "It cannot save to disk; see its log and free space there.", true},
    Known{"NOREPLICAS", Remedy::Retry, "Fewer replicas are up than `min-replicas-to-write` asks for.", true},
    Known{"CLUSTERDOWN", Remedy::Retry, "The cluster is not whole."},
    Known{"TRYAGAIN", Remedy::Retry, "The cluster moves keys."},
    Known{"BUSY", Remedy::Retry, "A script keeps the server busy; end it with SCRIPT KILL."},
    Known{"UNBLOCKED", Remedy::Retry, "The server changed its role."},
    Known{"ERR max number of clients reached", Remedy::Retry, "Raise `maxclients`, or close connections."},
    Known{"EXECABORT", Remedy::Reject, "One of the commands of the transaction is refused."},
    Known{"WRONGTYPE", Remedy::Reject, "Another kind of value is under that key; delete it or choose another `key`."},
};

}  // namespace

Error errorOf(std::string_view who, std::string_view doing, std::string_view reply) {
    const auto match =
        std::find_if(known.begin(), known.end(), [&](const Known& one) { return reply.starts_with(one.start); });
    if (match == known.end()) return {Remedy::Reject, fmt::format("{} refuses {}: {}.", who, doing, reply)};
    Error error{match->remedy, fmt::format("{} refuses {}: {}. {}", who, doing, reply, match->advice)};
    error.refused = match->refused;
    return error;
}

}  // namespace sluice::services::redis
