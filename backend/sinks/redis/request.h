#pragma once
#include "backend/change/arena.h"
#include "backend/change/arena_text.h"
#include "backend/core/result.h"

#include <array>
#include <charconv>
#include <initializer_list>
#include <string_view>

namespace sluice::sinks::redis {

/// Writes commands as Redis reads them, right into the arena of a batch.
class Request {
public:
    explicit Request(Arena& arena) : m_text(arena) {}

    /// Begins a command of so many words.
    void words(std::size_t count) { head('*', count); }
    void word(std::string_view bytes) {
        head('$', bytes.size());
        m_text.append(bytes);
        m_text.append("\r\n");
    }
    void word(std::uint64_t number) {
        char digits[20];
        word({digits, std::to_chars(digits, digits + sizeof digits, number).ptr});
    }
    void command(std::initializer_list<std::string_view> all) {
        words(all.size());
        for (const auto one : all) word(one);
    }
    /// A word of unknown length, written by `write(ArenaText&)`, in place: room for its head is left before it, and
    /// what stood before moves up to it. Only as the first of its kind in a request, so that little moves.
    template <class Write>
    Result<> wordInPlace(Write&& write) {
        const auto before = m_text.size();
        m_text.room(widestHead);
        m_text.advance(widestHead);
        if (auto written = write(m_text); !written) return written;
        const auto size = m_text.size() - before - widestHead;
        std::array<char, widestHead> text{'$'};
        auto* end = std::to_chars(text.data() + 1, text.data() + text.size(), size).ptr;
        *end++ = '\r';
        *end++ = '\n';
        const auto length = static_cast<std::size_t>(end - text.data());
        auto* first = const_cast<char*>(m_text.view().data());
        std::memcpy(first + before + widestHead - length, text.data(), length);
        std::memmove(first + m_skipped + widestHead - length, first + m_skipped, before - m_skipped);
        m_skipped += widestHead - length;
        m_text.append("\r\n");
        return {};
    }
    std::string_view finish() { return m_text.finish().substr(m_skipped); }

private:
    static constexpr std::size_t widestHead = 16;
    void head(char kind, std::size_t count) {
        m_text.append(kind);
        m_text.appendNumber(count);
        m_text.append("\r\n");
    }
    ArenaText m_text;
    std::size_t m_skipped = 0;  ///< unused bytes at the front
};

}  // namespace sluice::sinks::redis
