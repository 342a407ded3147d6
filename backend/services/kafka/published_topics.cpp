#include "backend/services/kafka/published_topics.h"

namespace sluice::services::kafka {
namespace {

void replaceAll(std::string& text, std::string_view what, std::string_view by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

std::string fill(std::string pattern, std::string_view database, std::string_view table) {
    replaceAll(pattern, "{database}", database);
    replaceAll(pattern, "{table}", table);
    for (auto open = pattern.find('{'); open != std::string::npos; open = pattern.find('{')) {
        const auto close = pattern.find('}', open);
        if (close == std::string::npos) break;
        pattern.replace(open, close - open + 1, "*");
    }
    return pattern;
}

std::string patternOf(const config::JobConfig& job) {
    const auto* topic = job.sink.find("topic");
    return topic && topic->text() ? *topic->text() : "{database}.{table}";
}

}  // namespace

std::vector<std::string> publishedTopics(const config::JobConfig& job) {
    std::vector<std::string> topics;
    for (const auto& tables : job.sourceTables.patterns()) {
        if (tables.starts_with('!')) continue;
        const auto dot = tables.find('.');
        const auto table = dot == std::string::npos ? std::string_view("*") : std::string_view(tables).substr(dot + 1);
        topics.push_back(fill(patternOf(job), std::string_view(tables).substr(0, dot), table));
    }
    for (const auto& [name, options] : job.tables)
        if (!options.target.empty()) {
            const auto dot = std::min(name.find('.'), name.size());
            topics.push_back(fill(options.target, std::string_view(name).substr(0, dot),
                                  std::string_view(name).substr(std::min(dot + 1, name.size()))));
        }
    // A job that reads topics says its tables only in the records.
    if (job.sourceTables.patterns().empty()) topics.push_back(fill(patternOf(job), "*", "*"));
    return topics;
}

std::string publishedTopic(const config::JobConfig& job, std::string_view database, std::string_view table) {
    const auto* options = job.optionsOf(std::string(database) + "." + std::string(table));
    return fill(options && !options->target.empty() ? options->target : patternOf(job), database, table);
}

}  // namespace sluice::services::kafka
