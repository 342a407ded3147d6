#include "backend/services/redis/server_checks.h"

#include "backend/services/redis/client.h"
#include "backend/services/redis/resp.h"

#include <fmt/format.h>

namespace sluice::services::redis {
namespace {

using config::Check;

constexpr double mebibyte = 1024 * 1024;
constexpr std::string_view anyKey = "sluice";

}  // namespace

Check roleCheck(const Info& info) {
    const auto role = info.text("role");
    if (role == "master") return {Check::Outcome::Passed, "Role", "master", role, {}, {}};
    const auto master = fmt::format("{}:{}", info.text("master_host"), info.text("master_port"));
    return {Check::Outcome::Failed,
            "Role",
            "master",
            role == "slave" ? "replica of " + master : role,
            fmt::format("Point the connection at the master{}.", role == "slave" ? ", " + master : ""),
            {}};
}

Check modeCheck(const Info& info) {
    if (info.number("cluster_enabled").value_or(0) == 0)
        return {Check::Outcome::Passed, "Mode", "standalone", "standalone", {}, {}};
    return {Check::Outcome::Failed,
            "Mode",
            "standalone",
            "cluster",
            "Redis Cluster is not built yet; use another server.",
            {}};
}

Check memoryCheck(const Info& info, bool hasTtl) {
    const auto limit = info.number("maxmemory").value_or(0);
    const auto policy = info.text("maxmemory_policy");
    Check check{Check::Outcome::Passed, "Memory", {}, {}, {}, {}};
    if (limit == 0) {
        check.found = "no limit";
        return check;
    }
    check.found =
        fmt::format("{:.0f} of {:.0f} MiB, {}", static_cast<double>(info.number("used_memory").value_or(0)) / mebibyte,
                    static_cast<double>(limit) / mebibyte, policy);
    if (policy == "noeviction") {
        check.outcome = Check::Outcome::Warning;
        check.fix = "The job waits once this memory is full. To evict instead: CONFIG SET maxmemory-policy allkeys-lru";
    } else if (policy.starts_with("volatile-") && !hasTtl) {
        check.outcome = Check::Outcome::Warning;
        check.fix =
            "Only keys with a ttl are evicted, and a job without one sets none: give its sink a `ttl`, or choose an "
            "allkeys-… policy.";
    }
    return check;
}

Check rightsCheck(Client& client, const std::optional<std::string>& key,
                  const std::vector<std::vector<std::string>>& commands, const std::stop_token& stop) {
    Check check{Check::Outcome::Passed, "Right to write", {}, {}, {}, {}};
    const auto user = client.command({"ACL", "WHOAMI"}, stop);
    if (!user) {
        // Not allowed to ask, or a server of before 6.0: there the first write tells.
        check.outcome = Check::Outcome::Skipped;
        check.found = "the server does not say";
        return check;
    }
    check.found = user->text;
    for (const auto& command : commands) {
        std::string request;
        appendArrayHead(request, 4 + command.size());
        for (const std::string_view word :
             {std::string_view("ACL"), std::string_view("DRYRUN"), std::string_view(user->text),
              std::string_view(command.front()), key ? std::string_view(*key) : anyKey})
            appendBulk(request, word);
        for (std::size_t i = 1; i < command.size(); ++i) appendBulk(request, command[i]);
        Reply answer;
        const auto asked = client.exchange(request, 1, [&](std::size_t, const Reply& reply) { answer = reply; }, stop);
        if (!asked || answer.isError()) {
            check.outcome = Check::Outcome::Skipped;
            check.found = fmt::format("{}; the server does not say what it may", user->text);
            return check;
        }
        if (answer.type != Reply::Type::Text) continue;
        const bool isKey = answer.text.find("command") == std::string::npos;
        check.outcome = isKey && !key ? Check::Outcome::Warning : Check::Outcome::Failed;
        check.found = isKey && !key ? fmt::format("{} may write some keys only", user->text) : answer.text;
        check.fix = isKey ? fmt::format("ACL SETUSER {} ~{}", user->text, key ? *key : "*")
                          : fmt::format("ACL SETUSER {} +@write +@transaction", user->text);
        if (check.outcome == Check::Outcome::Failed) return check;
    }
    return check;
}

}  // namespace sluice::services::redis
