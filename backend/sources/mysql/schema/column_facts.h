#pragma once
#include "backend/change/table_schema.h"
#include "backend/core/result.h"
#include "backend/sources/mysql/binlog/table_map.h"
#include "backend/sources/mysql/columns/wire_type.h"

#include <optional>
#include <string>
#include <vector>

namespace sluice::sources::mysql {

/// All that is known of a column, from the log or from information_schema: the one thing that a ColumnType is made of,
/// so that both ways give the same one.
struct ColumnFacts {
    enum class Special : std::uint8_t {
        None,
        Uuid,      ///< MariaDB: looks like BINARY on the wire
        Inet,      ///< MariaDB: looks like BINARY on the wire
        JsonText,  ///< MariaDB: LONGTEXT with a check
        Vector,    ///< MariaDB: looks like VARBINARY on the wire
    };
    std::string name;
    WireColumn wire;
    bool nullable = true;
    bool isUnsigned = false;
    std::uint16_t collation = 0;
    std::uint32_t dimensions = 0;
    std::vector<std::string> labels;  ///< UTF-8
    // what only information_schema says
    Special special = Special::None;
    std::string sql;
    std::string collationName;
    bool generated = false;
    bool autoIncrement = false;
    std::optional<std::string> defaultText;
};

/// A table as one of the two says it.
struct TableFacts {
    std::string database, table;
    std::vector<ColumnFacts> columns;
    std::vector<std::size_t> primaryKey;
    std::vector<std::vector<std::size_t>> uniqueKeys;  ///< of columns that cannot be NULL
    bool systemVersioned = false;                      ///< MariaDB: keeps its history as rows
    std::optional<std::size_t> indexOf(const std::string& column) const;
};

/// The log's half. Halt: a label is not in its charset.
Result<TableFacts> factsOf(const TableMap& map);

/// Whether the log's column can be the catalog's: all that the log says is as the catalog has it.
bool agrees(const TableMap& map, std::size_t index, const ColumnFacts& log, const ColumnFacts& catalog);

/// The type of a column. Kind::Unsupported where its values cannot be read from the log.
ColumnType makeType(const ColumnFacts& facts);

/// `id bigint unsigned, name varchar(64), …`: for sentences.
std::string listOf(const std::vector<ColumnFacts>& columns);

}  // namespace sluice::sources::mysql
