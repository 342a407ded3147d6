#pragma once
#include "backend/core/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

/// MySQL's name of the charset of a collation id ("utf8mb4", "latin1", "binary"), MariaDB's own ids included; empty:
/// unknown.
std::string_view charsetOfCollation(std::uint16_t collation);

/// Whether text of that charset is UTF-8 as it lies ("utf8mb4", "utf8mb3", "utf8", "ascii", and empty).
bool isUtf8Charset(std::string_view charset);

/// Appends `text` in UTF-8. MySQL's latin1 is cp1252 with its five holes filled by control characters. Reject: bytes
/// that the charset does not have; Halt: a charset that is not supported. Any thread; each keeps its own converters.
Result<> appendUtf8(std::string_view text, std::string_view charset, std::string& out);

}  // namespace sluice
