#include "backend/sinks/redis/check.h"

#include "backend/config/named_tables.h"
#include "backend/services/redis/client.h"
#include "backend/services/redis/info.h"
#include "backend/sinks/redis/options.h"

#include <vector>

#include <fmt/format.h>

namespace sluice::sinks::redis {
namespace {

using config::Check;
using services::redis::Client;
using services::redis::Info;

constexpr double mebibyte = 1024 * 1024;

Check roleCheck(const Info& info) {
    const auto role = info.text("role");
    if (role == "master") return {Check::Outcome::Passed, "Role", "master", role, {}, {}};
    return {Check::Outcome::Failed, "Role", "master", role, "Point the connection at the master of this replica.", {}};
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
            "Only keys with a ttl are evicted, and this job sets none: give its sink a `ttl`, or choose an "
            "allkeys-… policy.";
    }
    return check;
}

/// Keys of the job's patterns that are there before a copy; only as far as a short look finds them.
std::string existingKey(Client& client, const config::JobConfig& job, const Options& options,
                        const std::stop_token& stop) {
    constexpr int looks = 20;
    for (const auto& table : config::namedTables(job)) {
        const auto* own = job.optionsOf(table.database + "." + table.table);
        const auto pattern = config::fillPattern(own && !own->target.empty() ? own->target : options.key, table);
        std::string cursor = "0";
        for (int look = 0; look < looks; ++look) {
            const auto reply = client.command({"SCAN", cursor, "MATCH", pattern, "COUNT", "1000"}, stop);
            if (!reply || reply->items.size() != 2) return {};
            if (!reply->items[1].items.empty()) return reply->items[1].items.front().text;
            cursor = reply->items[0].text;
            if (cursor == "0") break;
        }
    }
    return {};
}

Check existingCheck(const std::string& key) {
    return {Check::Outcome::Warning,
            "Existing keys",
            "none",
            fmt::format("\"{}\" and perhaps more", key),
            "A snapshot writes over the keys that are there, but keys of rows that were deleted while nothing ran "
            "stay. Where that matters, delete them before the first start, or give the sink a `ttl`.",
            {}};
}

Check rightsCheck(Client& client, Shape shape, const std::stop_token& stop) {
    Check check{Check::Outcome::Passed, "Right to write", {}, {}, {}, {}};
    const auto user = client.command({"ACL", "WHOAMI"}, stop);
    if (!user) {
        check.outcome = Check::Outcome::Skipped;
        check.found = "the server does not say";
        return check;
    }
    check.found = user->text;
    const auto asks = [&](std::initializer_list<std::string_view> words) -> bool {
        const auto answer = client.command(words, stop);
        if (answer && answer->type == services::redis::Reply::Type::Text) {
            check.outcome = Check::Outcome::Failed;
            check.found = answer->text;
            check.fix = fmt::format("ACL SETUSER {} ~* +@write +@transaction", user->text);
            return false;
        }
        return true;
    };
    // Servers before 7.0 know no DRYRUN; there the first write tells.
    if (!asks({"ACL", "DRYRUN", user->text, "DEL", "sluice"})) return check;
    if (shape == Shape::Hash)
        asks({"ACL", "DRYRUN", user->text, "HSET", "sluice", "field", "value"});
    else if (shape != Shape::Invalidate)
        asks({"ACL", "DRYRUN", user->text, "SET", "sluice", "value"});
    return check;
}

}  // namespace

config::Checks check(const ConnectorContext& context, const std::stop_token& stop) {
    config::Checks checks;
    const auto options = parseOptions(context.job);
    if (!options) {
        checks.push_back({Check::Outcome::Failed, "Options", {}, {}, options.error().message, {}});
        return checks;
    }
    auto client = Client::open(context.connection, context.secrets, stop);
    if (!client) {
        checks.push_back(
            {Check::Outcome::Failed, "Connection", {}, context.connection.address(), client.error().message, {}});
        return checks;
    }
    checks.push_back(rightsCheck(**client, options->shapeOf(), stop));
    const bool copies =
        context.job.topics.empty() && std::holds_alternative<config::StartPoint::Snapshot>(context.job.start.where);
    if (copies)
        if (const auto key = existingKey(**client, context.job, *options, stop); !key.empty())
            checks.push_back(existingCheck(key));
    const auto reply = (*client)->command({"INFO"}, stop);
    if (!reply) {
        checks.push_back({Check::Outcome::Warning, "Role", "master", "unknown", reply.error().message, {}});
        return checks;
    }
    const auto info = Info::parse(reply->text);
    checks.push_back(roleCheck(info));
    checks.push_back(modeCheck(info));
    checks.push_back(memoryCheck(info, options->ttl.value.count() > 0));
    return checks;
}

}  // namespace sluice::sinks::redis
