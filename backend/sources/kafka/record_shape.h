#pragma once
#include <cstdint>
#include <string_view>

namespace sluice::sources::kafka {

/// Hash of the member names of a JSON record down to `deepest` (1: the outer object alone), values left out: records of
/// one table and operation share it until a column comes or goes. No parser: what is no JSON gives some number, too.
std::uint64_t shapeOf(std::string_view record, int deepest);

}  // namespace sluice::sources::kafka
