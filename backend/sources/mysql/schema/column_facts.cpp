#include "backend/sources/mysql/schema/column_facts.h"

#include "backend/change/charset.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::sources::mysql {
namespace {

constexpr std::uint16_t binaryCollation = 63;

/// Most bytes of one character.
unsigned widest(std::string_view charset) {
    if (charset == "utf8mb4" || charset == "utf16" || charset == "utf16le" || charset == "utf32" ||
        charset == "gb18030")
        return 4;
    if (charset == "utf8mb3" || charset == "utf8" || charset == "ujis" || charset == "eucjpms") return 3;
    if (charset == "ucs2" || charset == "gbk" || charset == "gb2312" || charset == "big5" || charset == "sjis" ||
        charset == "cp932" || charset == "euckr")
        return 2;
    return 1;
}

std::uint32_t longestBlob(unsigned lengthBytes) {
    return lengthBytes >= 4 ? 0xffffffffu : (1u << (8 * lengthBytes)) - 1;
}

std::string blobName(const ColumnType& type) {
    static constexpr std::string_view sizes[] = {"", "tiny", "", "medium", "long"};
    return fmt::format("{}{}", sizes[std::min<unsigned>(type.bytes, 4)], type.kind == Kind::Text ? "text" : "blob");
}

std::string labelList(const std::vector<std::string>& labels) {
    std::string list;
    for (const auto& label : labels) {
        list += list.empty() ? "'" : ",'";
        for (const char c : label) {
            if (c == '\'') list += '\'';
            list += c;
        }
        list += '\'';
    }
    return list;
}

std::string withFraction(std::string_view name, unsigned digits) {
    return digits == 0 ? std::string(name) : fmt::format("{}({})", name, digits);
}

/// What SHOW CREATE TABLE would write, for a column that only the log knows.
std::string sqlOf(const ColumnType& type, WireType wire) {
    static constexpr std::string_view integers[] = {"", "tinyint", "smallint", "mediumint", "int",
                                                    "", "",        "",         "bigint"};
    const std::string_view sign = type.isUnsigned ? " unsigned" : "";
    switch (type.kind) {
        case Kind::Integer:
            return fmt::format("{}{}", integers[type.bytes], sign);
        case Kind::Decimal:
            return fmt::format("decimal({},{}){}", type.precision, type.scale, sign);
        case Kind::Float:
            return fmt::format("float{}", sign);
        case Kind::Double:
            return fmt::format("double{}", sign);
        case Kind::Bit:
            return fmt::format("bit({})", type.length);
        case Kind::Year:
            return "year";
        case Kind::Date:
            return "date";
        case Kind::Time:
            return withFraction("time", type.fraction);
        case Kind::DateTime:
            return withFraction("datetime", type.fraction);
        case Kind::Timestamp:
            return withFraction("timestamp", type.fraction);
        case Kind::Text:
        case Kind::Bytes:
            if (type.bytes > 0) return blobName(type);
            if (type.kind == Kind::Bytes)
                return fmt::format("{}({})", type.fixedLength ? "binary" : "varbinary", type.length);
            return fmt::format("{}({})", type.fixedLength ? "char" : "varchar", type.length / widest(type.charset));
        case Kind::Enum:
            return fmt::format("enum({})", labelList(type.labels));
        case Kind::Set:
            return fmt::format("set({})", labelList(type.labels));
        case Kind::Json:
            return "json";
        case Kind::Geometry:
            return "geometry";
        case Kind::Vector:
            return fmt::format("vector({})", type.length);
        case Kind::Untyped:
        case Kind::Unsupported:
            break;
    }
    return std::string(nameOf(wire));
}

void setCharacters(const ColumnFacts& facts, ColumnType& type) {
    type.collation = facts.collation;
    type.collationName = facts.collationName;
    type.charset = charsetOfCollation(facts.collation);
    if (type.charset.empty() && facts.collation != 0) type.kind = Kind::Unsupported;
}

}  // namespace

std::optional<std::size_t> TableFacts::indexOf(const std::string& column) const {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].name == column) return i;
    return std::nullopt;
}

Result<TableFacts> factsOf(const TableMap& map) {
    TableFacts facts{map.database, map.table, {}, map.primaryKey, {}, false};
    facts.columns.reserve(map.columns.size());
    for (const auto& column : map.columns) {
        auto& added = facts.columns.emplace_back();
        added.name = column.name;
        added.wire = column.wire;
        added.nullable = column.nullable;
        added.isUnsigned = column.isUnsigned && column.wire.type != WireType::Year;
        added.collation = column.wire.type == WireType::Geometry ? 0 : column.collation;
        if (column.wire.type == WireType::Vector) added.collation = 0;
        added.dimensions = column.dimensions;
        for (const auto& label : column.labels) {
            std::string text;
            if (auto read = appendUtf8(label, charsetOfCollation(column.collation), text); !read)
                return halt(fmt::format("Table {}.{}, column {}: a label of its type cannot be read. {}", map.database,
                                        map.table, column.name, read.error().message));
            added.labels.push_back(std::move(text));
        }
    }
    return facts;
}

