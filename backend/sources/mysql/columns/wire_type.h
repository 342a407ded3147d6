#pragma once
#include <cstdint>
#include <string_view>

namespace sluice::sources::mysql {

/// Type codes of the binary log; the names are MySQL's. ENUM and SET hide behind String on the wire.
enum class WireType : std::uint8_t {
    OldDecimal = 0,
    Tiny = 1,
    Short = 2,
    Long = 3,
    Float = 4,
    Double = 5,
    Null = 6,
    OldTimestamp = 7,
    LongLong = 8,
    Int24 = 9,
    Date = 10,
    OldTime = 11,
    OldDateTime = 12,
    Year = 13,
    NewDate = 14,
    VarChar = 15,
    Bit = 16,
    Timestamp2 = 17,
    DateTime2 = 18,
    Time2 = 19,
    TypedArray = 20,
    BlobCompressed = 140,     ///< MariaDB
    VarCharCompressed = 141,  ///< MariaDB
    Vector = 242,
    Json = 245,
    NewDecimal = 246,
    Enum = 247,
    Set = 248,
    TinyBlob = 249,
    MediumBlob = 250,
    LongBlob = 251,
    Blob = 252,
    VarString = 253,
    String = 254,
    Geometry = 255,
};

/// One column as a TABLE_MAP says it, ENUM and SET resolved. `meta` means what the type makes of it:
/// String: most bytes · VarChar: most bytes · Blob, Json, Geometry, Vector: length bytes · NewDecimal: precision and
/// scale (high, low byte) · Bit: bits · Enum, Set: bytes · Time2, DateTime2, Timestamp2: digits of a second.
struct WireColumn {
    WireType type = WireType::Null;
    std::uint16_t meta = 0;
    friend bool operator==(const WireColumn&, const WireColumn&) = default;
};

/// Takes a signedness bit in the log's metadata.
bool isNumeric(WireType type);
/// Takes a place in the log's lists of character sets. MariaDB counts geometries among them.
bool isCharacter(WireType type, bool mariaDb);
/// `VARCHAR`, `TIMESTAMP (before 5.6)`: for sentences.
std::string_view nameOf(WireType type);

/// How long a value is: a number of bytes, or a length in front.
struct LengthRule {
    std::uint16_t fixed = 0;  ///< bytes, where prefix is 0
    std::uint8_t prefix = 0;  ///< 1 to 4: bytes of the length in front
    bool walkable = true;     ///< false: the log does not say it
};
LengthRule lengthRule(WireColumn column);

}  // namespace sluice::sources::mysql
