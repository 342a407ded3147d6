#include "backend/sources/kafka/chosen_topics.h"

#include <algorithm>

namespace sluice::sources::kafka {
namespace {

std::string expressionOf(std::string_view pattern) {
    std::string expression = "^";
    for (const char c : pattern) {
        if (c == '*')
            expression += ".*";
        else if (c == '.')
            expression += "\\.";
        else
            expression += c;
    }
    return expression + '$';
}

}  // namespace

Result<std::vector<std::string>> chosenTopics(services::kafka::Admin& admin, const config::TopicPatterns& patterns,
                                              const std::stop_token& stop) {
    if (std::ranges::none_of(patterns, config::isTopicPattern)) return patterns;
    const auto cluster = admin.cluster(stop);
    if (!cluster) return forward(cluster);
    std::vector<std::string> topics;
    for (const auto& entry : patterns)
        if (!config::isTopicPattern(entry) && config::takesTopic(patterns, entry)) topics.push_back(entry);
    for (const auto& topic : cluster->topics)
        if (config::takesTopic(patterns, topic.name) && std::ranges::find(topics, topic.name) == topics.end())
            topics.push_back(topic.name);
    std::ranges::sort(topics);
    return topics;
}

Result<std::vector<std::string>> chosenTopics(const ConnectorContext& context, const std::stop_token& stop) {
    const auto& patterns = context.job.topics;
    if (std::ranges::none_of(patterns, config::isTopicPattern)) return patterns;
    auto admin = services::kafka::Admin::open(context.connection, context.secrets);
    if (!admin) return forward(admin);
    return chosenTopics(*admin, patterns, stop);
}

std::string subscriptionOf(const std::string& entry) {
    return config::isTopicPattern(entry) ? expressionOf(entry) : entry;
}

std::string takenAway(const config::TopicPatterns& patterns) {
    if (std::ranges::none_of(patterns, config::isTopicPattern)) return {};
    std::string list;
    if (std::ranges::none_of(patterns, [](const auto& entry) { return entry.starts_with("__"); })) list = "^__.*";
    for (const auto& entry : patterns)
        if (entry.starts_with('!')) list += (list.empty() ? "" : ",") + expressionOf(std::string_view(entry).substr(1));
    return list;
}

}  // namespace sluice::sources::kafka
