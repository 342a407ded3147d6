#pragma once
#include "backend/core/result.h"
#include "backend/sources/mysql/columns/wire_type.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::sources::mysql {

/// What a TABLE_MAP event says about a table. How much that is, binlog_row_metadata decides: with FULL it is all that
/// reading needs, with NO_LOG (MariaDB's default) types alone.
struct TableMap {
    struct Column {
        WireColumn wire;
        bool nullable = true;
        bool isUnsigned = false;
        bool visible = true;
        std::uint16_t collation = 0;      ///< 0: not said
        std::uint32_t dimensions = 0;     ///< Vector
        std::string name;                 ///< empty: not said
        std::vector<std::string> labels;  ///< Enum, Set; in the column's charset
    };
    std::uint64_t id = 0;
    std::string database, table;
    std::vector<Column> columns;
    std::vector<std::size_t> primaryKey;
    bool saysSigns = false;
    bool saysCharsets = false;
    /// Names are there: the server wrote FULL metadata.
    bool full() const { return !columns.empty() && !columns.front().name.empty(); }
};

/// Number of the table that a TABLE_MAP or a row event is about.
std::uint64_t tableIdOf(std::string_view body, bool shortId);

/// `shortId`: table ids have four bytes (very old servers). Halt: the event is damaged.
Result<TableMap> parseTableMap(std::string_view body, bool shortId, bool mariaDb);

}  // namespace sluice::sources::mysql
