#include "backend/change/json_binary.h"

#include "backend/change/base64.h"
#include "backend/change/decimal.h"
#include "backend/change/temporal.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

#include <fmt/format.h>

namespace sluice {
namespace {

constexpr unsigned deepest = 100;  // as MySQL itself

enum Type : std::uint8_t {
    SmallObject = 0x00,
    LargeObject = 0x01,
    SmallArray = 0x02,
    LargeArray = 0x03,
    Literal = 0x04,
    Int16 = 0x05,
    UInt16 = 0x06,
    Int32 = 0x07,
    UInt32 = 0x08,
    Int64 = 0x09,
    UInt64 = 0x0a,
    Real = 0x0b,
    Text = 0x0c,
    Opaque = 0x0f,
};

/// Field types that an opaque value may hold.
enum Field : std::uint8_t { Date = 10, Time = 11, DateTime = 12, Timestamp = 7, Decimal = 246 };

template <class Number>
bool readAt(std::string_view bytes, std::size_t at, Number& value) {
    if (at > bytes.size() || bytes.size() - at < sizeof value) return false;
    std::memcpy(&value, bytes.data() + at, sizeof value);  // little-endian, as every host we run on
    return true;
}

/// The shortest digits that read back, laid out as MySQL does: plain from 1e-15 up to 1e15, and a double keeps its
/// point.
void appendMySqlDouble(double value, std::string& out) {
    constexpr int plain = 15;
    char text[32];
    const char* end = std::to_chars(text, text + sizeof text, std::abs(value), std::chars_format::scientific).ptr;
    const auto* e = std::find(static_cast<const char*>(text), end, 'e');
    int exponent = 0;
    std::from_chars(e[1] == '+' ? e + 2 : e + 1, end, exponent);
    std::string_view mantissa(text, static_cast<std::size_t>(e - text));
    char digits[24];
    const auto count = static_cast<int>(std::remove_copy(mantissa.begin(), mantissa.end(), digits, '.') - digits);
    const int point = exponent + 1;  // digits before the point
    if (std::signbit(value)) out += '-';
    if (point > plain || point < 1 - plain) {
        out += mantissa;
        out += 'e';
        char number[8];
        out.append(number, std::to_chars(number, number + sizeof number, exponent).ptr);
    } else if (point <= 0) {
        out += "0.";
        out.append(static_cast<std::size_t>(-point), '0').append(digits, digits + count);
    } else if (point >= count) {
        out.append(digits, digits + count).append(static_cast<std::size_t>(point - count), '0') += ".0";
    } else {
        out.append(digits, digits + point) += '.';
        out.append(digits + point, digits + count);
    }
}

class Printer {
public:
    /// `budget` bounds the work: crafted offsets could name one value a million times.
    Printer(std::string& out, std::size_t budget) : m_out(out), m_budget(budget) {}

    bool value(std::uint8_t type, std::string_view bytes, unsigned depth) {
        if (depth > deepest || m_out.size() > m_budget) return false;
        switch (type) {
            case SmallObject:
                return container<std::uint16_t>(bytes, true, depth);
            case LargeObject:
                return container<std::uint32_t>(bytes, true, depth);
            case SmallArray:
                return container<std::uint16_t>(bytes, false, depth);
            case LargeArray:
                return container<std::uint32_t>(bytes, false, depth);
            case Literal:
                return literal(bytes);
            case Int16:
                return number<std::int16_t>(bytes);
            case UInt16:
                return number<std::uint16_t>(bytes);
            case Int32:
                return number<std::int32_t>(bytes);
            case UInt32:
                return number<std::uint32_t>(bytes);
            case Int64:
                return number<std::int64_t>(bytes);
            case UInt64:
                return number<std::uint64_t>(bytes);
            case Real:
                return real(bytes);
            case Text: {
                std::string_view text;
                if (!lengthAndData(bytes, text)) return false;
                appendMySqlJsonString(text, m_out);
                return true;
            }
            case Opaque:
                return opaque(bytes);
            default:
                return false;
        }
    }

private:
    /// Count and size, then (for objects) key entries, then value entries; all offsets count from the container.
    template <class Offset>
    bool container(std::string_view bytes, bool object, unsigned depth) {
        constexpr std::size_t word = sizeof(Offset);
        Offset count = 0, size = 0;
        if (!readAt(bytes, 0, count) || !readAt(bytes, word, size) || size > bytes.size()) return false;
        bytes = bytes.substr(0, size);
        const std::size_t keyEntry = word + 2, valueEntry = 1 + word;
        const std::size_t keys = 2 * word, values = keys + (object ? count * keyEntry : 0);
        if (values + std::size_t{count} * valueEntry > bytes.size()) return false;
        m_out += object ? '{' : '[';
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) m_out += ", ";
            if (object) {
                Offset keyAt = 0;
                std::uint16_t keySize = 0;
                if (!readAt(bytes, keys + i * keyEntry, keyAt) || !readAt(bytes, keys + i * keyEntry + word, keySize) ||
                    keyAt > bytes.size() || bytes.size() - keyAt < keySize)
                    return false;
                appendMySqlJsonString(bytes.substr(keyAt, keySize), m_out);
                m_out += ": ";
            }
            const std::size_t entry = values + i * valueEntry;
            const auto type = static_cast<std::uint8_t>(bytes[entry]);
            if (isInlined(type, word)) {
                if (!value(type, bytes.substr(entry + 1, word), depth + 1)) return false;
                continue;
            }
            Offset at = 0;
            if (!readAt(bytes, entry + 1, at) || at < values || at >= bytes.size()) return false;
            if (!value(type, bytes.substr(at), depth + 1)) return false;
        }
        m_out += object ? '}' : ']';
        return true;
    }

