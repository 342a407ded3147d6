#include "backend/change/piece.h"

namespace sluice {

std::uint64_t conflictOf(std::string_view address) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const unsigned char byte : address) hash = (hash ^ byte) * 0x100000001b3ULL;
    return hash ^ (hash >> 32);  // lanes take the low bits
}

}  // namespace sluice
