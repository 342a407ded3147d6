#include "backend/sources/kafka/check.h"

#include "backend/core/thread.h"
#include "backend/services/kafka/admin.h"
#include "backend/services/kafka/sample.h"
#include "backend/sources/kafka/chosen_topics.h"
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
constexpr std::size_t looked = 20;  // topics whose format is checked

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

config::Check patternCheck(const Options& options, const std::vector<std::string>& topics, bool published) {
    const auto said = fmt::format("{}", fmt::join(options.topics, ", "));
    if (!topics.empty())
        return {Outcome::Passed, "Topics " + said, "at least one", fmt::format("{} now", topics.size()), "", {}};
    return {published ? Outcome::Warning : Outcome::Failed,
            "Topics " + said,
            "at least one",
            "none yet",
            published ? "The job that publishes them creates them: start that one first."
                      : "Create a topic that matches, or correct the pattern.",
            {}};
}

config::Check groupCheck(Admin& admin, const ConnectorContext& context, const Options& options,
                         const std::vector<std::string>& topics, const std::stop_token& stop) {
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
    const auto partitions = admin.partitions(topics, stop);
    if (partitions && !partitions->empty()) {
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
    config::Check check{Outcome::Passed, "Column types", "a MySQL connection, or types of the job", "", "", {}};
    const auto publishers = publishersOf(context.workspace, context.connection, options.topics);
    if (!options.types.empty()) {
        check.found = options.types;
    } else if (!publishers.empty()) {
        check.found = publishers.front()->sourceConnection + ", of job " + publishers.front()->name;
    } else if (std::ranges::any_of(context.job.tables, [](const auto& table) { return !table.second.types.empty(); })) {
        check.found = "the job's own";
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
    const auto topics = chosenTopics(*admin, options->topics, stop);
    if (!topics) return {{Outcome::Failed, "Topics", "an answer", "none", topics.error().message, {}}};
    if (std::ranges::any_of(options->topics, config::isTopicPattern))
        checks.push_back(patternCheck(*options, *topics,
                                      !publishersOf(context.workspace, context.connection, options->topics).empty()));
    std::size_t there = 0;
    for (const auto& name : *topics) {
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
            if (++there <= looked) checks.push_back(formatCheck(context, *options, name, stop));
        }
    }
    if (there > looked)
        checks.push_back({Outcome::Skipped,
                          "Format of the other topics",
                          {},
                          fmt::format("{} not looked at", there - looked),
                          {},
                          {}});
    checks.push_back(groupCheck(*admin, context, *options, *topics, stop));
    checks.push_back(typesCheck(context, *options));
    return checks;
}

}  // namespace sluice::sources::kafka
