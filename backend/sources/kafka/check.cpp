#include "backend/sources/kafka/check.h"

#include "backend/core/thread.h"
#include "backend/services/kafka/admin.h"
#include "backend/services/kafka/sample.h"
#include "backend/sources/kafka/inquiry/format_guess.h"
#include "backend/sources/kafka/options.h"
#include "backend/sources/kafka/types.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::sources::kafka {
namespace {

using Outcome = config::Check::Outcome;
using services::kafka::Admin;

constexpr unsigned sampled = 5;

config::Check formatCheck(const ConnectorContext& context, const Options& options, const std::string& topic,
                          const std::stop_token& stop) {
    config::Check check{Outcome::Passed, "Format of " + topic, options.format, "", "", {}};
    const auto records = services::kafka::newestRecords(context.connection, context.secrets, topic, sampled, stop);
    if (!records) return {Outcome::Failed, check.what, "readable records", records.error().message, "", {}};
    if (records->empty()) {
        check.outcome = Outcome::Skipped;
        check.found = "no record yet";
        return check;
    }
    const auto format = formats::find(options.format)->make(FormatOptions());
    for (const auto& record : *records) {
        std::string why;
        if (canRead(*format, record, &why)) continue;
        const auto other = guessFormat(*records);
        check.outcome = Outcome::Failed;
        check.found = fmt::format("record {} of partition {}: {}", record.offset, record.partition, why);
        check.fix = other.empty() ? "The records are written in a form that is not known here."
                                  : fmt::format("Set format = \"{}\".", other);
        return check;
    }
    check.found = fmt::format("{} newest records read", records->size());
    return check;
}

config::Check groupCheck(Admin& admin, const ConnectorContext& context, const Options& options,
                         const std::stop_token& stop) {
    config::Check check{Outcome::Passed, "Group " + options.group, "not used by others", "", "", {}};
    auto group = admin.describeGroup(options.group, stop);
    // A coordinator that is being chosen says no for a moment.
    for (int again = 0; again < 5 && !group && group.error().remedy == Remedy::Retry; ++again) {
        if (!pause(stop, std::chrono::milliseconds(300))) break;
        group = admin.describeGroup(options.group, stop);
    }
    if (!group) return {Outcome::Failed, check.what, "may be read", "not readable", group.error().message, {}};
    std::string others;
    const auto ours = fmt::format("sluice-{}-", context.job.name);
    for (const auto& member : group->members)
        if (!member.instanceId.starts_with(ours))
            others += fmt::format("{}{} {}", others.empty() ? "" : ", ", member.clientId, member.host);
    check.found = group->members.empty() ? "no member" : fmt::format("{} members", group->members.size());
    if (const auto partitions = admin.partitions(options.topics, stop)) {
        const auto committed = admin.committed(options.group, *partitions, stop);
        if (committed && std::ranges::any_of(*committed, [](const auto& point) { return point.offset >= 0; }))
            check.found += ", resumes at its offsets";
    }
    if (!others.empty()) {
        check.outcome = Outcome::Failed;
        check.found = others;
        check.fix = "Stop them, or choose another `group`: members of one group share its partitions.";
    }
    return check;
}

config::Check typesCheck(const ConnectorContext& context, const Options& options) {
    config::Check check{Outcome::Passed, "Column types", "a MySQL connection", "", "", {}};
    const auto publishers = publishersOf(context.workspace, context.connection, options.topics);
    if (!options.types.empty()) {
        check.found = options.types;
    } else if (!publishers.empty()) {
        check.found = publishers.front()->sourceConnection + ", of job " + publishers.front()->name;
    } else {
        check.outcome = Outcome::Warning;
        check.found = "none";
        check.fix =
            "Set types = \"<mysql connection>\" if the records come from MySQL: without types a DECIMAL or a "
            "date of a schemaless record stays what it is in JSON.";
    }
    return check;
}

}  // namespace

config::Checks check(const ConnectorContext& context, const std::stop_token& stop) {
    const auto options = parseOptions(context.job);
    if (!options) return {{Outcome::Failed, "Options", "", "", options.error().message, {}}};
    auto admin = Admin::open(context.connection, context.secrets);
    if (!admin) return {{Outcome::Failed, "Connection", "", "", admin.error().message, {}}};
    if (auto cluster = admin->cluster(stop); !cluster)
        return {{Outcome::Failed, "Cluster", "an answer", "none", cluster.error().message, {}}};
    config::Checks checks;
    for (const auto& name : options->topics) {
        const auto topic = admin->topic(name, stop);
        const bool published = !publishersOf(context.workspace, context.connection, {name}).empty();
        if (!topic) {
            checks.push_back({Outcome::Failed, "Topic " + name, "readable", "not readable", topic.error().message, {}});
        } else if (!*topic) {
            checks.push_back({published ? Outcome::Warning : Outcome::Failed,
                              "Topic " + name,
                              "there",
                              "not there",
                              published ? "The job that publishes it creates it: start that one first."
                                        : "Create the topic, or correct its name.",
                              {}});
        } else {
            checks.push_back({Outcome::Passed,
                              "Topic " + name,
                              "there",
                              fmt::format("{} partitions", (*topic)->partitions),
                              "",
                              {}});
            checks.push_back(formatCheck(context, *options, name, stop));
        }
    }
    checks.push_back(groupCheck(*admin, context, *options, stop));
    checks.push_back(typesCheck(context, *options));
    return checks;
}

}  // namespace sluice::sources::kafka
