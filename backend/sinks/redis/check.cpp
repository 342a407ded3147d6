#include "backend/sinks/redis/check.h"

#include "backend/services/redis/client.h"
#include "backend/services/redis/info.h"
#include "backend/services/redis/server_checks.h"
#include "backend/sinks/redis/key_search.h"
#include "backend/sinks/redis/options.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

namespace sluice::sinks::redis {
namespace {

using config::Check;
using services::redis::Client;
using services::redis::Info;
using services::redis::memoryCheck;
using services::redis::modeCheck;
using services::redis::rightsCheck;
using services::redis::roleCheck;

/// Keys of the job's patterns that are there before a copy; only as far as a short look finds them.
std::string existingKey(Client& client, const config::JobConfig& job, const Options& options,
                        const std::stop_token& stop) {
    constexpr std::uint64_t looked = 20'000;
    for (const auto& table : config::namedTables(job)) {
        const auto* own = job.optionsOf(table.database + "." + table.table);
        const auto glob = globOf(own && !own->target.empty() ? own->target : options.key, table);
        auto key = findKey(client, glob, looked, stop);
        if (!key) return {};
        if (!key->empty()) return *key;
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

/// A key as the job will write one; nothing: its tables are patterns.
std::optional<std::string> sampleKey(const config::JobConfig& job, const Options& options) {
    const auto tables = config::namedTables(job);
    if (tables.empty()) return std::nullopt;
    const auto& table = *tables.begin();
    const auto* own = job.optionsOf(table.database + "." + table.table);
    auto key = config::fillPattern(own && !own->target.empty() ? own->target : options.key, table);
    std::replace(key.begin(), key.end(), '*', '1');
    return key;
}

std::vector<std::vector<std::string>> commandsOf(Shape shape) {
    std::vector<std::vector<std::string>> commands = {{"DEL"}};
    if (shape == Shape::Hash)
        commands.push_back({"HSET", "field", "value"});
    else if (shape != Shape::Invalidate)
        commands.push_back({"SET", "value"});
    return commands;
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
    checks.push_back(rightsCheck(**client, sampleKey(context.job, *options), commandsOf(options->shapeOf()), stop));
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
