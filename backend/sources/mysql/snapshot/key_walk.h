#pragma once
#include "backend/change/table_schema.h"
#include "backend/core/result.h"
#include "backend/services/mysql/row_stream.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace sluice::sources::mysql {

/// Whether a table can be read in pieces along its key. Halt: its key has a column whose order cannot be said in SQL.
Result<> checkWalkable(const TableSchema& schema);

/// The key of a row that selectAllOf() read, as a position keeps it: never empty, without spaces.
std::string keyOfRow(const TableSchema& schema, std::span<const services::mysql::RowStream::Field> row);

/// Reads the next `limit` rows after that key, in key order; an empty key: from the first one. Halt: the key is
/// damaged.
Result<std::string> selectAfter(const TableSchema& schema, std::string_view key, std::size_t limit);

}  // namespace sluice::sources::mysql
