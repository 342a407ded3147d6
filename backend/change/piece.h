#pragma once
#include "backend/change/row.h"
#include "backend/core/result.h"

#include <cstdint>
#include <string_view>

namespace sluice {

/// The smallest thing that a sink sends or rejects. An update that moves its address makes two.
/// All views point into the batch's slab or arena.
struct Piece {
    std::uint64_t conflict = 0;   ///< equal conflict = same lane, in order
    std::uint64_t version = 0;    ///< epoch and ordinal (or generation and offset), for sinks that keep the newest
    std::string_view address;     ///< where it goes: topic NUL key, Redis key, index NUL id, table NUL key
    std::string_view bytes;       ///< what is sent
    std::uint32_t row = 0;        ///< its row in the batch
    std::uint32_t statement = 0;  ///< sinks that send by statement: which one (index into the plan's statements)
    Op op = Op::Insert;
    bool whole = true;  ///< says the whole object: the last of an address may stand for all before it
};

/// A row of a batch, or a piece of a group, that was refused, and why.
struct Rejection {
    std::uint32_t index = 0;
    Error cause;
};

/// The largest epoch, or generation, that a version can tell apart from those before it.
constexpr std::uint64_t lastEpoch = 0x1ff;

/// Piece::version: larger for a later change of the same row. 9 bits of epoch (or generation), 54 of ordinal (or
/// offset).
constexpr std::uint64_t versionOf(std::uint64_t epoch, std::uint64_t ordinal) {
    constexpr unsigned bits = 54;
    return ((epoch & lastEpoch) << bits) | (ordinal & ((std::uint64_t{1} << bits) - 1));
}

/// Hash of a conflict class; the same in every run.
std::uint64_t conflictOf(std::string_view address);

}  // namespace sluice
