#pragma once
#include <cstdint>
#include <cstring>
#include <string_view>

namespace sluice::sources::mysql {

/// Reads a piece of an event from the front. Past the end every read gives zero and `failed()`: asked once, at the end.
class Bytes {
public:
    explicit Bytes(std::string_view bytes) : m_rest(bytes) {}

    std::uint64_t number(std::size_t bytes) {  ///< little-endian
        std::uint64_t value = 0;
        const auto part = take(bytes);
        if (!part.empty()) std::memcpy(&value, part.data(), part.size());
        return value;
    }
    std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }
    std::uint16_t u16() { return static_cast<std::uint16_t>(number(2)); }
    std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }
    std::uint64_t u64() { return number(8); }
    /// A length-encoded integer of the protocol.
    std::uint64_t packed() {
        const auto first = u8();
        if (first < 251) return first;
        if (first == 252) return number(2);
        if (first == 253) return number(3);
        if (first == 254) return number(8);
        m_failed = true;
        return 0;
    }
    std::string_view take(std::size_t bytes) {
        if (bytes > m_rest.size()) {
            m_failed = true;
            m_rest = {};
            return {};
        }
        const auto part = m_rest.substr(0, bytes);
        m_rest.remove_prefix(bytes);
        return part;
    }
    void skip(std::size_t bytes) { take(bytes); }
    std::string_view rest() const { return m_rest; }
    std::size_t left() const { return m_rest.size(); }
    bool failed() const { return m_failed; }

private:
    std::string_view m_rest;
    bool m_failed = false;
};

}  // namespace sluice::sources::mysql
