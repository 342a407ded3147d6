#include "backend/config/table_set.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::config {

bool matchesPattern(std::string_view pattern, std::string_view text) {
    std::size_t p = 0, t = 0, star = pattern.npos, resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != pattern.npos) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

Result<TableSet> TableSet::parse(const std::vector<std::string>& patterns) {
    for (const auto& pattern : patterns) {
        const auto name = std::string_view(pattern).substr(pattern.starts_with('!') ? 1 : 0);
        const auto dot = name.find('.');
        if (dot == name.npos || dot == 0 || dot + 1 == name.size())
            return halt(fmt::format(
                "\"{}\" names no table. Write DATABASE.TABLE, with * for any characters, as \"shop.*\".", pattern));
    }
    if (!patterns.empty() &&
        std::all_of(patterns.begin(), patterns.end(), [](const auto& p) { return p.starts_with('!'); }))
        return halt("The list of tables only takes away. Name at least one table to read, as \"shop.*\".");
    TableSet set;
    set.m_patterns = patterns;
    return set;
}

bool TableSet::contains(std::string_view database, std::string_view table) const {
    if (table == ownTable) return false;
    const auto name = fmt::format("{}.{}", database, table);
    bool in = false;
    for (std::string_view pattern : m_patterns) {
        const bool takesAway = pattern.starts_with('!');
        if (takesAway) pattern.remove_prefix(1);
        if (matchesPattern(pattern, name)) in = !takesAway;
    }
    return in;
}

}  // namespace sluice::config
