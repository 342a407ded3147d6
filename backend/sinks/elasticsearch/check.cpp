#include "backend/sinks/elasticsearch/check.h"

#include "backend/config/named_tables.h"
#include "backend/services/elasticsearch/client.h"
#include "backend/sinks/elasticsearch/options.h"

#include <charconv>
#include <set>

#include <fmt/format.h>

namespace sluice::sinks::elasticsearch {
namespace {

using config::Check;
using services::elasticsearch::Client;

constexpr int oldestElasticsearch = 7;

Check versionCheck(Client& client, const std::stop_token& stop) {
    Check check{Check::Outcome::Passed, "Version", "Elasticsearch 7 or later, or OpenSearch", {}, {}, {}};
    const auto version = client.version(stop);
    if (!version) {
        check.outcome = Check::Outcome::Failed;
        check.fix = version.error().message;
        return check;
    }
    check.found = version->product + " " + version->number;
    int major = 0;
    std::from_chars(version->number.data(), version->number.data() + version->number.size(), major);
    if (version->product == "Elasticsearch" && major < oldestElasticsearch) {
        check.outcome = Check::Outcome::Failed;
        check.fix = "Upgrade it: older versions know types inside an index.";
    }
    return check;
}

Check healthCheck(Client& client, const std::stop_token& stop) {
    Check check{Check::Outcome::Passed, "Health", "green or yellow", {}, {}, {}};
    const auto health = client.health(stop);
    check.found = health ? *health : "unknown";
    if (!health || *health == "red") {
        check.outcome = Check::Outcome::Warning;
        check.fix = health ? "Some shards are missing: GET /_cluster/allocation/explain" : health.error().message;
    }
    return check;
}

/// The indices that the file lets us know, as names or patterns.
std::set<std::string> indicesOf(const config::JobConfig& job, const Options& options) {
    std::set<std::string> indices;
    for (const auto& table : config::namedTables(job)) {
        const auto* own = job.optionsOf(table.database + "." + table.table);
        auto name = config::fillPattern(own && !own->target.empty() ? own->target : options.index, table);
        for (char& letter : name)
            if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
        indices.insert(std::move(name));
    }
    return indices;
}

/// Whether a start without a checkpoint copies the tables into what is there.
bool copies(const config::JobConfig& job) {
    return job.topics.empty() && std::holds_alternative<config::StartPoint::Snapshot>(job.start.where);
}

Check indexCheck(Client& client, const std::string& index, const config::JobConfig& job, bool createsIndex,
                 const std::stop_token& stop) {
    Check check{Check::Outcome::Passed, "Index " + index, {}, {}, {}, {}};
    const auto missing = client.missingPrivileges(index, {"index", "delete", "create_index", "manage"}, stop);
    if (missing && *missing && !(*missing)->empty()) {
        check.outcome = Check::Outcome::Failed;
        check.found = fmt::format("the user may not {}", fmt::join(**missing, ", "));
        check.fix = fmt::format("Give its role the privileges index, delete, create_index and manage on {}.", index);
        return check;
    }
    if (index.find('*') != std::string::npos) {
        check.found = "named when its first row comes";
        return check;
    }
    const auto count = client.count(index, stop);
    if (!count) {
        check.outcome = Check::Outcome::Warning;
        check.fix = count.error().message;
    } else if (*count) {
        check.found = fmt::format("{} documents", **count);
        if (**count > 0 && copies(job)) {
            check.outcome = Check::Outcome::Warning;
            check.fix =
                "A snapshot writes over these documents, but documents of rows that were deleted while nothing ran "
                "stay. Where that matters, delete the index before the first start.";
        }
    } else if (createsIndex) {
        check.found = "not there yet, will be created";
    } else {
        check.outcome = Check::Outcome::Failed;
        check.found = "not there";
        check.fix = "Create it, or set create_index = true.";
    }
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
    auto client = Client::open(context.connection, context.secrets);
    if (!client) {
        checks.push_back(
            {Check::Outcome::Failed, "Connection", {}, context.connection.address(), client.error().message, {}});
        return checks;
    }
    (*client)->setLimit(std::chrono::seconds(5));
    checks.push_back(versionCheck(**client, stop));
    if (checks.back().outcome == Check::Outcome::Failed) return checks;
    checks.push_back(healthCheck(**client, stop));
    for (const auto& index : indicesOf(context.job, *options))
        checks.push_back(indexCheck(**client, index, context.job, options->createIndex, stop));
    return checks;
}

}  // namespace sluice::sinks::elasticsearch
