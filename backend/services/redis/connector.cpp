#include "backend/services/connection_kind.h"
#include "backend/services/ladder.h"
#include "backend/services/redis/client.h"
#include "backend/services/redis/info.h"
#include "backend/services/redis/server_checks.h"

#include <array>

#include <fmt/format.h>

namespace sluice::services::redis {
namespace {

constexpr std::chrono::seconds limit{3};

config::Checks test(const config::Connection& connection, const config::Secrets& secrets, ConnectionUse use,
                    const std::stop_token& stop) {
    Ladder ladder;
    if (!reach(ladder, {{connection.host, connection.effectivePort()}},
               fmt::format("`host` and `port` of connection.{}", connection.name), stop))
        return ladder.take();
    const auto wanted = fmt::format("tls = \"{}\"", config::toString(connection.tls));
    bool encrypted = false;
    {
        const auto transport = Transport::connect(connection, steadyNow() + limit, stop);
        if (!transport) {
            ladder.fail("TLS", wanted, transport.error().message,
                        fmt::format("Change `tls` or `ca_file` of connection.{}, or the server's certificate.",
                                    connection.name));
            return ladder.take();
        }
        encrypted = (*transport)->isEncrypted();
        if (encrypted) ladder.pass("TLS", wanted);
    }
    auto client = Client::open(connection, secrets, stop, {limit, limit});
    // A server that speaks TLS alone is told from one that does not by its first answer only.
    if (!client) {
        const auto& error = client.error();
        const bool tls = error.message.find(askForTls) != error.message.npos;
        ladder.fail(
            tls ? "TLS" : "Login",
            tls                       ? wanted
            : connection.user.empty() ? "a server without password"
                                      : "user " + connection.user,
            error.message,
            tls ? fmt::format("Say tls = \"required\" in connection.{}, or name its port without TLS.", connection.name)
                : fmt::format("Correct `user` and `password` of connection.{}.", connection.name));
        return ladder.take();
    }
    if (!encrypted) ladder.pass("TLS", "off");
    ladder.pass("Login", fmt::format("as {}, database {}", connection.user.empty() ? "default" : connection.user,
                                     connection.database));
    const auto reply = (*client)->command({"INFO"}, stop);
    if (!reply) {
        ladder.warn("Version", "a server that says what it is", reply.error().message,
                    fmt::format("ACL SETUSER {} +info", connection.user));
    } else {
        const auto info = Info::parse(reply->text);
        ladder.pass("Version", fmt::format("Redis {}, {}", info.text("redis_version"), info.text("redis_mode")));
        if (use == ConnectionUse::Reach) return ladder.take();
        ladder.add(roleCheck(info));
        ladder.add(modeCheck(info));
        ladder.add(memoryCheck(info, true));
    }
    if (use == ConnectionUse::Reach) return ladder.take();
    if (connection.readOnly)
        ladder.skip("Right to write", "read-only here: nothing is written to it");
    else
        ladder.add(rightsCheck(**client, std::nullopt, {{"DEL"}, {"SET", "value"}, {"HSET", "field", "value"}}, stop));
    return ladder.take();
}

constexpr std::array<std::string_view, 1> kinds = {"redis"};

}  // namespace

const ConnectionKind& connector() {
    static const ConnectionKind kind{kinds, "Redis, a server without cluster mode.", &test};
    return kind;
}

}  // namespace sluice::services::redis
