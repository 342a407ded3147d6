#pragma once
#include "backend/core/result.h"
#include "backend/transforms/filter/expression.h"

#include <string_view>

namespace sluice::transforms::filter {

/// Reads a `where`: columns, literals, `= <> < <= > >= AND OR NOT IN LIKE BETWEEN IS NULL`, parentheses.
/// Halt: `column 14: …` and what would be right.
Result<Expression> parseWhere(std::string_view where);

}  // namespace sluice::transforms::filter
