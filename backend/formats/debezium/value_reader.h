#pragma once
#include "backend/change/arena.h"
#include "backend/change/cell.h"
#include "backend/core/result.h"
#include "backend/formats/format.h"

#include <string_view>

namespace sluice::formats::debezium {

/// One token of a Debezium record as a slot: the token itself where it says what a SELECT would, else such a text in
/// the arena. Undoes what `decimal.handling`, `time.precision` and `binary.handling` did, and the wrap of an unsigned
/// BIGINT above 2^63. Reject: the token is nothing of that type.
Result<Slot> readSlot(std::string_view token, const ColumnType& type, const FormatOptions& options, Arena& arena);

}  // namespace sluice::formats::debezium
