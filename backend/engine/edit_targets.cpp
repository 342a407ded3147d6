#include "backend/engine/edit_targets.h"

#include "backend/config/named_tables.h"
#include "backend/sinks/sink.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice {
namespace {

/// What a sink of this kind calls the place of a row, and the options that name it.
struct PlaceWords {
    std::string_view word;
    std::vector<std::string_view> options;  ///< joined by a dot
};

PlaceWords wordsOf(std::string_view kind) {
    if (kind == "kafka") return {"topic", {"topic"}};
    if (kind == "redis") return {"keys", {"key"}};
    if (kind == "elasticsearch") return {"index", {"index"}};
    return {"table", {"database", "table"}};
}

/// The pattern that the file says, or the default of the option.
std::string patternOf(const config::JobConfig& job, std::string_view kind, const PlaceWords& words) {
    std::string pattern;
    const auto* sink = sinks::find(kind);
    const auto known = sink ? sink->options() : config::OptionList();
    for (const auto& key : words.options) {
        const auto* said = job.sink.find(key);
        const auto option = std::find_if(known.begin(), known.end(), [&](const auto& o) { return o.key == key; });
        auto text = said && said->text() ? *said->text() : option != known.end() ? option->defaultText : std::string();
        std::erase(text, '"');
        pattern += (pattern.empty() ? "" : ".") + text;
    }
    return pattern;
}

bool overlap(const std::string& one, const std::string& other) {
    return config::matchesPattern(one, other) || config::matchesPattern(other, one);
}

/// Whether all that this pattern names was there already.
bool covers(const config::TableSet& set, const std::string& pattern) {
    const auto dot = pattern.find('.');
    if (!set.contains(pattern.substr(0, dot), pattern.substr(dot + 1))) return false;
    const auto& all = set.patterns();
    return std::none_of(all.begin(), all.end(),
                        [&](const auto& p) { return p.starts_with('!') && overlap(p.substr(1), pattern); });
}

std::vector<std::string> targets(const config::Workspace& workspace, const config::JobConfig& job,
                                 const std::vector<config::NamedTable>& tables) {
    const auto& kind = workspace.connection(job.sinkConnection)->kind;
    const auto words = wordsOf(kind);
    const auto pattern = patternOf(job, kind, words);
    std::vector<std::string> found;
    for (const auto& table : tables) {
        const auto* own = job.optionsOf(table.database + "." + table.table);
        auto name = config::fillPattern(own && !own->target.empty() ? own->target : pattern, table);
        if (std::find(found.begin(), found.end(), name) == found.end()) found.push_back(std::move(name));
    }
    return found;
}

}  // namespace

std::vector<std::string> namesAdded(const std::vector<std::string>& before, const std::vector<std::string>& after) {
    std::vector<std::string> added;
    for (const auto& name : after)
        if (std::find(before.begin(), before.end(), name) == before.end()) added.push_back(name);
    return added;
}

std::vector<std::string> topicsAdded(const config::TopicPatterns& before, const config::TopicPatterns& after) {
    std::vector<std::string> added;
    for (const auto& entry : namesAdded(before, after))
        if (!entry.starts_with('!') && (config::isTopicPattern(entry) || !config::takesTopic(before, entry)))
            added.push_back(entry);
    for (const auto& entry : namesAdded(after, before))
        if (entry.starts_with('!')) added.push_back(entry.substr(1));
    return added;
}

std::vector<std::string> patternsAdded(const config::TableSet& before, const config::TableSet& after) {
    std::vector<std::string> added;
    for (const auto& pattern : namesAdded(before.patterns(), after.patterns()))
        if (!pattern.starts_with('!') && !covers(before, pattern)) added.push_back(pattern);
    // What is taken away no more comes in, too.
    for (const auto& pattern : namesAdded(after.patterns(), before.patterns()))
        if (pattern.starts_with('!') && !covers(before, pattern.substr(1))) added.push_back(pattern.substr(1));
    return added;
}

std::vector<std::string> readNames(const config::JobConfig& job) {
    auto patterns = job.topics.empty() ? job.sourceTables.patterns() : job.topics;
    std::erase_if(patterns, [](const auto& pattern) { return pattern.starts_with('!'); });
    return patterns;
}

std::vector<std::string> targetsOf(const config::Workspace& workspace, const config::JobConfig& job,
                                   const std::vector<std::string>& names) {
    auto tables = config::namedTables(job);
    std::erase_if(tables, [&](const config::NamedTable& table) {
        const auto name = table.topic.empty() ? table.database + "." + table.table : table.topic;
        return std::find(names.begin(), names.end(), name) == names.end();
    });
    // What a `!` takes away is no pattern of the job: it is named as it stands.
    for (const auto& name : names) {
        const auto dot = name.find('.');
        if (job.topics.empty() &&
            !std::count(job.sourceTables.patterns().begin(), job.sourceTables.patterns().end(), name))
            tables.push_back({name.substr(0, dot), name.substr(dot + 1), {}});
    }
    const auto word = wordsOf(workspace.connection(job.sinkConnection)->kind).word;
    std::vector<std::string> found;
    for (const auto& name : targets(workspace, job, tables)) found.push_back(fmt::format("{} {}", word, name));
    return found;
}

std::vector<OptionEdit> leftovers(const config::Workspace& workspace, const config::JobConfig& job) {
    std::vector<OptionEdit> left;
    const std::string word(wordsOf(workspace.connection(job.sinkConnection)->kind).word);
    for (auto& name : targets(workspace, job, config::namedTables(job)))
        left.push_back({word, std::move(name), {}, fmt::format("Stays in {}.", job.sinkConnection)});
    if (!job.topics.empty()) {
        const auto* group = job.source.find("group");
        left.push_back({"group",
                        group && group->text() ? *group->text() : "sluice-" + job.name,
                        {},
                        fmt::format("Stays in {}, with its offsets.", job.sourceConnection)});
    }
    left.push_back(
        {"checkpoint", job.name, {}, "Kept for an hour, so that the removal can be undone; then forgotten."});
    return left;
}

}  // namespace sluice
