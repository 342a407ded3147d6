#pragma once
#include "backend/change/table_schema.h"
#include "backend/core/result.h"
#include "backend/sinks/mysql/options.h"

#include <set>
#include <string>
#include <string_view>

namespace sluice::sinks::mysql {

/// The collations that the target server has.
using Collations = std::set<std::string, std::less<>>;

/// A column's definition as CREATE and ALTER TABLE take it: name, type, charset and collation, NULL or NOT NULL.
/// Generated columns become plain ones, which are written. Where the server lacks a collation, utf8mb4 with the nearest
/// that it has. Halt: the type cannot be had there.
Result<std::string> columnSql(const TableSchema& schema, const Column& column, const Collations& collations);
Result<std::string> createTableSql(const TargetName& target, const TableSchema& schema, const Collations& collations);
/// Whether a column of the target is of that type already, display widths aside.
bool isSameType(std::string_view wanted, std::string_view found);

}  // namespace sluice::sinks::mysql
