#pragma once
#include <cstddef>
#include <string_view>

namespace sluice::transforms {

/// How many letters have to be put in, taken out or changed to make one name the other; the case of ASCII letters does
/// not count.
std::size_t distanceOf(std::string_view one, std::string_view other);

}  // namespace sluice::transforms
