#pragma once
#include "backend/change/arena_text.h"
#include "backend/change/cell.h"
#include "backend/core/result.h"
#include "backend/formats/format.h"

namespace sluice::formats::debezium {

/// Appends one cell as Debezium's MySQL connector writes it with JsonConverter and `schemas.enable=false`. A zero date
/// is null, or the epoch where the column is not nullable. `null` for an absent cell.
Result<> appendCell(const Cell& cell, bool nullable, const FormatOptions& options, ArenaText& out);

}  // namespace sluice::formats::debezium
