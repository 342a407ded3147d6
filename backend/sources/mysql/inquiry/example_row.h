#pragma once
#include "backend/change/table_schema.h"

#include <optional>
#include <string>

namespace sluice::sources::mysql {

/// A value that the type can have, as a SELECT would send it in the column's charset; nothing: NULL. For the preview of
/// a table without rows, where it is labelled as made up.
std::optional<std::string> exampleOf(const Column& column);

}  // namespace sluice::sources::mysql
