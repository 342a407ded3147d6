#pragma once
#include "backend/core/result.h"
#include "backend/services/mysql/connection.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::services::mysql {

/// A column as information_schema describes it, as plain text: what it means is up to the reader.
struct TableColumn {
    std::string name;
    std::string columnType;  ///< `decimal(12,2) unsigned`, `enum('a','b')`
    std::string charset;     ///< empty: no characters
    std::string collation;
    std::string extra;  ///< `auto_increment`, `STORED GENERATED`, …
    std::optional<std::string> defaultText;
    bool nullable = true;
    bool isGenerated() const;
    bool isAutoIncrement() const;
};
struct TableIndex {
    std::string name;  ///< `PRIMARY` for the primary key
    bool unique = false;
    bool wholeColumns = true;  ///< false: a prefix or an expression is part of it
    std::vector<std::string> columns;
};
struct TableDefinition {
    std::string database, table;
    std::vector<TableColumn> columns;
    std::vector<TableIndex> indexes;
    const TableIndex* primaryKey() const;
    /// Null: no such column; letters' case does not count.
    const TableColumn* column(std::string_view name) const;
};

/// Columns and indexes of every table for which `condition` holds: SQL over TABLE_SCHEMA and TABLE_NAME. Two round
/// trips, however many tables.
Result<std::vector<TableDefinition>> readTables(Connection& connection, std::string_view condition,
                                                const std::stop_token& stop = {});
/// One table; nothing: it is not there, or may not be seen.
Result<std::optional<TableDefinition>> readTable(Connection& connection, std::string_view database,
                                                 std::string_view table, const std::stop_token& stop = {});

}  // namespace sluice::services::mysql
