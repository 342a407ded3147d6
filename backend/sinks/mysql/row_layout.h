#pragma once
#include "backend/change/piece.h"

#include <cstdint>
#include <string_view>

namespace sluice::sinks::mysql {

/// What `Piece::statement` says: which statement a piece becomes part of.
enum RowStatement : std::uint32_t {
    Upsert = 0,   ///< INSERT … ON DUPLICATE KEY UPDATE
    Remove = 1,   ///< DELETE by key
    Replace = 2,  ///< REPLACE: the table has more unique indexes than the key
    Change = 3,   ///< UPDATE of the columns that the row image has
};

/// A piece's parts. Address: target table in backquotes, NUL, key as text. Bytes: columns in backquotes, NUL, their
/// values (Change: assignments, NUL, condition).
struct RowView {
    std::string_view table, columns, values;
};

inline RowView viewOf(const Piece& piece) {
    const auto table = piece.address.find('\0');
    const auto columns = piece.bytes.find('\0');
    return {piece.address.substr(0, table), piece.bytes.substr(0, columns),
            columns == std::string_view::npos ? std::string_view() : piece.bytes.substr(columns + 1)};
}

}  // namespace sluice::sinks::mysql
