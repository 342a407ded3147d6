#pragma once
#include "ui/bridge/inquiry.h"

#include <set>
#include <string>
#include <vector>

namespace sluice::ui::wizard {

/// Which tables (or topics) a job reads: as ticks on a screen, and as the patterns of the file. Pure.
struct TableChoice {
    std::set<std::string> ticked;  ///< `shop.orders`, or topics
    bool later = true;             ///< tables that are created later, too: `shop.*`, `!shop.x`
    std::vector<std::string> own;  ///< topics: patterns as their user wrote them, and what they take away
    std::set<std::string> named;   ///< topics: ticked whatever a pattern takes

    /// What `patterns` means on what is there; names that are not there stay ticked.
    static TableChoice of(const std::vector<std::string>& patterns, const Catalog& catalog);
    /// What is proposed first: with one database all of it that has a key, with several nothing.
    static TableChoice proposed(const Catalog& catalog);
    /// As the file says it.
    std::vector<std::string> patterns(const Catalog& catalog) const;
    /// Other patterns, and the ticks that follow from them.
    void setOwn(std::vector<std::string> patterns, const Catalog& catalog);
    /// Ticked names that the catalog does not have.
    std::vector<std::string> missing(const Catalog& catalog) const;

private:
    std::vector<std::string> topicPatterns(const Catalog& catalog) const;
};

/// `shop.orders` of a topic `prefix.shop.orders`, which is how transforms and table options name it.
std::string tableOfTopic(const std::string& topic);
/// How transforms and table options name an entry.
std::string tableName(const CatalogEntry& entry);

/// What is ticked, summed up.
struct ChosenSum {
    std::uint64_t tables = 0, all = 0, rows = 0;
    bool rowsKnown = false;
};
ChosenSum sumOf(const TableChoice& choice, const Catalog& catalog);

}  // namespace sluice::ui::wizard
