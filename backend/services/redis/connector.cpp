#include "backend/services/connection_kind.h"
#include "backend/services/redis/client.h"
#include "backend/services/redis/info.h"

#include <array>

#include <fmt/format.h>

namespace sluice::services::redis {
namespace {

using config::Check;

config::Checks test(const config::Connection& connection, const config::Secrets& secrets, const std::stop_token& stop) {
    config::Checks checks;
    auto began = steadyNow();
    const auto add = [&](Check::Outcome outcome, std::string what, std::string found, std::string fix) {
        const auto now = steadyNow();
        checks.push_back({outcome,
                          std::move(what),
                          {},
                          std::move(found),
                          std::move(fix),
                          std::chrono::duration_cast<std::chrono::microseconds>(now - began)});
        began = now;
    };
    {
        auto transport = Transport::connect(connection, steadyNow() + std::chrono::seconds(5), stop);
        if (!transport) {
            add(Check::Outcome::Failed, "Connection", connection.address(), transport.error().message);
            return checks;
        }
    }
    add(Check::Outcome::Passed, "Connection", connection.address(), {});
    auto client = Client::open(connection, secrets, stop);
    if (!client) {
        add(Check::Outcome::Failed, "Login", connection.user, client.error().message);
        return checks;
    }
    add(Check::Outcome::Passed, "Login", fmt::format("database {}", connection.database), {});
    auto reply = (*client)->command({"INFO", "server"}, stop);
    if (!reply) {
        add(Check::Outcome::Warning, "Version", {}, reply.error().message);
        return checks;
    }
    const auto info = Info::parse(reply->text);
    add(Check::Outcome::Passed, "Version",
        fmt::format("Redis {}, {}", info.text("redis_version"), info.text("redis_mode")), {});
    return checks;
}

constexpr std::array<std::string_view, 1> kinds = {"redis"};

}  // namespace

const ConnectionKind& connector() {
    static const ConnectionKind kind{kinds, "Redis, a server without cluster mode.", &test};
    return kind;
}

}  // namespace sluice::services::redis
