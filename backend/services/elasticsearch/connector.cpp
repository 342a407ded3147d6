#include "backend/core/clock.h"
#include "backend/services/connection_kind.h"
#include "backend/services/elasticsearch/client.h"

#include <array>

#include <fmt/format.h>

namespace sluice::services::elasticsearch {
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
    auto client = Client::open(connection, secrets);
    if (!client) {
        add(Check::Outcome::Failed, "Connection", connection.address(), client.error().message);
        return checks;
    }
    (*client)->setLimit(std::chrono::seconds(5));
    const auto version = (*client)->version(stop);
    if (!version) {
        // Not reached is Retry; an answer that refuses us is about the login.
        const bool reached = version.error().remedy == Remedy::Halt;
        if (reached) add(Check::Outcome::Passed, "Connection", connection.address(), {});
        add(Check::Outcome::Failed, reached ? "Login" : "Connection", reached ? connection.user : connection.address(),
            version.error().message);
        return checks;
    }
    add(Check::Outcome::Passed, "Connection", connection.address(), {});
    add(Check::Outcome::Passed, "Login", connection.user.empty() ? "no user" : connection.user, {});
    add(Check::Outcome::Passed, "Version", fmt::format("{} {}", version->product, version->number), {});
    const auto health = (*client)->health(stop);
    if (!health)
        add(Check::Outcome::Warning, "Health", {}, health.error().message);
    else if (*health == "red")
        add(Check::Outcome::Warning, "Health", *health, "Some shards are missing: GET /_cluster/allocation/explain");
    else
        add(Check::Outcome::Passed, "Health", *health, {});
    return checks;
}

constexpr std::array<std::string_view, 1> kinds = {"elasticsearch"};

}  // namespace

const ConnectionKind& connector() {
    static const ConnectionKind kind{kinds, "Elasticsearch or OpenSearch, over HTTP.", &test};
    return kind;
}

}  // namespace sluice::services::elasticsearch
