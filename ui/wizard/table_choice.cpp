#include "ui/wizard/table_choice.h"

#include "backend/config/table_set.h"
#include "backend/config/topic_patterns.h"

#include <algorithm>
#include <map>

namespace sluice::ui::wizard {

namespace {

const CatalogEntry* find(const Catalog& catalog, const std::string& name) {
    const auto found = std::ranges::find(catalog, name, &CatalogEntry::name);
    return found == catalog.end() ? nullptr : &*found;
}

/// The table's own name: what follows `database.`.
std::string_view tableOf(const CatalogEntry& entry) {
    return std::string_view(entry.name).substr(std::min(entry.name.size(), entry.database.size() + 1));
}

}  // namespace

TableChoice TableChoice::of(const std::vector<std::string>& patterns, const Catalog& catalog) {
    TableChoice choice;
    const bool topics = std::ranges::none_of(catalog, [](const auto& entry) { return !entry.database.empty(); });
    choice.later = std::ranges::any_of(patterns, [](const auto& text) { return text.ends_with(".*"); });
    for (const auto& pattern : patterns) {
        if (!config::isTopicPattern(pattern))
            choice.ticked.insert(pattern);
        else if (topics)
            choice.own.push_back(pattern);
    }
    if (topics) {
        choice.named = choice.ticked;
        choice.setOwn(std::move(choice.own), catalog);
        return choice;
    }
    const auto set = config::TableSet::parse(patterns);
    if (!set) return choice;
    for (const auto& entry : catalog) {
        if (set->contains(entry.database, tableOf(entry))) choice.ticked.insert(entry.name);
    }
    return choice;
}

TableChoice TableChoice::proposed(const Catalog& catalog) {
    TableChoice choice;
    if (catalog.empty()) return choice;
    const auto& first = catalog.front();
    if (first.database.empty()) {
        if (catalog.size() == 1) choice.ticked.insert(first.name);
        return choice;
    }
    const bool one = std::ranges::all_of(catalog, [&](const auto& entry) { return entry.database == first.database; });
    for (const auto& entry : catalog) {
        if (one && !entry.key.empty()) choice.ticked.insert(entry.name);
    }
    return choice;
}

void TableChoice::setOwn(std::vector<std::string> patterns, const Catalog& catalog) {
    own = std::move(patterns);
    ticked = named;
    for (const auto& entry : catalog) {
        if (config::takesTopic(own, entry.name)) ticked.insert(entry.name);
    }
}

std::vector<std::string> TableChoice::topicPatterns(const Catalog& catalog) const {
    auto kept = own;
    std::erase_if(kept, [&](const auto& entry) { return entry.starts_with('!') && ticked.contains(entry.substr(1)); });
    const auto isAway = [&](const std::string& name) {
        return std::ranges::any_of(
            kept, [&](const auto& entry) { return entry.starts_with('!') && config::mayMeet(entry.substr(1), name); });
    };
    std::vector<std::string> said;
    for (const auto& name : ticked) {
        if ((named.contains(name) || !config::takesTopic(kept, name)) && !isAway(name)) said.push_back(name);
    }
    for (const bool away : {false, true}) {
        for (const auto& entry : kept) {
            if (entry.starts_with('!') == away) said.push_back(entry);
        }
    }
    for (const auto& entry : catalog) {
        if (!ticked.contains(entry.name) && config::takesTopic(kept, entry.name)) said.push_back('!' + entry.name);
    }
    return said;
}

std::vector<std::string> TableChoice::patterns(const Catalog& catalog) const {
    if (!own.empty()) return topicPatterns(catalog);
    std::vector<std::string> said;
    std::map<std::string, std::pair<std::vector<std::string>, std::vector<std::string>>> byDatabase;  // on, off
    std::vector<std::string> order;
    for (const auto& entry : catalog) {
        if (!byDatabase.contains(entry.database)) order.push_back(entry.database);
        auto& [on, off] = byDatabase[entry.database];
        (ticked.contains(entry.name) ? on : off).push_back(entry.name);
    }
    for (const auto& database : order) {
        const auto& [on, off] = byDatabase[database];
        if (on.empty()) continue;
        if (!later || database.empty()) {
            said.insert(said.end(), on.begin(), on.end());
            continue;
        }
        said.push_back(database + ".*");
        for (const auto& name : off) said.push_back('!' + name);
    }
    for (const auto& name : missing(catalog)) {
        if (std::ranges::find(said, name) == said.end()) said.push_back(name);
    }
    return said;
}

std::vector<std::string> TableChoice::missing(const Catalog& catalog) const {
    std::vector<std::string> names;
    for (const auto& name : ticked) {
        if (find(catalog, name) == nullptr) names.push_back(name);
    }
    return names;
}

std::string tableOfTopic(const std::string& topic) {
    const auto last = topic.rfind('.');
    if (last == std::string::npos) return topic + '.' + topic;
    const auto before = topic.rfind('.', last - 1);
    return last == 0 || before == std::string::npos ? topic : topic.substr(before + 1);
}

std::string tableName(const CatalogEntry& entry) {
    return entry.database.empty() ? tableOfTopic(entry.name) : entry.name;
}

ChosenSum sumOf(const TableChoice& choice, const Catalog& catalog) {
    ChosenSum sum;
    sum.all = catalog.size();
    for (const auto& entry : catalog) {
        if (!choice.ticked.contains(entry.name)) continue;
        ++sum.tables;
        sum.rows += entry.rows.value_or(0);
        sum.rowsKnown = sum.rowsKnown || entry.rows.has_value();
    }
    return sum;
}

}  // namespace sluice::ui::wizard
