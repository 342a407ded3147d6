#include "backend/formats/debezium/value_reader.h"

#include "backend/change/base64.h"
#include "backend/change/decimal.h"
#include "backend/change/json_text.h"
#include "backend/change/temporal.h"
#include "backend/formats/members.h"

#include <charconv>
#include <cstring>

#include <fmt/format.h>

namespace sluice::formats::debezium {
namespace {

using Times = FormatOptions::Times;

Slot slotOf(std::string_view text, Wire wire = Wire::Edited) {
    return {text.data(), static_cast<std::uint32_t>(text.size()), Presence::Value, wire};
}

tl::unexpected<Error> wrong(std::string_view token, const ColumnType& type) {
    constexpr std::size_t shown = 40;
    return reject(
        fmt::format("{}{} is no {} as Debezium writes it. Check the `types` of the source and the handling "
                    "options of its producer.",
                    token.substr(0, shown), token.size() > shown ? "…" : "", type.sql));
}

bool isText(std::string_view token) {
    return token.front() == '"';
}

std::string& cleanScratch() {
    thread_local std::string scratch;
    scratch.clear();
    return scratch;
}

template <class Number>
bool parseWhole(std::string_view text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

template <class Number>
Slot numberSlot(Number number, Arena& arena) {
    char* text = arena.reserve(24);
    return slotOf(arena.commit(static_cast<std::size_t>(std::to_chars(text, text + 24, number).ptr - text)));
}

/// Base64 of a two's complement number; `text` gets its decimal digits.
bool readUnscaled(std::string_view token, unsigned scale, std::string& text) {
    thread_local std::string bytes;
    bytes.clear();
    return appendFromBase64(plainJsonString(token), bytes) && appendUnscaled(bytes, scale, text);
}

Result<Slot> readInteger(std::string_view token, const ColumnType& type, Arena& arena) {
    if (token == "true" || token == "false") return slotOf(token == "true" ? "1" : "0");
    if (isText(token)) {
        // bigint.unsigned.handling.mode=precise
        auto& digits = cleanScratch();
        if (!readUnscaled(token, 0, digits)) return wrong(token, type);
        return slotOf(arena.copy(digits));
    }
    std::int64_t number = 0;
    if (type.isUnsigned && token.front() == '-' && type.bytes == 8 && parseWhole(token, number))
        return numberSlot(static_cast<std::uint64_t>(number), arena);
    if (token.find_first_of(".eE[{n") != token.npos) return wrong(token, type);
    return slotOf(token);
}

Result<Slot> readDecimal(std::string_view token, const ColumnType& type, const FormatOptions& options, Arena& arena) {
    if (!isText(token)) {
        if (isDecimalText(token)) return slotOf(token);
        double number = 0;
        if (!parseWhole(token, number)) return wrong(token, type);
        return slotOf(arena.copy(fmt::format("{:.{}f}", number, type.scale)));
    }
    const auto inside = plainJsonString(token);
    // Base64 has no point, so text with one is text whatever the option says.
    if (options.decimals != FormatOptions::Decimals::Precise || inside.find('.') != inside.npos) {
        if (!isDecimalText(inside)) return wrong(token, type);
        return slotOf(inside);
    }
    auto& digits = cleanScratch();
    if (!readUnscaled(token, type.scale, digits)) return wrong(token, type);
    return slotOf(arena.copy(digits));
}

Result<Slot> readBits(std::string_view token, const ColumnType& type, Arena& arena) {
    if (token == "true" || token == "false") return slotOf(token == "true" ? "1" : "0");
    std::uint64_t number = 0;
    if (!isText(token)) return parseWhole(token, number) ? Result<Slot>(slotOf(token)) : wrong(token, type);
    auto& bytes = cleanScratch();
    if (!appendFromBase64(plainJsonString(token), bytes) || bytes.empty()) return wrong(token, type);
    while (bytes.size() > sizeof number && bytes.back() == '\0') bytes.pop_back();
    if (bytes.size() > sizeof number) return wrong(token, type);
    std::memcpy(&number, bytes.data(), bytes.size());  // the lowest byte first
    return numberSlot(number, arena);
}

/// Microseconds from a count in the unit that `time.precision` chose.
bool toMicros(std::string_view token, std::int64_t perMicro, std::int64_t microsPer, std::int64_t& micros) {
    if (!parseWhole(token, micros)) return false;
    if (perMicro > 1) {
        micros = micros / perMicro - (micros % perMicro < 0 ? 1 : 0);
        return true;
    }
    return !__builtin_mul_overflow(micros, microsPer, &micros);
}

/// Takes `+02:00` or `Z` off the end of an ISO text; microseconds east of UTC.
std::int64_t takeOffset(std::string_view& text) {
    if (text.ends_with('Z')) {
        text.remove_suffix(1);
        return 0;
    }
    if (text.size() < 7 || text[text.size() - 3] != ':') return 0;
    const auto zone = text.substr(text.size() - 6);
    int hours = 0, minutes = 0;
    if ((zone[0] != '+' && zone[0] != '-') || !parseWhole(zone.substr(1, 2), hours) ||
        !parseWhole(zone.substr(4, 2), minutes))
        return 0;
    text.remove_suffix(6);
    return (zone[0] == '-' ? -1 : 1) * (hours * 60 + minutes) * std::int64_t{60'000'000};
}

template <class Write>
Slot written(Arena& arena, Write&& write) {
    char* text = arena.reserve(temporalTextSize);
    return slotOf(arena.commit(static_cast<std::size_t>(write(text) - text)));
}

Result<Slot> readDate(std::string_view token, const ColumnType& type, Arena& arena) {
    Temporal date;
    if (isText(token)) {
        auto inside = plainJsonString(token);
        if (inside.ends_with('Z')) inside.remove_suffix(1);
        if (!parseDate(inside, date)) return wrong(token, type);
        return slotOf(inside);
    }
    std::int64_t days = 0;
    if (!parseWhole(token, days) || !dateFromDays(days, date)) return wrong(token, type);
    return written(arena, [&](char* to) { return writeDate(date, to); });
}

Result<Slot> readMoment(std::string_view token, const ColumnType& type, const FormatOptions& options, Arena& arena) {
    Temporal moment;
    if (isText(token)) {
        auto inside = plainJsonString(token);
        const auto offset = takeOffset(inside);
        if (!parseDateTime(inside, moment)) return wrong(token, type);
        if (offset != 0 && !dateTimeFromMicros(microsSinceEpoch(moment) - offset, moment)) return wrong(token, type);
    } else {
        const bool millis = options.times == Times::Connect || (options.times == Times::Adaptive && type.fraction <= 3);
        std::int64_t micros = 0;
        if (!toMicros(token, options.times == Times::Nanoseconds ? 1000 : 1, millis ? 1000 : 1, micros) ||
            !dateTimeFromMicros(micros, moment))
            return wrong(token, type);
    }
    return written(arena, [&](char* to) { return writeDateTime(moment, ' ', type.fraction, to); });
}

Result<Slot> readTime(std::string_view token, const ColumnType& type, const FormatOptions& options, Arena& arena) {
    Temporal time;
    if (isText(token)) {
        auto inside = plainJsonString(token);
        if (inside.ends_with('Z')) inside.remove_suffix(1);
        if (!parseTime(inside, time)) return wrong(token, type);
        return slotOf(inside);
    }
    std::int64_t micros = 0;
    if (!toMicros(token, options.times == Times::Nanoseconds ? 1000 : 1, options.times == Times::Connect ? 1000 : 1,
                  micros) ||
        !timeFromMicros(micros, time))
        return wrong(token, type);
    return written(arena, [&](char* to) { return writeTime(time, type.fraction, to); });
}

bool appendFromHex(std::string_view text, std::string& out) {
    if (text.size() % 2 != 0) return false;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        unsigned byte = 0;
        const auto [end, error] = std::from_chars(text.data() + i, text.data() + i + 2, byte, 16);
        if (error != std::errc() || end != text.data() + i + 2) return false;
        out += static_cast<char>(byte);
    }
    return true;
}

Result<Slot> readBytes(std::string_view token, const ColumnType& type, const FormatOptions& options, Arena& arena) {
    auto& bytes = cleanScratch();
    const auto inside = plainJsonString(token);
    const bool read = options.binaries == FormatOptions::Binaries::Hex ? appendFromHex(inside, bytes)
                                                                       : appendFromBase64(inside, bytes);
    if (!inside.data() || !read) return wrong(token, type);
    return slotOf(arena.copy(bytes));
}

Result<Slot> readGeometry(std::string_view token, const ColumnType& type, Arena& arena) {
    Members members;
    if (token.front() != '{' || !readMembers(token, arena, members)) return wrong(token, type);
    const auto wkb = tokenOf(members, "wkb"), srid = tokenOf(members, "srid");
    std::uint32_t number = 0;
    if (!srid.empty() && srid != "null" && !parseWhole(srid, number)) return wrong(token, type);
    auto& bytes = cleanScratch();
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
    if (wkb.empty() || !isText(wkb) || !appendFromBase64(plainJsonString(wkb), bytes) || bytes.size() < 9)
        return wrong(token, type);
    return slotOf(arena.copy(bytes));
}

Result<Slot> readCharacters(std::string_view token, const ColumnType& type, Arena& arena) {
    const auto text = textOf(token, arena);
    if (!text.data()) return wrong(token, type);
    return slotOf(text);
}

/// A container goes on as it is, so it must be whole.
Result<Slot> readToken(std::string_view token, const ColumnType& type) {
    if ((token.front() == '{' || token.front() == '[') && !isJsonDocument(token)) return wrong(token, type);
    return slotOf(token, Wire::Json);
}

}  // namespace

Result<Slot> readSlot(std::string_view token, const ColumnType& type, const FormatOptions& options, Arena& arena) {
    if (token == "null") return Slot{nullptr, 0, Presence::Null, Wire::Edited};
    switch (type.kind) {
        case Kind::Integer:
        case Kind::Year:
            return readInteger(token, type, arena);
        case Kind::Decimal:
            return readDecimal(token, type, options, arena);
        case Kind::Float:
        case Kind::Double:
            if (!isJsonNumber(token)) return wrong(token, type);
            return slotOf(token);
        case Kind::Bit:
            return readBits(token, type, arena);
        case Kind::Date:
            return readDate(token, type, arena);
        case Kind::Time:
            return readTime(token, type, options, arena);
        case Kind::DateTime:
        case Kind::Timestamp:
            return readMoment(token, type, options, arena);
        case Kind::Text:
        case Kind::Enum:
        case Kind::Set:
            return readCharacters(token, type, arena);
        case Kind::Json:
            if (!isText(token)) {
                auto nested = readToken(token, type);
                if (nested) nested->wire = Wire::Edited;
                return nested;
            }
            return readCharacters(token, type, arena);
        case Kind::Bytes:
            return readBytes(token, type, options, arena);
        case Kind::Geometry:
            return readGeometry(token, type, arena);
        case Kind::Vector:
        case Kind::Untyped:
            return readToken(token, type);
        case Kind::Unsupported:
            break;
    }
    return reject(fmt::format("The type {} is not supported. Leave the column out with a `drop` transform.", type.sql));
}

}  // namespace sluice::formats::debezium
