#include "backend/sinks/redis/places.h"

#include "backend/services/redis/client.h"
#include "backend/services/redis/info.h"
#include "backend/sinks/redis/options.h"

#include <fmt/format.h>

namespace sluice::sinks::redis {
namespace {

using config::Check;
using services::redis::Info;

constexpr double mebibyte = 1024 * 1024;
constexpr std::uint64_t perKey = 120;  // what Redis adds to a key and its value, by its own MEMORY USAGE, roundly

/// Of a table's own pattern, or the job's.
Result<BoundTemplate> bindKey(const ConnectorContext& context, const Options& options, const TableSchema& planned) {
    const auto* own = context.job.optionsOf(planned.qualifiedName());
    const auto pattern = Template::parse(own && !own->target.empty() ? own->target : options.key);
    if (!pattern) return forward(pattern);
    const auto key = keyOf(planned, own);
    if (!key) return forward(key);
    return pattern->bind(planned, *key);
}

std::optional<std::uint64_t> freeMemory(const ConnectorContext& context, bool& evicts, const std::stop_token& stop) {
    const auto client = services::redis::Client::open(context.connection, context.secrets, stop);
    if (!client) return std::nullopt;
    const auto reply = (*client)->command({"INFO"}, stop);
    if (!reply) return std::nullopt;
    const auto info = Info::parse(reply->text);
    const auto used = info.number("used_memory");
    const auto limit = info.number("maxmemory").value_or(0);
    const auto all = limit != 0 ? std::optional(limit) : info.number("total_system_memory");
    evicts = limit != 0 && info.text("maxmemory_policy") != "noeviction";
    if (!used || !all) return std::nullopt;
    return *all > *used ? *all - *used : 0;
}

}  // namespace

Result<TargetPlace> placeOf(const ConnectorContext& context, const SchemaPtr& planned) {
    const auto options = parseOptions(context.job);
    if (!options) return forward(options);
    const auto key = bindKey(context, *options, *planned);
    if (!key) return forward(key);
    // Keys that are only deleted are nobody's.
    return TargetPlace{"keys " + key->outline(), options->shapeOf() == Shape::Invalidate};
}

Check memoryNeed(std::uint64_t needed, std::uint64_t free, bool evicts) {
    const auto mib = [](std::uint64_t bytes) { return static_cast<double>(bytes) / mebibyte; };
    Check check{Check::Outcome::Passed,
                "Memory needed",
                fmt::format("about {:.0f} MiB", mib(needed)),
                fmt::format("{:.0f} MiB free", mib(free)),
                {},
                {}};
    if (needed <= free) return check;
    check.outcome = Check::Outcome::Warning;
    check.fix = evicts ? "Redis will evict keys before all are there. Read fewer tables or columns, or raise maxmemory."
                       : "The job will wait when it is full. Read fewer tables or columns, set a `ttl`, or raise "
                         "maxmemory.";
    return check;
}

config::Checks checkTables(const ConnectorContext& context, std::span<const PlannedTable> tables,
                           const std::stop_token& stop) {
    const auto options = parseOptions(context.job);
    if (!options) return {};
    config::Checks checks;
    std::uint64_t needed = 0;
    for (const auto& [source, planned, rows, bytes] : tables) {
        needed += bytes.value_or(0) + rows.value_or(0) * perKey;
        const auto key = bindKey(context, *options, *planned);
        if (!key || key->containsKey() || options->shapeOf() == Shape::Invalidate) continue;
        checks.push_back({Check::Outcome::Warning,
                          "Keys of " + planned->qualifiedName(),
                          "contain its primary key",
                          key->outline(),
                          "Two rows with the same text overwrite each other. Add {primary_key} to the pattern.",
                          {}});
    }
    const bool copies = std::holds_alternative<config::StartPoint::Snapshot>(context.job.start.where);
    if (needed == 0 || !copies || options->shapeOf() == Shape::Invalidate) return checks;
    bool evicts = false;
    if (const auto free = freeMemory(context, evicts, stop)) checks.push_back(memoryNeed(needed, *free, evicts));
    return checks;
}

}  // namespace sluice::sinks::redis
