#include "backend/formats/json/document.h"

#include "backend/change/base64.h"
#include "backend/change/charset.h"
#include "backend/change/json_text.h"
#include "backend/change/temporal.h"
#include "backend/formats/json/geojson.h"
#include "backend/formats/row_key.h"

#include <array>
#include <cmath>
#include <cstring>

#include <fmt/format.h>

namespace sluice::formats::json {
namespace {

/// Whether one of eight bytes is special in a JSON string, or not ASCII.
bool hasSpecial(const char* eight) {
    constexpr std::uint64_t ones = 0x0101010101010101, highs = 0x8080808080808080;
    std::uint64_t word = 0;
    std::memcpy(&word, eight, sizeof word);
    const auto zeroIn = [](std::uint64_t w) { return (w - ones) & ~w & highs; };
    const auto control = (word - ones * 0x20) & ~word & highs;
    return (control | zeroIn(word ^ ones * '"') | zeroIn(word ^ ones * '\\') | (word & highs)) != 0;
}

/// Bytes of the well-formed UTF-8 sequence that starts at `at`; 0: none does.
std::size_t sequenceAt(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
    };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xc0) == 0x80; };
    const auto lead = byte(0);
    if (lead >= 0xc2 && lead < 0xe0) return follows(1) ? 2 : 0;
    if (lead >= 0xe0 && lead < 0xf0) {
        if (!follows(1) || !follows(2) || (lead == 0xe0 && byte(1) < 0xa0) || (lead == 0xed && byte(1) >= 0xa0))
            return 0;
        return 3;
    }
    if (lead >= 0xf0 && lead < 0xf5) {
        if (!follows(1) || !follows(2) || !follows(3) || (lead == 0xf0 && byte(1) < 0x90) ||
            (lead == 0xf4 && byte(1) >= 0x90))
            return 0;
        return 4;
    }
    return 0;
}

void appendEscape(unsigned char byte, ArenaText& out) {
    constexpr char hex[] = "0123456789abcdef";
    switch (byte) {
        case '"':
            return out.append("\\\"");
        case '\\':
            return out.append("\\\\");
        case '\b':
            return out.append("\\b");
        case '\f':
            return out.append("\\f");
        case '\n':
            return out.append("\\n");
        case '\r':
            return out.append("\\r");
        case '\t':
            return out.append("\\t");
        default:
            out.append("\\u00");
            out.append(hex[byte >> 4]);
            out.append(hex[byte & 15]);
    }
}

template <class Write>
void appendQuoted(ArenaText& out, Write&& write) {
    char* first = out.room(temporalTextSize + 3);
    char* at = first;
    *at++ = '"';
    at = write(at);
    *at++ = '"';
    out.advance(static_cast<std::size_t>(at - first));
}

/// A document of one line: what JSON allows between tokens but a line does not becomes a blank.
void appendNested(std::string_view text, ArenaText& out) {
    char* to = out.room(text.size());
    std::memcpy(to, text.data(), text.size());
    if (std::memchr(to, '\n', text.size()) || std::memchr(to, '\r', text.size()))
        for (std::size_t i = 0; i < text.size(); ++i)
            if (to[i] == '\n' || to[i] == '\r') to[i] = ' ';
    out.advance(text.size());
}

Result<> appendVector(std::string_view floats, ArenaText& out) {
    out.append('[');
    for (std::size_t i = 0; i + sizeof(float) <= floats.size(); i += sizeof(float)) {
        float number = 0;
        std::memcpy(&number, floats.data() + i, sizeof number);
        if (!std::isfinite(number)) return reject("A vector holds a number that JSON cannot say. Correct the value.");
        if (i > 0) out.append(',');
        out.appendNumber(number);
    }
    out.append(']');
    return {};
}

/// JSON has no word for infinity, and no column of MySQL holds it.
template <class Real>
void appendReal(Real real, ArenaText& out) {
    if (std::isfinite(real))
        out.appendNumber(real);
    else
        out.append("null");
}

void appendDecimal(std::string_view digits, bool asNumber, ArenaText& out) {
    if (asNumber && isJsonNumber(digits)) return out.append(digits);
    out.append('"');
    out.append(digits);
    out.append('"');
}

