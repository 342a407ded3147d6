#include "backend/config/named_tables.h"

namespace sluice::config {

std::vector<NamedTable> namedTables(const JobConfig& job) {
    std::vector<NamedTable> tables;
    for (const auto& pattern : job.sourceTables.patterns()) {
        if (pattern.starts_with('!')) continue;
        const auto dot = pattern.find('.');
        if (dot == std::string::npos) continue;
        tables.push_back({pattern.substr(0, dot), pattern.substr(dot + 1), {}});
    }
    for (const auto& topic : job.topics) {
        if (topic.starts_with('!')) continue;
        const auto last = topic.rfind('.');
        if (last == std::string::npos) {
            tables.push_back({topic, topic, topic});
            continue;
        }
        const auto before = topic.substr(0, last);
        const auto dot = before.rfind('.');
        tables.push_back({dot == std::string::npos ? before : before.substr(dot + 1), topic.substr(last + 1), topic});
    }
    return tables;
}

std::string fillPattern(std::string_view pattern, const NamedTable& table) {
    std::string filled;
    while (!pattern.empty()) {
        const auto open = pattern.find('{');
        const auto close = open == std::string_view::npos ? open : pattern.find('}', open);
        if (close == std::string_view::npos) return filled.append(pattern);
        filled += pattern.substr(0, open);
        const auto name = pattern.substr(open + 1, close - open - 1);
        filled += name == "database" ? table.database
                  : name == "table"  ? table.table
                  : name == "topic"  ? table.topic
                                     : "*";
        pattern.remove_prefix(close + 1);
    }
    return filled;
}

}  // namespace sluice::config
