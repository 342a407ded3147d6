#pragma once
#include "backend/change/cell.h"
#include "backend/core/result.h"

#include <string>

namespace sluice::sinks::mysql {

/// What a target server wants otherwise than MySQL.
enum class Dialect : std::uint8_t { MySql, TiDb };

/// Appends a cell as a literal of SQL that gives exactly its value, whatever its wire: strings escaped, bytes in
/// hexadecimal, `NULL` for a null. For sessions in utf8mb4 and UTC, without NO_BACKSLASH_ESCAPES. Reject: the cell
/// cannot be read, or has no value at all.
Result<> appendLiteral(const Cell& cell, Dialect dialect, std::string& out, std::string& scratch);

}  // namespace sluice::sinks::mysql
