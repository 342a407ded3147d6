#pragma once
#include "backend/change/cell.h"
#include "backend/core/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

/// A date or time as MySQL knows it: zero and partial dates are legal, TIME runs from -838:59:59 to 838:59:59.
struct Temporal {
    std::int32_t year = 0;
    std::uint8_t month = 0;
    std::uint8_t day = 0;
    std::uint16_t hour = 0;
    std::uint8_t minute = 0;
    std::uint8_t second = 0;
    std::uint32_t micros = 0;
    bool negative = false;  ///< TIME only
    /// Year, month or day is 0: no calendar has that day.
    bool isZeroDate() const { return month == 0 || day == 0; }
    friend bool operator==(const Temporal&, const Temporal&) = default;
};

/// A cell read. `text` points into the cell, or into the scratch that was given (valid until the next read with it).
struct Value {
    enum class Type : std::uint8_t {
        Absent,
        Null,
        Integer,    ///< `integer`
        Unsigned,   ///< `number`
        Float,      ///< `real`, exactly a float's value
        Double,     ///< `real`
        Decimal,    ///< `text`: digits as a SELECT gives them, `-12.50`
        Bits,       ///< `number`
        Year,       ///< `integer`
        Date,       ///< `temporal`
        Time,       ///< `temporal`
        DateTime,   ///< `temporal`
        Timestamp,  ///< `temporal`, in UTC
        Text,       ///< `text`, UTF-8: character columns, ENUM's label
        Set,        ///< `text`, UTF-8: labels joined by commas
        Bytes,      ///< `text`: raw bytes, BINARY padded to its length
        Json,       ///< `text`: a JSON document in UTF-8
        Geometry,   ///< `text`: four bytes SRID, then WKB
        Vector,     ///< `text`: little-endian float32s
        Token,      ///< `text`: a raw JSON token of an untyped record
    };
    Type type = Type::Null;
    std::int64_t integer = 0;
    std::uint64_t number = 0;
    double real = 0;
    Temporal temporal;
    std::string_view text;
};

/// Reads a cell from any wire. Halt: the bytes are not what the type says, or the type or charset is not supported.
/// Reject: text that is not in its charset. The sentence names the type (the caller adds table and column).
Result<Value> readValue(const Cell& cell, std::string& scratch);
/// The same error with `database.table.column: ` before its sentence.
tl::unexpected<Error> inColumn(const Error& error, const TableSchema& schema, std::size_t column);

/// The text that a SELECT gives, in UTF-8 (TIMESTAMP in UTC, BIT as a number, bytes as they are). Null and Absent:
/// nothing.
void appendText(const Value& value, const ColumnType& type, std::string& out);

/// Days since 1970-01-01; of a zero date the days of year 0000-…, which callers must ask about first.
std::int64_t daysSinceEpoch(const Temporal& date);
/// Microseconds since 1970-01-01 00:00:00, as if the value were UTC.
std::int64_t microsSinceEpoch(const Temporal& dateTime);
/// Microseconds, negative for a negative TIME.
std::int64_t microsOfTime(const Temporal& time);
/// `2026-11-23`, `2026-11-23 09:30:00.123456` (`separator` between date and time, `fraction` digits),
/// `-838:59:59.000000`.
void appendDate(const Temporal& date, std::string& out);
void appendDateTime(const Temporal& value, char separator, unsigned fraction, std::string& out);
void appendTime(const Temporal& value, unsigned fraction, std::string& out);

}  // namespace sluice
