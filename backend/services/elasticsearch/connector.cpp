#include "backend/core/clock.h"
#include "backend/services/connection_kind.h"
#include "backend/services/elasticsearch/client.h"
#include "backend/services/ladder.h"

#include <array>

#include <QUrl>
#include <fmt/format.h>

namespace sluice::services::elasticsearch {
namespace {

constexpr int httpPort = 80, httpsPort = 443;
constexpr std::chrono::seconds limit{5};

std::vector<Endpoint> endpointsOf(const config::Connection& connection) {
    std::vector<Endpoint> endpoints;
    for (const auto& text : connection.urls) {
        const QUrl url(QString::fromStdString(text));
        const bool secure = url.scheme() == QLatin1String("https");
        endpoints.push_back(
            {url.host().toStdString(), static_cast<std::uint16_t>(url.port(secure ? httpsPort : httpPort))});
    }
    return endpoints;
}

bool isSecure(const config::Connection& connection) {
    return !connection.urls.empty() && connection.urls.front().starts_with("https");
}

void checkRights(Ladder& ladder, Client& client, const config::Connection& connection, const std::stop_token& stop) {
    if (connection.readOnly) return ladder.skip("Rights", "read-only here: nothing is written to it");
    const std::string what = "Rights", required = "create_index, index and delete";
    const auto may = client.writableIndices(stop);
    if (!may) return ladder.warn(what, required, "not known", may.error().message);
    if (!*may) return ladder.skip(what, "the server does not say; it may have no users");
    if ((*may)->empty())
        return ladder.fail(what, required, fmt::format("{} may write to no index", connection.user),
                           fmt::format("Give a role of {} the privileges create_index, index, delete and manage on the "
                                       "job's indices.",
                                       connection.user));
    ladder.pass(what, fmt::format("on {}", fmt::join(**may, ", ")), required);
}

config::Checks test(const config::Connection& connection, const config::Secrets& secrets, ConnectionUse use,
                    const std::stop_token& stop) {
    Ladder ladder;
    if (!reach(ladder, endpointsOf(connection), fmt::format("`urls` of connection.{}", connection.name), stop))
        return ladder.take();
    const auto login = connection.user.empty() ? std::string("no user") : "user " + connection.user;
    const auto correctLogin = fmt::format("Correct `user` and `password` of connection.{}.", connection.name);
    if (const auto password = secrets.resolve(connection.password, "connection." + connection.name); !password) {
        ladder.fail("Login", login, password.error().message, correctLogin);
        return ladder.take();
    }
    const bool secure = isSecure(connection);
    const auto tls = secure ? fmt::format("https, tls = \"{}\"", config::toString(connection.tls)) : "off";
    const auto correctTls =
        secure
            ? fmt::format("Change `tls` or `ca_file` of connection.{}, or the server's certificate.", connection.name)
            : fmt::format("If it speaks TLS, write https:// in `urls` of connection.{}.", connection.name);
    auto client = Client::open(connection, secrets);
    if (!client) {
        ladder.fail("TLS", tls, client.error().message, correctTls);
        return ladder.take();
    }
    (*client)->setLimit(limit);
    const auto asked = steadyNow();
    if (const auto answers = (*client)->answers(stop); !answers) {
        if (steadyNow() - asked >= limit) {
            ladder.fail(
                "Answer", fmt::format("within {} s", limit.count()), answers.error().message,
                fmt::format("Look at its log and its load, or correct `urls` of connection.{}.", connection.name));
            return ladder.take();
        }
        // Its port was reached: what is no answer in HTTP is about TLS.
        ladder.fail("TLS", tls, answers.error().message, correctTls);
        return ladder.take();
    }
    ladder.pass("TLS", tls);
    if (const auto in = (*client)->reach(stop); !in) {
        // Too busy to answer, or has no master: that is not about the login.
        const bool refused = in.error().remedy == Remedy::Halt;
        ladder.fail(refused ? "Login" : "Answer", refused ? login : "an answer", in.error().message,
                    refused ? correctLogin : "Look at its health and its log.");
        return ladder.take();
    }
    ladder.pass("Login", login);
    const auto version = (*client)->version(stop);
    if (!version) {
        ladder.fail("Version", "a server that says what it is", version.error().message,
                    fmt::format("Give a role of {} the cluster privilege monitor.", connection.user));
        return ladder.take();
    }
    ladder.pass("Version", fmt::format("{} {}", version->product, version->number));
    const auto health = (*client)->health(stop);
    if (!health)
        ladder.warn("Health", "green or yellow", "not known", health.error().message);
    else if (*health == "red")
        ladder.warn("Health", "green or yellow", *health, "Some shards are missing: GET /_cluster/allocation/explain");
    else
        ladder.pass("Health", *health);
    if (use != ConnectionUse::Reach) checkRights(ladder, **client, connection, stop);
    return ladder.take();
}

constexpr std::array<std::string_view, 1> kinds = {"elasticsearch"};

}  // namespace

const ConnectionKind& connector() {
    static const ConnectionKind kind{kinds, "Elasticsearch or OpenSearch, over HTTP.", &test};
    return kind;
}

}  // namespace sluice::services::elasticsearch
