#pragma once
#include "backend/config/node.h"
#include "backend/core/result.h"

#include <string>
#include <string_view>

namespace sluice::config {

/// Reads TOML into nodes, in file order. The sentence says where the text is broken and how.
Result<Node> parseToml(std::string_view text, const std::string& file);

}  // namespace sluice::config
