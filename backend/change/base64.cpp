#include "backend/change/base64.h"

#include <cstdint>

namespace sluice {
namespace {

int digitOf(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+' || c == '-') return 62;
    if (c == '/' || c == '_') return 63;
    return -1;
}

}  // namespace

char* writeBase64(std::string_view bytes, char* to, bool urlSafe) {
    constexpr char standard[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr char safe[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const char* digits = urlSafe ? safe : standard;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto left = bytes.size() - i;
        const auto at = [&](std::size_t k) {
            return k < left ? std::uint32_t{static_cast<std::uint8_t>(bytes[i + k])} : 0;
        };
        const std::uint32_t group = at(0) << 16 | at(1) << 8 | at(2);
        *to++ = digits[group >> 18];
        *to++ = digits[group >> 12 & 63];
        *to++ = left > 1 ? digits[group >> 6 & 63] : '=';
        *to++ = left > 2 ? digits[group & 63] : '=';
    }
    return to;
}

bool appendFromBase64(std::string_view text, std::string& out) {
    for (int i = 0; i < 2 && !text.empty() && text.back() == '='; ++i) text.remove_suffix(1);
    if (text.size() % 4 == 1) return false;
    const auto had = out.size();
    std::uint32_t group = 0;
    unsigned bits = 0;
    for (const char c : text) {
        const int digit = digitOf(c);
        if (digit < 0) {
            out.resize(had);
            return false;
        }
        group = group << 6 | static_cast<std::uint32_t>(digit);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out += static_cast<char>(group >> bits);
        }
    }
    return true;
}

}  // namespace sluice
