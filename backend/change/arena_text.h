#pragma once
#include "backend/change/arena.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace sluice {

/// Text of unknown length, written right where it stays: at the open end of an arena. One at a time per arena, and
/// nothing else is taken from that arena between the first byte and finish().
/// Lives on: one worker.
class ArenaText {
public:
    explicit ArenaText(Arena& arena) : m_arena(arena) {
        m_first = m_next = arena.reserve(smallest);
        m_end = m_first + smallest;
    }

    /// `bytes` writable bytes; write to them, then say advance().
    char* room(std::size_t bytes) {
        if (static_cast<std::size_t>(m_end - m_next) < bytes) grow(bytes);
        return m_next;
    }
    void advance(std::size_t bytes) { m_next += bytes; }

    void append(char byte) {
        *room(1) = byte;
        ++m_next;
    }
    void append(std::string_view bytes) {
        if (bytes.empty()) return;
        std::memcpy(room(bytes.size()), bytes.data(), bytes.size());
        m_next += bytes.size();
    }
    /// Shortest text that reads back as the same number.
    template <class Number>
    void appendNumber(Number number) {
        char* first = room(32);
        m_next = std::to_chars(first, first + 32, number).ptr;
    }

    std::size_t size() const { return static_cast<std::size_t>(m_next - m_first); }
    /// What was written so far; valid until the next byte.
    std::string_view view() const { return {m_first, size()}; }
    /// Takes back all but the first `bytes`.
    void truncate(std::size_t bytes) { m_next = m_first + bytes; }
    /// Keeps the text for the arena's life; this object is done then.
    std::string_view finish() { return m_arena.commit(size()); }

private:
    static constexpr std::size_t smallest = 1024;
    void grow(std::size_t bytes) {
        const auto used = size();
        const auto wanted = std::max(2 * used, used + bytes);
        // Without room at the open end the arena opens a new block; the old bytes lie where they were.
        char* moved = m_arena.reserve(wanted);
        if (moved != m_first) std::memcpy(moved, m_first, used);
        m_first = moved;
        m_next = moved + used;
        m_end = moved + wanted;
    }
    Arena& m_arena;
    char* m_first = nullptr;
    char* m_next = nullptr;
    char* m_end = nullptr;
};

}  // namespace sluice
