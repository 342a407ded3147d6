#pragma once
#include "backend/config/topic_patterns.h"
#include "backend/services/connector_context.h"
#include "backend/services/kafka/admin.h"

#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace sluice::sources::kafka {

/// The topics that are taken now. Without a pattern that is what is named, and nobody is asked; else names that are not
/// there yet are left in, and patterns become what the cluster has for them. Retry: no broker answers.
Result<std::vector<std::string>> chosenTopics(services::kafka::Admin& admin, const config::TopicPatterns& patterns,
                                              const std::stop_token& stop);
/// As a job's `topics` say it.
Result<std::vector<std::string>> chosenTopics(const ConnectorContext& context, const std::stop_token& stop);

/// What librdkafka subscribes to for an entry: its name, or an expression that it matches with the topics every few
/// seconds.
std::string subscriptionOf(const std::string& entry);
/// Its `topic.blacklist` for what these take away; empty: nothing.
std::string takenAway(const config::TopicPatterns& patterns);

}  // namespace sluice::sources::kafka