bool agrees(const TableMap& map, std::size_t index, const ColumnFacts& log, const ColumnFacts& catalog) {
    const auto& said = map.columns[index];
    const auto wire = log.wire.type;
    const bool oldTemporal = (wire == WireType::OldTime && catalog.wire.type == WireType::Time2) ||
                             (wire == WireType::OldDateTime && catalog.wire.type == WireType::DateTime2) ||
                             (wire == WireType::OldTimestamp && catalog.wire.type == WireType::Timestamp2);
    if (log.wire != catalog.wire && !oldTemporal) return false;
    if (log.nullable != catalog.nullable) return false;
    if (map.saysSigns && isNumeric(wire) && log.isUnsigned != catalog.isUnsigned) return false;
    const bool looksBinary = catalog.special == ColumnFacts::Special::Uuid ||
                             catalog.special == ColumnFacts::Special::Inet ||
                             catalog.special == ColumnFacts::Special::Vector;
    if (said.collation != 0 && log.collation != 0 && !looksBinary && log.collation != catalog.collation) return false;
    if (!said.name.empty() && said.name != catalog.name) return false;
    return said.labels.empty() || log.labels == catalog.labels;
}

ColumnType makeType(const ColumnFacts& facts) {
    ColumnType type;
    const auto meta = facts.wire.meta;
    const auto integer = [&](std::uint8_t bytes) {
        type.kind = Kind::Integer;
        type.bytes = bytes;
    };
    const auto characters = [&](bool fixedLength, std::uint8_t lengthBytes, std::uint32_t length) {
        type.kind = facts.collation == binaryCollation ? Kind::Bytes : Kind::Text;
        type.fixedLength = fixedLength;
        type.bytes = lengthBytes;
        type.length = length;
        setCharacters(facts, type);
    };
    const auto labelled = [&](Kind kind) {
        type.kind = kind;
        type.bytes = static_cast<std::uint8_t>(meta);
        type.labels = facts.labels;
        setCharacters(facts, type);
    };
    const auto fractional = [&](Kind kind) {
        type.kind = kind;
        type.fraction = static_cast<std::uint8_t>(meta);
    };
    switch (facts.wire.type) {
        case WireType::Tiny:
            integer(1);
            type.isBoolean = facts.sql == "tinyint(1)";
            break;
        case WireType::Short:
            integer(2);
            break;
        case WireType::Int24:
            integer(3);
            break;
        case WireType::Long:
            integer(4);
            break;
        case WireType::LongLong:
            integer(8);
            break;
        case WireType::Float:
            type.kind = Kind::Float;
            break;
        case WireType::Double:
            type.kind = Kind::Double;
            break;
        case WireType::NewDecimal:
            type.kind = Kind::Decimal;
            type.precision = static_cast<std::uint8_t>(meta >> 8);
            type.scale = static_cast<std::uint8_t>(meta & 0xff);
            break;
        case WireType::Bit:
            type.kind = Kind::Bit;
            type.length = meta;
            break;
        case WireType::Year:
            type.kind = Kind::Year;
            break;
        case WireType::Date:
        case WireType::NewDate:
            type.kind = Kind::Date;
            break;
        case WireType::Time2:
            fractional(Kind::Time);
            break;
        case WireType::DateTime2:
            fractional(Kind::DateTime);
            break;
        case WireType::Timestamp2:
            fractional(Kind::Timestamp);
            break;
        case WireType::String:
            characters(true, 0, meta);
            break;
        case WireType::VarChar:
        case WireType::VarString:
            characters(false, 0, meta);
            break;
        case WireType::Blob:
        case WireType::TinyBlob:
        case WireType::MediumBlob:
        case WireType::LongBlob:
            characters(false, static_cast<std::uint8_t>(meta), longestBlob(meta));
            break;
        case WireType::Enum:
            labelled(Kind::Enum);
            break;
        case WireType::Set:
            labelled(Kind::Set);
            break;
        case WireType::Json:
            type.kind = Kind::Json;
            break;
        case WireType::Geometry:
            type.kind = Kind::Geometry;
            break;
        case WireType::Vector:
            type.kind = Kind::Vector;
            type.length = facts.dimensions;
            break;
        default:
            type.kind = Kind::Unsupported;
    }
    if (isNumeric(facts.wire.type) && type.kind != Kind::Year) type.isUnsigned = facts.isUnsigned;
    if (facts.special == ColumnFacts::Special::JsonText) {
        type.kind = Kind::Json;
        type.jsonAsText = true;
    } else if (facts.special == ColumnFacts::Special::Vector) {
        type = {};
        type.kind = Kind::Vector;
        type.length = facts.dimensions;
    } else if (facts.special != ColumnFacts::Special::None) {
        type.kind = Kind::Unsupported;
    }
    type.sql = facts.sql.empty() ? sqlOf(type, facts.wire.type) : facts.sql;
    return type;
}

std::string listOf(const std::vector<ColumnFacts>& columns) {
    std::string list;
    for (const auto& column : columns) {
        if (!list.empty()) list += ", ";
        if (!column.name.empty()) list += column.name + ' ';
        list += makeType(column).sql;
        if (!column.nullable) list += " not null";
    }
    return list;
}

}  // namespace sluice::sources::mysql
