#include "backend/sinks/mysql/target_table.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace sluice::sinks::mysql {
namespace {

bool isBinary(std::string_view collation) {
    return collation.empty() || collation == "binary" || collation.ends_with("_bin");
}

std::string listOf(const std::vector<std::string>& names) {
    return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

Result<std::shared_ptr<const TargetTable>> describeTarget(const TableSchema& planned,
                                                          const services::mysql::TableDefinition& found,
                                                          const TargetName& name, const std::string& object) {
    std::vector<std::string> key;
    for (const auto column : planned.key) key.push_back(planned.columns[column].name);
    auto target = std::make_shared<TargetTable>();
    bool finds = false;
    for (const auto& index : found.indexes) {
        if (!index.unique) continue;
        const bool isKey = index.wholeColumns && index.columns.size() == key.size() &&
                           std::is_permutation(index.columns.begin(), index.columns.end(), key.begin());
        (isKey ? finds : target->hasOtherUniqueIndex) = true;
    }
    if (!finds)
        return halt(
            fmt::format("Table {} in {} has no primary or unique key of exactly the columns {}, by which the job "
                        "finds a row again. Add one: ALTER TABLE {} ADD UNIQUE KEY ({}).",
                        name.plain(), object, listOf(key), name.quoted(), listOf(key)));
    for (const auto& part : key)
        if (const auto* column = found.column(part); column && !isBinary(column->collation))
            target->keyIsBinaryCollated = false;
    auto schema = std::make_shared<TableSchema>();
    schema->database = found.database;
    schema->table = found.table;
    for (const auto& from : found.columns) {
        // Named as the planned schema names it: letters' case does not tell columns apart.
        const auto same = std::find_if(planned.columns.begin(), planned.columns.end(),
                                       [&](const Column& c) { return found.column(c.name) == &from; });
        Column column;
        column.name = same != planned.columns.end() ? same->name : from.name;
        column.type.sql = from.columnType;
        column.nullable = from.nullable;
        column.generated = from.isGenerated();
        schema->columns.push_back(std::move(column));
    }
    target->schema = std::move(schema);
    return std::shared_ptr<const TargetTable>(std::move(target));
}

}  // namespace sluice::sinks::mysql
