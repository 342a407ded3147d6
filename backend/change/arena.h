#pragma once
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace sluice {

/// Memory that lives as long as one batch and is given back at once. Addresses stay valid.
/// Lives on: one worker while it fills, read-only afterwards.
class Arena {
public:
    /// Uninitialised, aligned for any fundamental type.
    char* allocate(std::size_t bytes);
    std::string_view copy(std::string_view bytes);
    template <class T>
    std::span<T> array(std::size_t count) {
        static_assert(std::is_trivially_destructible_v<T>);
        auto* first = reinterpret_cast<T*>(allocate(count * sizeof(T)));
        for (std::size_t i = 0; i < count; ++i) new (first + i) T{};
        return {first, count};
    }

    /// An open end to write an unknown number of bytes to. One at a time: reserve, write, commit.
    char* reserve(std::size_t atLeast);
    /// Keeps the first `used` bytes of what reserve() gave.
    std::string_view commit(std::size_t used);

    std::size_t bytes() const { return m_total; }

private:
    void grow(std::size_t atLeast);
    std::vector<std::unique_ptr<char[]>> m_blocks;
    char* m_next = nullptr;
    char* m_end = nullptr;
    std::size_t m_total = 0;  ///< of all blocks
};

}  // namespace sluice