Result<> appendValue(const Value& value, const ColumnType& type, const DocumentOptions& options, bool trusted,
                     ArenaText& out) {
    using Type = Value::Type;
    switch (value.type) {
        case Type::Absent:
        case Type::Null:
            out.append("null");
            break;
        case Type::Integer:
        case Type::Year:
            out.appendNumber(value.integer);
            break;
        case Type::Unsigned:
            out.appendNumber(value.number);
            break;
        case Type::Bits:
            if (type.length == 1)
                out.append(value.number ? "true" : "false");
            else
                out.appendNumber(value.number);
            break;
        case Type::Float:
            appendReal(static_cast<float>(value.real), out);
            break;
        case Type::Double:
            appendReal(value.real, out);
            break;
        case Type::Decimal:
            appendDecimal(value.text, options.decimalsAsNumber, out);
            break;
        case Type::Date:
            appendQuoted(out, [&](char* to) { return writeDate(value.temporal, to); });
            break;
        case Type::Time:
            appendQuoted(out, [&](char* to) { return writeTime(value.temporal, type.fraction, to); });
            break;
        case Type::DateTime:
            appendQuoted(out, [&](char* to) { return writeDateTime(value.temporal, 'T', type.fraction, to); });
            break;
        case Type::Timestamp:
            appendQuoted(out, [&](char* to) {
                to = writeDateTime(value.temporal, 'T', type.fraction, to);
                *to++ = 'Z';
                return to;
            });
            break;
        case Type::Text:
        case Type::Set:
            appendJsonString(value.text, out);
            break;
        case Type::Bytes:
            appendBase64String(value.text, out);
            break;
        case Type::Json:
            if (trusted || isJsonDocument(value.text))
                appendNested(value.text, out);
            else
                appendJsonString(value.text, out);
            break;
        case Type::Token:
            appendNested(value.text, out);
            break;
        case Type::Geometry:
            if (value.text.size() < 4 || !appendGeoJson(value.text.substr(4), out))
                return reject(
                    "A geometry has a shape that GeoJSON does not know. Leave the column out with a `drop` transform.");
            break;
        case Type::Vector:
            return appendVector(value.text, out);
    }
    return {};
}

}  // namespace

void appendJsonString(std::string_view text, ArenaText& out) {
    out.append('"');
    std::size_t clean = 0, at = 0;
    while (at < text.size()) {
        if (text.size() - at >= 8 && !hasSpecial(text.data() + at)) {
            at += 8;
            continue;
        }
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\') {
            ++at;
            continue;
        }
        if (byte >= 0x80) {
            if (const auto length = sequenceAt(text, at)) {
                at += length;
                continue;
            }
        }
        out.append(text.substr(clean, at - clean));
        if (byte >= 0x80)
            out.append("\xef\xbf\xbd");
        else
            appendEscape(byte, out);
        clean = ++at;
    }
    out.append(text.substr(clean));
    out.append('"');
}

void appendBase64String(std::string_view bytes, ArenaText& out) {
    char* first = out.room(base64Size(bytes.size()) + 2);
    char* at = first;
    *at++ = '"';
    at = writeBase64(bytes, at);
    *at++ = '"';
    out.advance(static_cast<std::size_t>(at - first));
}

Result<> appendJsonValue(const Value& value, const ColumnType& type, const DocumentOptions& options, ArenaText& out) {
    return appendValue(value, type, options, false, out);
}

Result<> appendCell(const Cell& cell, const DocumentOptions& options, ArenaText& out) {
    if (cell.presence != Presence::Value) {
        out.append("null");
        return {};
    }
    const ColumnType& type = *cell.type;
    if (type.kind == Kind::Text &&
        (cell.wire == Wire::Edited || (cell.wire != Wire::Json && isUtf8Charset(type.charset)))) {
        appendJsonString(cell.bytes, out);
        return {};
    }
    thread_local std::string scratch;
    const auto value = readValue(cell, scratch);
    if (!value) return forward(value);
    const bool trusted = cell.wire == Wire::Json || (cell.wire != Wire::Edited && !type.jsonAsText);
    return appendValue(*value, type, options, trusted, out);
}

Result<> appendMembers(const Row& row, Image image, const DocumentOptions& options, ArenaText& out) {
    const auto& schema = row.schema();
    bool first = true;
    for (std::size_t i = 0; i < row.columns(); ++i) {
        Cell cell = image == Image::Before ? row.before(i) : image == Image::After ? row.after(i) : row.current(i);
        if (cell.presence == Presence::Absent) {
            if (image == Image::Before || std::find(schema.key.begin(), schema.key.end(), i) == schema.key.end())
                continue;
            cell = keyAfter(row, i);
            if (cell.presence == Presence::Absent) continue;
        }
        if (!first) out.append(',');
        first = false;
        appendJsonString(schema.columns[i].name, out);
        out.append(':');
        if (const auto written = appendCell(cell, options, out); !written) return inColumn(written.error(), schema, i);
    }
    return {};
}

Result<> appendDocument(const Row& row, Image image, const DocumentOptions& options, ArenaText& out) {
    out.append('{');
    auto written = appendMembers(row, image, options, out);
    out.append('}');
    return written;
}

}  // namespace sluice::formats::json
