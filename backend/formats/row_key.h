#pragma once
#include "backend/change/row.h"

namespace sluice::formats {

/// The key column as the row has it afterwards; MINIMAL row images leave it out of `after` when it stayed the same.
Cell keyAfter(const Row& row, std::size_t column);
/// The key column as the row had it before.
Cell keyBefore(const Row& row, std::size_t column);
/// Whether an update gave the row another key.
bool keyMoves(const Row& row);

}  // namespace sluice::formats
