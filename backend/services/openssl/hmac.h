#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace sluice::services::openssl {

/// HMAC-SHA256 with one key, as 64 lower-case hexadecimal digits. Any thread; each keeps its own state of OpenSSL.
class HmacSha256 {
public:
    static constexpr std::size_t digits = 64;

    explicit HmacSha256(std::string key);
    /// Writes `digits` characters. False: OpenSSL refused.
    bool writeHex(std::string_view text, char* to) const;

private:
    std::string m_key;
    std::uint64_t m_id;  ///< tells the threads' states apart, also after this object has gone
};

}  // namespace sluice::services::openssl
