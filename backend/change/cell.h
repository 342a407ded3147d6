#pragma once
#include "backend/change/table_schema.h"

#include <cstdint>
#include <string_view>

namespace sluice {

enum class Presence : std::uint8_t {
    Absent,  ///< not in the row image: never sent as NULL
    Null,
    Value,
};

/// How the bytes of a value lie.
enum class Wire : std::uint8_t {
    Binlog,  ///< as in a row event: length prefix stripped, everything else untouched
    Select,  ///< text protocol, in the column's own charset (FLOAT read as `c+0e0`, TIMESTAMP in UTC)
    Json,    ///< the raw JSON token in a record (strings with their quotes), meaning what JSON says
    Edited,  ///< the text that a SELECT would give, in UTF-8, in the batch's arena
};

/// One value where it lies: what a row keeps per column and image. 16 bytes, no owner.
struct Slot {
    const char* data = nullptr;
    std::uint32_t size = 0;
    Presence presence = Presence::Absent;
    Wire wire = Wire::Binlog;
};

/// A slot with the type that says how to read it. Decoded only when somebody asks (`change/value.h`).
struct Cell {
    const ColumnType* type = nullptr;
    std::string_view bytes;
    Presence presence = Presence::Absent;
    Wire wire = Wire::Binlog;
    bool hasValue() const { return presence == Presence::Value; }
    bool isNull() const { return presence == Presence::Null; }
};

}  // namespace sluice
