#include "backend/change/arena.h"

#include <algorithm>
#include <cstring>

namespace sluice {
namespace {

constexpr std::size_t smallestBlock = 64 * 1024;
constexpr std::size_t alignment = alignof(std::max_align_t);
constexpr std::size_t aligned(std::size_t bytes) {
    return (bytes + alignment - 1) & ~(alignment - 1);
}

}  // namespace

void Arena::grow(std::size_t atLeast) {
    // Doubling keeps the number of blocks, and so of allocations, small for a large batch.
    const auto size = std::max({smallestBlock, aligned(atLeast), std::min<std::size_t>(m_total, 4u << 20)});
    m_blocks.push_back(std::make_unique_for_overwrite<char[]>(size));
    m_next = m_blocks.back().get();
    m_end = m_next + size;
    m_total += size;
}

char* Arena::reserve(std::size_t atLeast) {
    if (static_cast<std::size_t>(m_end - m_next) < atLeast) grow(atLeast);
    return m_next;
}

std::string_view Arena::commit(std::size_t used) {
    const std::string_view kept(m_next, used);
    m_next = std::min(m_next + aligned(used), m_end);
    return kept;
}

char* Arena::allocate(std::size_t bytes) {
    char* first = reserve(aligned(bytes));
    commit(bytes);
    return first;
}

std::string_view Arena::copy(std::string_view bytes) {
    char* first = allocate(bytes.size());
    if (!bytes.empty()) std::memcpy(first, bytes.data(), bytes.size());
    return {first, bytes.size()};
}

}  // namespace sluice
