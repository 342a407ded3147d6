#pragma once
#include "backend/change/table_schema.h"

#include <memory>
#include <string>
#include <vector>

namespace sluice {

/// One schema change, or the first sight of a table. Comes in stream order, before the first row of the new version.
struct SchemaChange {
    enum class Kind : std::uint8_t {
        Seen,  ///< first rows of this table for this job: nothing changed at the source
        Created,
        Altered,
        Renamed,
        Dropped,  ///< `after` is null
        Truncated,
    };
    Kind kind = Kind::Seen;
    SchemaPtr before;  ///< null: not known or not there before
    SchemaPtr after;
    std::string statement;  ///< in UTF-8; empty for Seen
    /// Columns that were renamed, as (before, after); known only from the statement.
    std::vector<std::pair<std::string, std::string>> renamed;
};

}  // namespace sluice
