#include "backend/sources/mysql/inquiry/example_row.h"

#include <algorithm>
#include <cstring>

namespace sluice::sources::mysql {
namespace {

bool isAscii(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 128; });
}

std::string withFraction(std::string text, unsigned digits) {
    return digits == 0 ? text : text + '.' + std::string(digits, '0');
}

/// The first label that every charset writes alike.
std::optional<std::string> labelOf(const ColumnType& type) {
    const auto found = std::find_if(type.labels.begin(), type.labels.end(), isAscii);
    return found == type.labels.end() ? std::nullopt : std::optional(*found);
}

std::string textOf(const ColumnType& type) {
    // In these an ASCII letter has more bytes than one.
    if (type.charset.starts_with("utf16") || type.charset == "utf32" || type.charset == "ucs2") return {};
    return std::string("example").substr(0, std::max<std::size_t>(type.length / 4, 1));
}

std::string bytesOf(const ColumnType& type) {
    const std::string bytes("\x01\x02\x03\x04", 4);
    const auto size = std::max<std::size_t>(type.length, 1);
    if (!type.fixedLength) return bytes.substr(0, size);
    std::string padded(size, '\0');
    std::memcpy(padded.data(), bytes.data(), std::min(size, bytes.size()));
    return padded;
}

/// No SRID, then a point at the origin in WKB.
std::string pointOf() {
    std::string point(25, '\0');
    point[4] = 1;
    point[5] = 1;
    return point;
}

}  // namespace

std::optional<std::string> exampleOf(const Column& column) {
    const auto& type = column.type;
    switch (type.kind) {
        case Kind::Integer:
            return "1";
        case Kind::Decimal:
            return withFraction(type.precision > type.scale ? "1" : "0", type.scale);
        case Kind::Float:
        case Kind::Double:
            return "1.5";
        case Kind::Bit: {
            std::string bits((std::max(type.length, 1u) + 7) / 8, '\0');
            bits.back() = 1;
            return bits;
        }
        case Kind::Year:
            return "2026";
        case Kind::Date:
            return "2026-01-31";
        case Kind::Time:
            return withFraction("12:30:00", type.fraction);
        case Kind::DateTime:
        case Kind::Timestamp:
            return withFraction("2026-01-31 12:30:00", type.fraction);
        case Kind::Text:
            return textOf(type);
        case Kind::Bytes:
            return bytesOf(type);
        case Kind::Enum:
        case Kind::Set:
            return labelOf(type);
        case Kind::Json:
            return "{\"example\": 1}";
        case Kind::Geometry:
            return pointOf();
        case Kind::Vector:
            return std::string(std::size_t{4} * std::max(type.length, 1u), '\0');
        case Kind::Untyped:
        case Kind::Unsupported:
            break;
    }
    return std::nullopt;
}

}  // namespace sluice::sources::mysql