    static bool isInlined(std::uint8_t type, std::size_t word) {
        return type == Literal || type == Int16 || type == UInt16 || (word == 4 && (type == Int32 || type == UInt32));
    }

    bool literal(std::string_view bytes) {
        if (bytes.empty()) return false;
        switch (bytes[0]) {
            case 0:
                m_out += "null";
                return true;
            case 1:
                m_out += "true";
                return true;
            case 2:
                m_out += "false";
                return true;
            default:
                return false;
        }
    }

    template <class Number>
    bool number(std::string_view bytes) {
        Number value = 0;
        if (!readAt(bytes, 0, value)) return false;
        char text[24];
        m_out.append(text, std::to_chars(text, text + sizeof text, value).ptr);
        return true;
    }

    bool real(std::string_view bytes) {
        double value = 0;
        if (!readAt(bytes, 0, value) || !std::isfinite(value)) return false;
        appendMySqlDouble(value, m_out);
        return true;
    }

    /// A length of seven bits a byte, then that many bytes.
    static bool lengthAndData(std::string_view bytes, std::string_view& data) {
        std::size_t length = 0;
        for (std::size_t i = 0; i < 5 && i < bytes.size(); ++i) {
            length |= (static_cast<std::size_t>(bytes[i]) & 0x7f) << (7 * i);
            if (bytes[i] & 0x80) continue;
            if (bytes.size() - i - 1 < length) return false;
            data = bytes.substr(i + 1, length);
            return true;
        }
        return false;
    }

    bool opaque(std::string_view bytes) {
        std::string_view data;
        if (bytes.empty() || !lengthAndData(bytes.substr(1), data)) return false;
        const auto field = static_cast<std::uint8_t>(bytes[0]);
        std::int64_t packed = 0;
        switch (field) {
            case Decimal:
                return data.size() > 2 && appendBinlogDecimal(data.substr(2), static_cast<std::uint8_t>(data[0]),
                                                              static_cast<std::uint8_t>(data[1]), m_out);
            case Date:
            case Time:
            case DateTime:
            case Timestamp:
                if (data.size() != sizeof packed || !readAt(data, 0, packed)) return false;
                m_out += '"';
                if (field == Date)
                    appendDate(unpackDateTime(packed), m_out);
                else if (field == Time)
                    appendTime(unpackTime(packed), 6, m_out);
                else
                    appendDateTime(unpackDateTime(packed), ' ', 6, m_out);
                m_out += '"';
                return true;
            default:
                m_out += fmt::format("\"base64:type{}:", field);
                m_out.resize(m_out.size() + base64Size(data.size()));
                writeBase64(data, m_out.data() + m_out.size() - base64Size(data.size()));
                m_out += '"';
                return true;
        }
    }

    std::string& m_out;
    std::size_t m_budget;
};

}  // namespace

bool appendBinaryJson(std::string_view bytes, std::string& out) {
    if (bytes.empty()) {
        out += "null";
        return true;
    }
    Printer printer(out, out.size() + 64 * bytes.size() + 65536);
    return printer.value(static_cast<std::uint8_t>(bytes[0]), bytes.substr(1), 0);
}

void appendMySqlJsonString(std::string_view text, std::string& out) {
    constexpr char hex[] = "0123456789abcdef";
    out += '"';
    std::size_t clean = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
        out += text.substr(clean, i - clean);
        clean = i + 1;
        out += '\\';
        switch (byte) {
            case '"':
            case '\\':
                out += static_cast<char>(byte);
                break;
            case '\b':
                out += 'b';
                break;
            case '\f':
                out += 'f';
                break;
            case '\n':
                out += 'n';
                break;
            case '\r':
                out += 'r';
                break;
            case '\t':
                out += 't';
                break;
            default:
                out += "u00";
                out += hex[byte >> 4];
                out += hex[byte & 15];
        }
    }
    out += text.substr(clean);
    out += '"';
}

}  // namespace sluice
