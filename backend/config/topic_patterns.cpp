#include "backend/config/topic_patterns.h"

#include "backend/config/table_set.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::config {
namespace {

constexpr std::string_view legal = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-*";

bool takes(std::string_view entry, std::string_view topic) {
    if (entry.find('*') == entry.npos) return entry == topic;
    return (!topic.starts_with("__") || entry.starts_with("__")) && matchesPattern(entry, topic);
}

}  // namespace

bool isTopicPattern(std::string_view entry) {
    return entry.starts_with('!') || entry.find('*') != entry.npos;
}

bool takesTopic(const TopicPatterns& patterns, std::string_view topic) {
    bool in = false;
    for (const std::string_view entry : patterns) {
        if (entry.starts_with('!') && matchesPattern(entry.substr(1), topic)) return false;
        in = in || takes(entry, topic);
    }
    return in;
}

bool mayMeet(std::string_view pattern, std::string_view other) {
    // reach[j]: what was read of `pattern` and the first j of `other` may stand for the same characters.
    std::vector<bool> reach(other.size() + 1);
    reach[0] = true;
    for (std::size_t j = 0; j < other.size() && other[j] == '*'; ++j) reach[j + 1] = true;
    for (const char c : pattern) {
        std::vector<bool> next(other.size() + 1);
        next[0] = c == '*' && reach[0];
        for (std::size_t j = 0; j < other.size(); ++j) {
            if (c == '*' || other[j] == '*')
                next[j + 1] = reach[j + 1] || next[j];
            else
                next[j + 1] = reach[j] && c == other[j];
        }
        reach = std::move(next);
    }
    return reach[other.size()];
}

std::string problemOf(const TopicPatterns& patterns) {
    if (patterns.empty()) return "the list is empty. Name at least one topic.";
    bool takesAway = false;
    for (const auto& entry : patterns) {
        const bool away = entry.starts_with('!');
        const auto name = std::string_view(entry).substr(away ? 1 : 0);
        if (name.empty() || name.find_first_not_of(legal) != name.npos)
            return fmt::format(
                "\"{}\" is no topic name. Write letters, digits, \".\", \"_\" and \"-\", with * for any characters, as "
                "\"shop.*\".",
                entry);
        if (takesAway && !away)
            return fmt::format("\"{}\" stands behind what is taken away. Write the entries with ! last.", entry);
        takesAway = takesAway || away;
    }
    if (patterns.front().starts_with('!'))
        return "the list only takes away. Name at least one topic to read, as \"shop.*\".";
    return {};
}

}  // namespace sluice::config
