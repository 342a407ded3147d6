#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace sluice::config {

/// What `topics` of a job says: names, patterns with `*` for any characters, and behind them what a `!` takes away.
using TopicPatterns = std::vector<std::string>;

/// It stands for more than the one topic of that name, or takes away.
bool isTopicPattern(std::string_view entry);

/// Whether they take a topic of that name. A pattern takes no internal one (`__…`) unless it begins so itself.
bool takesTopic(const TopicPatterns& patterns, std::string_view topic);

/// Whether there may be a name that both match.
bool mayMeet(std::string_view pattern, std::string_view other);

/// Why this is no list of topics, as a sentence; empty: it is one.
std::string problemOf(const TopicPatterns& patterns);

}  // namespace sluice::config
