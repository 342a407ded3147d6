#pragma once
#include "backend/change/table_schema.h"
#include "backend/sources/mysql/columns/wire_type.h"

#include <vector>

namespace sluice::sources::mysql {

/// A table of the job as one TABLE_MAP binds it: what its rows mean, and how long each value is on the wire.
struct BoundTable {
    SchemaPtr schema;
    std::vector<LengthRule> lengths;
};

}  // namespace sluice::sources::mysql
