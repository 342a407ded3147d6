#include "backend/sources/mysql/columns/wire_type.h"

namespace sluice::sources::mysql {
namespace {

constexpr std::uint16_t decimalBytes(unsigned precision, unsigned scale) {
    constexpr std::uint8_t left[10] = {0, 1, 1, 2, 2, 3, 3, 4, 4, 4};  // bytes of the digits that fill no group of nine
    if (scale > precision) return 0;
    const unsigned whole = precision - scale;
    return static_cast<std::uint16_t>(whole / 9 * 4 + left[whole % 9] + scale / 9 * 4 + left[scale % 9]);
}

constexpr std::uint16_t fractionBytes(unsigned digits) {
    return static_cast<std::uint16_t>((digits + 1) / 2);
}

constexpr LengthRule fixed(unsigned bytes) {
    return {static_cast<std::uint16_t>(bytes), 0, true};
}
constexpr LengthRule prefixed(unsigned bytes) {
    return {0, static_cast<std::uint8_t>(bytes), bytes >= 1 && bytes <= 4};
}
constexpr LengthRule unknown{0, 0, false};

}  // namespace

bool isNumeric(WireType type) {
    switch (type) {
        case WireType::Tiny:
        case WireType::Short:
        case WireType::Int24:
        case WireType::Long:
        case WireType::LongLong:
        case WireType::Year:
        case WireType::Float:
        case WireType::Double:
        case WireType::OldDecimal:
        case WireType::NewDecimal:
            return true;
        default:
            return false;
    }
}

bool isCharacter(WireType type, bool mariaDb) {
    switch (type) {
        case WireType::String:
        case WireType::VarString:
        case WireType::VarChar:
        case WireType::Blob:
        case WireType::TinyBlob:
        case WireType::MediumBlob:
        case WireType::LongBlob:
        case WireType::BlobCompressed:
        case WireType::VarCharCompressed:
        case WireType::Vector:
            return true;
        case WireType::Geometry:
            return mariaDb;
        default:
            return false;
    }
}

LengthRule lengthRule(WireColumn column) {
    switch (column.type) {
        case WireType::Tiny:
        case WireType::Year:
            return fixed(1);
        case WireType::Short:
            return fixed(2);
        case WireType::Int24:
        case WireType::Date:
        case WireType::NewDate:
            return fixed(3);
        case WireType::Long:
        case WireType::Float:
            return fixed(4);
        case WireType::LongLong:
        case WireType::Double:
            return fixed(8);
        case WireType::NewDecimal:
            return fixed(decimalBytes(column.meta >> 8, column.meta & 0xff));
        case WireType::Bit:
            return fixed((column.meta + 7u) / 8);
        case WireType::Enum:
        case WireType::Set:
            return fixed(column.meta);
        case WireType::Timestamp2:
            return fixed(4u + fractionBytes(column.meta));
        case WireType::DateTime2:
            return fixed(5u + fractionBytes(column.meta));
        case WireType::Time2:
            return fixed(3u + fractionBytes(column.meta));
        case WireType::VarChar:
        case WireType::VarString:
        case WireType::VarCharCompressed:
        case WireType::String:
            return prefixed(column.meta > 255 ? 2 : 1);
        case WireType::Blob:
        case WireType::TinyBlob:
        case WireType::MediumBlob:
        case WireType::LongBlob:
        case WireType::BlobCompressed:
        case WireType::Json:
        case WireType::Geometry:
        case WireType::Vector:
            return prefixed(column.meta);
        case WireType::Null:
            return fixed(0);
        case WireType::OldDecimal:
        case WireType::OldTimestamp:  // MariaDB writes three sizes under one code
        case WireType::OldTime:
        case WireType::OldDateTime:
        case WireType::TypedArray:
            return unknown;
    }
    return unknown;
}

std::string_view nameOf(WireType type) {
    switch (type) {
        case WireType::OldDecimal:
            return "DECIMAL (before 5.0)";
        case WireType::Tiny:
            return "TINYINT";
        case WireType::Short:
            return "SMALLINT";
        case WireType::Long:
            return "INT";
        case WireType::Float:
            return "FLOAT";
        case WireType::Double:
            return "DOUBLE";
        case WireType::Null:
            return "NULL";
        case WireType::OldTimestamp:
            return "TIMESTAMP (format before 5.6)";
        case WireType::LongLong:
            return "BIGINT";
        case WireType::Int24:
            return "MEDIUMINT";
        case WireType::Date:
        case WireType::NewDate:
            return "DATE";
        case WireType::OldTime:
            return "TIME (format before 5.6)";
        case WireType::OldDateTime:
            return "DATETIME (format before 5.6)";
        case WireType::Year:
            return "YEAR";
        case WireType::VarChar:
        case WireType::VarString:
            return "VARCHAR";
        case WireType::Bit:
            return "BIT";
        case WireType::Timestamp2:
            return "TIMESTAMP";
        case WireType::DateTime2:
            return "DATETIME";
        case WireType::Time2:
            return "TIME";
        case WireType::TypedArray:
            return "typed array";
        case WireType::BlobCompressed:
            return "BLOB COMPRESSED";
        case WireType::VarCharCompressed:
            return "VARCHAR COMPRESSED";
        case WireType::Vector:
            return "VECTOR";
        case WireType::Json:
            return "JSON";
        case WireType::NewDecimal:
            return "DECIMAL";
        case WireType::Enum:
            return "ENUM";
        case WireType::Set:
            return "SET";
        case WireType::TinyBlob:
        case WireType::MediumBlob:
        case WireType::LongBlob:
        case WireType::Blob:
            return "BLOB";
        case WireType::String:
            return "CHAR";
        case WireType::Geometry:
            return "GEOMETRY";
    }
    return "unknown type";
}

}  // namespace sluice::sources::mysql
