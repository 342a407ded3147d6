#pragma once
#include "backend/config/node.h"

#include <string>
#include <utility>
#include <vector>

namespace sluice::ui::wizard {

/// What becomes of one column of one table on its way, as the job's `transforms` say it. `table` is as transforms name
/// it: `shop.orders`. Transforms that stand for several tables are shown and left alone. Pure.
struct Treatment {
    enum class Kind { Keep, Rename, MaskText, MaskHash, Drop };
    Kind kind = Kind::Keep;
    std::string text;     ///< the new name, the text instead, or where the salt lies
    bool shared = false;  ///< said for several tables at once: to be changed in the file
    bool operator==(const Treatment&) const = default;
};

inline constexpr const char* defaultSalt = "env:MASK_SALT";

Treatment treatmentOf(const config::Node& job, const std::string& table, const std::string& column);
void treat(config::Node& job, const std::string& table, const std::string& column, const Treatment& treatment);

/// `where` of the table's own filter; empty: none.
std::string filterOf(const config::Node& job, const std::string& table);
void setFilter(config::Node& job, const std::string& table, const std::string& where);

/// Whether `insert`, `update` or `delete` is delivered.
bool hasOperation(const config::Node& job, const std::string& table, const std::string& operation);
void setOperation(config::Node& job, const std::string& table, const std::string& operation, bool on);

/// What `[job.X.table."…"]` says besides.
std::vector<std::string> keyOf(const config::Node& job, const std::string& table);
void setKey(config::Node& job, const std::string& table, const std::vector<std::string>& columns);
std::string targetOf(const config::Node& job, const std::string& table);
void setTarget(config::Node& job, const std::string& table, const std::string& target);
/// Tables that have a target of their own.
std::vector<std::string> tablesWithTarget(const config::Node& job);

/// Types of columns that nobody else says, in the file's order.
std::vector<std::pair<std::string, std::string>> typesOf(const config::Node& job, const std::string& table);
/// Brings them into the order of `columns`; what is not among these comes first.
void orderTypes(config::Node& job, const std::string& table, const std::vector<std::string>& columns);
/// Without a type it is said no more.
void setType(config::Node& job, const std::string& table, const std::string& column, const std::string& type);

/// Takes out what is said of this table alone.
void forget(config::Node& job, const std::string& table);

}  // namespace sluice::ui::wizard
