#pragma once
#include "backend/change/table_schema.h"

#include <cstdint>
#include <optional>
#include <string>

namespace sluice {

/// A table of a job before its first row: what its source has, and what its transforms make of that.
struct PlannedTable {
    SchemaPtr source;
    SchemaPtr planned;
    std::optional<std::uint64_t> rows, bytes;  ///< about, where the source says so
};

/// Where the rows of one table go, to be compared with where others go.
struct TargetPlace {
    std::string what;     ///< `topic shop.orders`, `table copy.orders`, `index orders`, `keys orders:*`
    bool shared = false;  ///< rows of several tables are welcome there: nothing is overwritten
};

}  // namespace sluice
