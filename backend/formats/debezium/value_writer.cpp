#include "backend/formats/debezium/value_writer.h"

#include "backend/change/base64.h"
#include "backend/change/charset.h"
#include "backend/change/decimal.h"
#include "backend/change/temporal.h"
#include "backend/change/value.h"
#include "backend/formats/json/document.h"

#include <cmath>
#include <cstring>
#include <limits>

#include <fmt/format.h>

namespace sluice::formats::debezium {
namespace {

using Type = Value::Type;
using Times = FormatOptions::Times;

template <class Write>
void appendQuoted(std::size_t atMost, ArenaText& out, Write&& write) {
    char* first = out.room(atMost + 2);
    char* at = first;
    *at++ = '"';
    at = write(at);
    *at++ = '"';
    out.advance(static_cast<std::size_t>(at - first));
}

Result<> appendDecimal(std::string_view digits, const ColumnType& type, const FormatOptions& options, ArenaText& out) {
    switch (options.decimals) {
        case FormatOptions::Decimals::String:
            json::appendJsonString(digits, out);
            return {};
        case FormatOptions::Decimals::Double: {
            double number = 0;
            std::from_chars(digits.data(), digits.data() + digits.size(), number);
            out.appendNumber(number);
            return {};
        }
        case FormatOptions::Decimals::Precise:
            break;
    }
    const auto unscaled = unscaledOf(digits, type.scale);
    if (unscaled.size == 0)
        return reject(fmt::format("The number {} does not fit {}. Correct the value.", digits, type.sql));
    json::appendBase64String(unscaled.view(), out);
    return {};
}

void appendBytes(std::string_view bytes, FormatOptions::Binaries how, ArenaText& out) {
    switch (how) {
        case FormatOptions::Binaries::Bytes:
        case FormatOptions::Binaries::Base64:
            return json::appendBase64String(bytes, out);
        case FormatOptions::Binaries::Base64UrlSafe:
            return appendQuoted(base64Size(bytes.size()), out, [&](char* to) { return writeBase64(bytes, to, true); });
        case FormatOptions::Binaries::Hex:
            return appendQuoted(2 * bytes.size(), out, [&](char* to) {
                constexpr char digits[] = "0123456789abcdef";
                for (const unsigned char byte : bytes) {
                    *to++ = digits[byte >> 4];
                    *to++ = digits[byte & 15];
                }
                return to;
            });
    }
}

/// io.debezium.data.Bits: the bytes of the number, the lowest first.
void appendBits(const Value& value, const ColumnType& type, ArenaText& out) {
    if (type.length == 1) return out.append(value.number ? "true" : "false");
    char bytes[sizeof value.number];
    std::memcpy(bytes, &value.number, sizeof bytes);
    json::appendBase64String({bytes, std::min<std::size_t>((type.length + 7) / 8, sizeof bytes)}, out);
}

void appendDate(const Temporal& date, Times times, ArenaText& out) {
    if (times != Times::IsoString) return out.appendNumber(daysSinceEpoch(date));
    appendQuoted(temporalTextSize, out, [&](char* to) {
        to = writeDate(date, to);
        *to++ = 'Z';
        return to;
    });
}

Result<> appendNanos(std::int64_t micros, ArenaText& out) {
    if (micros > std::numeric_limits<std::int64_t>::max() / 1000 ||
        micros < std::numeric_limits<std::int64_t>::min() / 1000)
        return reject("A date is too far away for nanoseconds. Choose another `time.precision`.");
    out.appendNumber(micros * 1000);
    return {};
}

/// Rounds towards the past, as Java's floorDiv does.
std::int64_t millis(std::int64_t micros) {
    return micros / 1000 - (micros % 1000 < 0 ? 1 : 0);
}

Result<> appendTime(const Temporal& time, const ColumnType& type, Times times, ArenaText& out) {
    const auto micros = microsOfTime(time);
    switch (times) {
        case Times::Connect:
            out.appendNumber(micros / 1000);
            return {};
        case Times::Nanoseconds:
            return appendNanos(micros, out);
        case Times::IsoString:
            appendQuoted(temporalTextSize, out, [&](char* to) {
                to = writeTime(time, type.fraction, to);
                *to++ = 'Z';
                return to;
            });
            return {};
        case Times::Adaptive:
        case Times::Microseconds:
            out.appendNumber(micros);
    }
    return {};
}

void appendIso(const Temporal& moment, unsigned fraction, ArenaText& out) {
    appendQuoted(temporalTextSize, out, [&](char* to) {
        to = writeDateTime(moment, 'T', fraction, to);
        *to++ = 'Z';
        return to;
    });
}

Result<> appendDateTime(const Temporal& moment, const ColumnType& type, Times times, ArenaText& out) {
    if (times == Times::IsoString) {
        appendIso(moment, type.fraction, out);
        return {};
    }
    const auto micros = microsSinceEpoch(moment);
    if (times == Times::Nanoseconds) return appendNanos(micros, out);
    const bool inMillis = times == Times::Connect || (times == Times::Adaptive && type.fraction <= 3);
    out.appendNumber(inMillis ? millis(micros) : micros);
    return {};
}

/// `{"x":…,"y":…,"wkb":…,"srid":…}` of a POINT column, without x and y of any other.
Result<> appendGeometry(std::string_view bytes, const ColumnType& type, ArenaText& out) {
    std::uint32_t srid = 0;
    std::memcpy(&srid, bytes.data(), sizeof srid);
    const auto wkb = bytes.substr(sizeof srid);
    out.append('{');
    if (type.sql.starts_with("point")) {
        double x = 0, y = 0;
        if (wkb.size() != 21 || wkb[0] != 1) return reject("A point is none. Correct the value.");
        std::memcpy(&x, wkb.data() + 5, sizeof x);
        std::memcpy(&y, wkb.data() + 13, sizeof y);
        if (!std::isfinite(x) || !std::isfinite(y)) return reject("A point has no finite place. Correct the value.");
        out.append("\"x\":");
        out.appendNumber(x);
        out.append(",\"y\":");
        out.appendNumber(y);
        out.append(',');
    }
    out.append("\"wkb\":");
    json::appendBase64String(wkb, out);
    out.append(",\"srid\":");
    if (srid == 0)
        out.append("null");
    else
        out.appendNumber(srid);
    out.append('}');
    return {};
}

bool isTemporalWithDate(Type type) {
    return type == Type::Date || type == Type::DateTime || type == Type::Timestamp;
}

Result<> appendValue(const Value& value, const ColumnType& type, bool nullable, const FormatOptions& options,
                     ArenaText& out) {
    Temporal temporal = value.temporal;
    if (isTemporalWithDate(value.type) && temporal.isZeroDate()) {
        if (nullable) {
            out.append("null");
            return {};
        }
        temporal = {1970, 1, 1};
    }
    switch (value.type) {
        case Type::Decimal:
            return appendDecimal(value.text, type, options, out);
        case Type::Bits:
            appendBits(value, type, out);
            return {};
        case Type::Bytes:
            appendBytes(value.text, options.binaries, out);
            return {};
        case Type::Date:
            appendDate(temporal, options.times, out);
            return {};
        case Type::Time:
            return appendTime(temporal, type, options.times, out);
        case Type::DateTime:
            return appendDateTime(temporal, type, options.times, out);
        case Type::Timestamp:
            appendIso(temporal, type.fraction, out);
            return {};
        case Type::Json:
            json::appendJsonString(value.text, out);
            return {};
        case Type::Geometry:
            return appendGeometry(value.text, type, out);
        default:
            return json::appendJsonValue(value, type, {}, out);
    }
}

/// Reads an Integer of a row event; false: not that many bytes.
bool appendBinlogInteger(const Cell& cell, ArenaText& out) {
    const auto size = cell.bytes.size();
    if (size == 0 || size > 8 || size != cell.type->bytes) return false;
    std::uint64_t raw = 0;
    std::memcpy(&raw, cell.bytes.data(), size);
    if (cell.type->isUnsigned) {
        out.appendNumber(raw);
    } else {
        const auto unused = 64 - 8 * size;
        out.appendNumber(static_cast<std::int64_t>(raw << unused) >> unused);
    }
    return true;
}

}  // namespace

Result<> appendCell(const Cell& cell, bool nullable, const FormatOptions& options, ArenaText& out) {
    if (cell.presence != Presence::Value) {
        out.append("null");
        return {};
    }
    const ColumnType& type = *cell.type;
    // The two commonest kinds are written without a Value between.
    if (type.kind == Kind::Integer && cell.wire == Wire::Binlog && appendBinlogInteger(cell, out)) return {};
    if (type.kind == Kind::Text &&
        (cell.wire == Wire::Edited || (cell.wire != Wire::Json && isUtf8Charset(type.charset)))) {
        json::appendJsonString(cell.bytes, out);
        return {};
    }
    thread_local std::string scratch;
    const auto value = readValue(cell, scratch);
    if (!value) return forward(value);
    return appendValue(*value, type, nullable, options, out);
}

}  // namespace sluice::formats::debezium
