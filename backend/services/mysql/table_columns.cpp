#include "backend/services/mysql/table_columns.h"

#include <algorithm>
#include <cctype>
#include <map>

#include <fmt/format.h>

namespace sluice::services::mysql {
namespace {

bool equalIgnoringCase(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) {
        return x < 0x80 && y < 0x80 ? std::tolower(x) == std::tolower(y) : x == y;
    });
}

bool contains(std::string_view text, std::string_view word) {
    return std::search(text.begin(), text.end(), word.begin(), word.end(), [](unsigned char x, unsigned char y) {
               return std::tolower(x) == std::tolower(y);
           }) != text.end();
}

}  // namespace

bool TableColumn::isGenerated() const {
    // MySQL also says DEFAULT_GENERATED, of a default that is an expression.
    return contains(extra, "STORED GENERATED") || contains(extra, "VIRTUAL GENERATED");
}

bool TableColumn::isAutoIncrement() const {
    return contains(extra, "auto_increment");
}

const TableIndex* TableDefinition::primaryKey() const {
    for (const auto& index : indexes)
        if (index.name == "PRIMARY") return &index;
    return nullptr;
}

const TableColumn* TableDefinition::column(std::string_view name) const {
    for (const auto& column : columns)
        if (equalIgnoringCase(column.name, name)) return &column;
    return nullptr;
}

Result<std::vector<TableDefinition>> readTables(Connection& connection, std::string_view condition,
                                                const std::stop_token& stop) {
    std::vector<TableDefinition> tables;
    const auto columns = connection.query(
        fmt::format("SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE, CHARACTER_SET_NAME, "
                    "COLLATION_NAME, COLUMN_DEFAULT, EXTRA FROM information_schema.COLUMNS WHERE {} ORDER BY "
                    "TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION",
                    condition),
        stop);
    if (!columns) return forward(columns);
    for (std::size_t row = 0; row < columns->size(); ++row) {
        const auto database = columns->text(row, 0), table = columns->text(row, 1);
        if (tables.empty() || tables.back().database != database || tables.back().table != table)
            tables.push_back({database, table, {}, {}});
        TableColumn column;
        column.name = columns->text(row, 2);
        column.columnType = columns->text(row, 3);
        column.nullable = columns->text(row, 4) == "YES";
        column.charset = columns->text(row, 5);
        column.collation = columns->text(row, 6);
        if (!columns->isNull(row, 7)) column.defaultText = columns->text(row, 7);
        column.extra = columns->text(row, 8);
        tables.back().columns.push_back(std::move(column));
    }
    const auto keys = connection.query(
        fmt::format(
            "SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, NON_UNIQUE, COLUMN_NAME, SUB_PART FROM "
            "information_schema.STATISTICS WHERE {} ORDER BY TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX",
            condition),
        stop);
    if (!keys) return forward(keys);
    for (std::size_t row = 0; row < keys->size(); ++row) {
        const auto database = keys->text(row, 0), table = keys->text(row, 1), name = keys->text(row, 2);
        const auto found = std::find_if(tables.begin(), tables.end(), [&](const TableDefinition& t) {
            return t.database == database && t.table == table;
        });
        if (found == tables.end()) continue;
        if (found->indexes.empty() || found->indexes.back().name != name)
            found->indexes.push_back({name, keys->number(row, 3) == 0, true, {}});
        auto& index = found->indexes.back();
        index.columns.push_back(keys->text(row, 4));
        if (keys->isNull(row, 4) || !keys->isNull(row, 5)) index.wholeColumns = false;
    }
    return tables;
}

Result<std::optional<TableDefinition>> readTable(Connection& connection, std::string_view database,
                                                 std::string_view table, const std::stop_token& stop) {
    auto tables = readTables(connection,
                             fmt::format("TABLE_SCHEMA = {} AND TABLE_NAME = {}", quote(database), quote(table)), stop);
    if (!tables) return forward(tables);
    if (tables->empty()) return std::optional<TableDefinition>();
    return std::optional<TableDefinition>(std::move(tables->front()));
}

}  // namespace sluice::services::mysql
