#include "backend/change/decimal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace sluice {
namespace {

/// Bytes of a leftover group of n digits; a full group of 9 takes 4.
constexpr std::array<std::uint8_t, 10> bytesOfDigits = {0, 1, 1, 2, 2, 3, 3, 4, 4, 4};
constexpr std::uint32_t powersOfTen[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000};

/// Reads one big-endian group whose bits are flipped by `flip` (negative numbers).
std::uint32_t readGroup(const char* at, unsigned bytes, std::uint8_t flip) {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < bytes; ++i) value = value << 8 | static_cast<std::uint8_t>(at[i] ^ flip);
    return value;
}

void writeDigits(std::uint32_t value, unsigned digits, char* to) {
    for (unsigned i = digits; i-- > 0; value /= 10) to[i] = static_cast<char>('0' + value % 10);
}

/// A decimal split in its parts; leading zeros of the whole part and trailing ones of the fraction are gone.
struct Parts {
    bool negative = false;
    std::string_view whole, fraction;
    explicit Parts(std::string_view text) {
        if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
            negative = text[0] == '-';
            text.remove_prefix(1);
        }
        const auto point = text.find('.');
        whole = text.substr(0, point);
        if (point != text.npos) fraction = text.substr(point + 1);
        while (!whole.empty() && whole.front() == '0') whole.remove_prefix(1);
        while (!fraction.empty() && fraction.back() == '0') fraction.remove_suffix(1);
        if (whole.empty() && fraction.empty()) negative = false;
    }
};

}  // namespace

std::size_t binlogDecimalSize(unsigned precision, unsigned scale) {
    const unsigned whole = precision - scale;
    return whole / 9 * 4 + bytesOfDigits[whole % 9] + scale / 9 * 4 + bytesOfDigits[scale % 9];
}

bool appendBinlogDecimal(std::string_view bytes, unsigned precision, unsigned scale, std::string& out) {
    if (precision == 0 || precision > 81 || scale > precision || bytes.size() != binlogDecimalSize(precision, scale))
        return false;
    char raw[48];
    if (bytes.size() > sizeof raw) return false;
    std::memcpy(raw, bytes.data(), bytes.size());
    const bool negative = (raw[0] & 0x80) == 0;
    const std::uint8_t flip = negative ? 0xff : 0;
    raw[0] = static_cast<char>(raw[0] ^ 0x80);

    char digits[96];
    char* to = digits;
    const char* at = raw;
    const auto read = [&](unsigned count) {
        const unsigned width = bytesOfDigits[count];
        const auto group = readGroup(at, width, flip);
        at += width;
        if (group >= powersOfTen[count]) return false;
        writeDigits(group, count, to);
        to += count;
        return true;
    };
    const unsigned whole = precision - scale;
    if (whole % 9 && !read(whole % 9)) return false;
    for (unsigned i = 0; i < whole / 9; ++i)
        if (!read(9)) return false;
    for (unsigned i = 0; i < scale / 9; ++i)
        if (!read(9)) return false;
    if (scale % 9 && !read(scale % 9)) return false;

    const char* first = digits;
    const char* point = digits + whole;
    while (first < point && *first == '0') ++first;
    // MySQL has no negative zero.
    if (negative && std::any_of(first, static_cast<const char*>(to), [](char c) { return c != '0'; })) out += '-';
    if (first == point)
        out += '0';
    else
        out.append(first, point);
    if (scale > 0) {
        out += '.';
        out.append(point, static_cast<const char*>(to));
    }
    return true;
}

bool isDecimalText(std::string_view text) {
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
    bool digit = false, point = false;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            digit = true;
        else if (c == '.' && !point)
            point = true;
        else
            return false;
    }
    return digit;
}

int compareDecimals(std::string_view a, std::string_view b) {
    const Parts left(a), right(b);
    if (left.negative != right.negative) return left.negative ? -1 : 1;
    const int sign = left.negative ? -1 : 1;
    if (left.whole.size() != right.whole.size()) return left.whole.size() < right.whole.size() ? -sign : sign;
    if (const int order = left.whole.compare(right.whole)) return order < 0 ? -sign : sign;
    const int order = left.fraction.compare(right.fraction);
    return order == 0 ? 0 : order < 0 ? -sign : sign;
}

