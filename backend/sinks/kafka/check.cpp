#include "backend/sinks/kafka/check.h"

#include "backend/services/kafka/admin.h"
#include "backend/services/kafka/published_topics.h"
#include "backend/sinks/kafka/options.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::sinks::kafka {
namespace {

using Outcome = config::Check::Outcome;

}  // namespace

config::Checks check(const ConnectorContext& context, const std::stop_token& stop) {
    const auto options = parseOptions(context.job);
    if (!options) return {{Outcome::Failed, "Options", "", "", options.error().message, {}}};
    auto admin = services::kafka::Admin::open(context.connection, context.secrets);
    if (!admin) return {{Outcome::Failed, "Connection", "", "", admin.error().message, {}}};
    const auto cluster = admin->cluster(stop);
    if (!cluster) return {{Outcome::Failed, "Cluster", "an answer", "none", cluster.error().message, {}}};
    config::Checks checks;
    checks.push_back(
        {Outcome::Passed, "Cluster", "an answer", fmt::format("{} brokers", cluster->brokers.size()), "", {}});
    if (options->replicas > cluster->brokers.size())
        checks.push_back({Outcome::Failed,
                          "Replicas",
                          fmt::format("at most {}", cluster->brokers.size()),
                          fmt::format("{}", options->replicas),
                          "Set `replicas` to at most the number of brokers.",
                          {}});
    const auto globs = services::kafka::publishedTopics(context.job);
    for (const auto& topic : cluster->topics) {
        const auto fits = [&](const std::string& glob) { return config::matchesPattern(glob, topic.name); };
        if (topic.isInternal() || !std::any_of(globs.begin(), globs.end(), fits)) continue;
        const auto config = admin->topicConfig(topic.name, stop);
        const auto policy =
            config && config->contains("cleanup.policy") ? config->at("cleanup.policy") : std::string("not readable");
        const auto found = fmt::format("{} partitions, cleanup.policy {}", topic.partitions, policy);
        const bool compacted = policy.find("compact") != std::string::npos;
        checks.push_back({compacted ? Outcome::Warning : Outcome::Passed,
                          "Topic " + topic.name,
                          "a topic to write to",
                          found,
                          compacted ? "A compacted topic takes no table without a key, and drops older records of a "
                                      "key: consumers see the last state, not every change."
                                    : "",
                          {}});
        if (options->partitions != 0 && topic.partitions != static_cast<std::int32_t>(options->partitions))
            checks.push_back({Outcome::Warning,
                              "Partitions of " + topic.name,
                              fmt::format("{}", options->partitions),
                              fmt::format("{}", topic.partitions),
                              "The topic is there already and keeps its partitions; `partitions` is for new ones.",
                              {}});
    }
    return checks;
}

}  // namespace sluice::sinks::kafka
