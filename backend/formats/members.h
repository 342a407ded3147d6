#pragma once
#include "backend/change/arena.h"
#include "backend/core/result.h"

#include <span>
#include <string_view>
#include <vector>

namespace sluice::formats {

/// One member of a JSON object: its name unescaped, its value as it stands (strings with their quotes).
struct Member {
    std::string_view name;
    std::string_view token;
};
using Members = std::vector<Member>;

/// A copy of the record in the arena, with the room behind it that the parser reads ahead.
std::string_view copyPadded(std::string_view json, Arena& arena);

/// The members of an object in its order. `json` comes from copyPadded() or is a token of such a record. Values that
/// are objects or arrays are cut out, not checked. Reject: no object, or no JSON.
Result<> readMembers(std::string_view json, Arena& arena, Members& into);

/// The token of that name; empty: not there.
std::string_view tokenOf(std::span<const Member> members, std::string_view name);
/// The text of a string token, unescaped into the arena where needed; empty: no string.
std::string_view textOf(std::string_view token, Arena& arena);

}  // namespace sluice::formats