UnscaledBytes unscaledOf(std::string_view decimal, unsigned scale) {
    UnscaledBytes result;
    const Parts parts(decimal);
    if (parts.fraction.size() > scale || parts.whole.size() + scale > 76) return result;
    char digits[76];
    std::memcpy(digits, parts.whole.data(), parts.whole.size());
    if (!parts.fraction.empty()) std::memcpy(digits + parts.whole.size(), parts.fraction.data(), parts.fraction.size());
    const std::size_t count = parts.whole.size() + scale;
    std::fill(digits + parts.whole.size() + parts.fraction.size(), digits + count, '0');

    if (count <= 18) {
        std::int64_t number = 0;
        for (std::size_t i = 0; i < count; ++i) number = number * 10 + (digits[i] - '0');
        if (parts.negative) number = -number;
        for (;;) {
            result.bytes[sizeof result.bytes - ++result.size] = static_cast<char>(number);
            const bool top = number & 0x80;
            number >>= 8;
            if (number == (top ? -1 : 0)) return result;
        }
    }
    std::uint32_t limbs[9] = {};  // little-endian; 76 digits take 253 bits, so the sign has room
    for (std::size_t at = 0; at < count;) {
        const std::size_t width = std::min<std::size_t>(9, count - at);
        std::uint32_t group = 0;
        std::from_chars(digits + at, digits + at + width, group);
        std::uint64_t carry = group;
        for (auto& limb : limbs) {
            carry += std::uint64_t{limb} * powersOfTen[width];
            limb = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
        at += width;
    }
    if (parts.negative) {
        std::uint64_t carry = 1;
        for (auto& limb : limbs) {
            carry += static_cast<std::uint32_t>(~limb);
            limb = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
    }
    for (std::size_t i = 0; i < sizeof result.bytes; ++i)
        result.bytes[sizeof result.bytes - 1 - i] = static_cast<char>(limbs[i / 4] >> (8 * (i % 4)));
    const auto sign = static_cast<std::uint8_t>(parts.negative ? 0xff : 0);
    std::size_t skip = 0;
    while (skip + 1 < sizeof result.bytes && static_cast<std::uint8_t>(result.bytes[skip]) == sign &&
           (static_cast<std::uint8_t>(result.bytes[skip + 1]) & 0x80) == (sign & 0x80))
        ++skip;
    result.size = static_cast<std::uint8_t>(sizeof result.bytes - skip);
    return result;
}

bool appendUnscaled(std::string_view bigEndian, unsigned scale, std::string& out) {
    if (bigEndian.empty() || bigEndian.size() > 32) return false;
    const bool negative = static_cast<std::uint8_t>(bigEndian[0]) & 0x80;
    std::uint32_t limbs[9] = {};
    for (std::size_t i = 0; i < sizeof limbs; ++i) {
        const std::uint8_t byte = i < bigEndian.size() ? static_cast<std::uint8_t>(bigEndian[bigEndian.size() - 1 - i])
                                  : negative           ? 0xff
                                                       : 0;
        limbs[i / 4] |= std::uint32_t{byte} << (8 * (i % 4));
    }
    if (negative) {
        std::uint64_t carry = 1;
        for (auto& limb : limbs) {
            carry += static_cast<std::uint32_t>(~limb);
            limb = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
    }
    char digits[90];
    std::size_t first = sizeof digits;
    while (std::any_of(std::begin(limbs), std::end(limbs), [](std::uint32_t limb) { return limb != 0; })) {
        std::uint64_t rest = 0;
        for (std::size_t i = std::size(limbs); i-- > 0;) {
            rest = rest << 32 | limbs[i];
            limbs[i] = static_cast<std::uint32_t>(rest / 1000000000);
            rest %= 1000000000;
        }
        first -= 9;
        writeDigits(static_cast<std::uint32_t>(rest), 9, digits + first);
    }
    std::string_view text(digits + first, sizeof digits - first);
    while (!text.empty() && text.front() == '0') text.remove_prefix(1);
    if (negative && !text.empty()) out += '-';
    if (text.size() > scale)
        out += text.substr(0, text.size() - scale);
    else
        out += '0';
    if (scale > 0) {
        out += '.';
        if (text.size() < scale) out.append(scale - text.size(), '0');
        out += text.substr(text.size() > scale ? text.size() - scale : 0);
    }
    return true;
}

}  // namespace sluice
