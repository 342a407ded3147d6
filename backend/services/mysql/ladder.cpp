#include "backend/services/mysql/ladder.h"

#include "backend/services/ladder.h"
#include "backend/services/mysql/connection.h"
#include "backend/services/mysql/server_checks.h"
#include "backend/services/mysql/server_info.h"

#include <fmt/format.h>

namespace sluice::services::mysql {
namespace {

using config::Check;
using config::Checks;

void append(Checks& all, Checks more) {
    for (auto& check : more) all.push_back(std::move(check));
}

/// What `checks` have against one use, as one row that never fails: nobody has said that it will be used so.
void tellUse(Ladder& ladder, std::string use, const Checks& checks) {
    std::string found, fix;
    for (const auto& check : checks) {
        if (check.outcome != Check::Outcome::Failed) continue;
        found += fmt::format("{}{}: {}", found.empty() ? "" : ", ", check.what, check.found);
        fix += (fix.empty() || check.fix.empty() ? "" : "\n") + check.fix;
    }
    if (found.empty()) return ladder.pass(std::move(use), "has what it takes");
    ladder.warn(std::move(use), "", std::move(found), std::move(fix));
}

void checkUse(Ladder& ladder, Connection& session, const ServerInfo& server, ConnectionUse use,
              const std::stop_token& stop) {
    const auto asSource = [&] {
        auto checks = sourceRights(session, server, stop);
        append(checks, sourceSettings(session, server, stop));
        return checks;
    };
    switch (use) {
        case ConnectionUse::Reach:
            return;
        case ConnectionUse::Source:
            if (!server.isTiDb()) return ladder.append(asSource());
            return ladder.fail("Source", "MySQL or MariaDB", server.name(),
                               "TiDB has no binary log: choose a MySQL source.");
        case ConnectionUse::Target:
            return ladder.append(targetRights(session, stop));
        case ConnectionUse::Unknown:
            if (!server.isTiDb()) tellUse(ladder, "As a source", asSource());
            return tellUse(ladder, "As a target", targetRights(session, stop));
    }
}

}  // namespace

Checks testConnection(const config::Connection& connection, const config::Secrets& secrets, ConnectionUse use,
                      const std::stop_token& stop) {
    Ladder ladder;
    if (!reach(ladder, {{connection.host, connection.effectivePort()}},
               fmt::format("`host` and `port` of connection.{}", connection.name), stop))
        return ladder.take();
    SessionOptions options;
    options.connectTimeout = options.readTimeout = options.writeTimeout = std::chrono::seconds(3);
    auto opened = Connection::open(connection, secrets, options, stop);
    const auto wanted = fmt::format("tls = \"{}\"", config::toString(connection.tls));
    if (!opened) {
        const auto& message = opened.error().message;
        const bool tls =
            message.find("(error 2026)") != message.npos || message.find("does not encrypt") != message.npos;
        ladder.fail(
            tls ? "TLS" : "Login", tls ? wanted : "user " + connection.user, message,
            tls ? fmt::format("Change `tls` or `ca_file` of connection.{}, or the server's certificate.",
                              connection.name)
                : fmt::format("Correct `user` and `password` of connection.{}, or create the user.", connection.name));
        return ladder.take();
    }
    auto& session = **opened;
    const auto cipher = session.tlsCipher();
    if (cipher.empty() && connection.tls == config::Tls::Preferred)
        ladder.warn("TLS", "encrypted", "the server offers no TLS",
                    "Switch TLS on at the server, or say tls = \"off\" if the network is trusted.");
    else
        ladder.pass("TLS", cipher.empty() ? "off" : cipher);
    ladder.pass("Login", fmt::format("as {}", connection.user));
    const auto info = readServerInfo(session, stop);
    if (!info) {
        ladder.fail("Version", "a server that says what it is", info.error().message, "Check the server's log.");
        return ladder.take();
    }
    if (info->isTiDb() != (connection.kind == "tidb"))
        ladder.warn(
            "Version", connection.kind == "tidb" ? "TiDB" : "MySQL or MariaDB", info->name(),
            fmt::format("Say kind = \"{}\" in connection.{}.", info->isTiDb() ? "tidb" : "mysql", connection.name));
    else
        ladder.pass("Version", info->name());
    checkUse(ladder, session, *info, use, stop);
    return ladder.take();
}

}  // namespace sluice::services::mysql
