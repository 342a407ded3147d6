#include "backend/sources/kafka/sql_type.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace sluice::sources::kafka {
namespace {

/// `decimal(12,2) unsigned`: the word, the numbers in parentheses, what follows.
struct Words {
    std::string_view name;
    std::uint32_t first = 0, second = 0;
    bool hasFirst = false;
    bool isUnsigned = false;
};

Words wordsOf(std::string_view text) {
    Words words;
    words.name = text.substr(0, text.find_first_of("( "));
    words.isUnsigned = text.find(" unsigned") != std::string_view::npos;
    const auto open = text.find('(');
    if (open == std::string_view::npos) return words;
    const auto* const end = text.data() + text.size();
    const auto number = std::from_chars(text.data() + open + 1, end, words.first);
    words.hasFirst = number.ec == std::errc{};
    if (words.hasFirst && number.ptr != end && *number.ptr == ',') std::from_chars(number.ptr + 1, end, words.second);
    return words;
}

/// Labels of `enum('a','it''s')`.
std::vector<std::string> labelsOf(std::string_view text) {
    std::vector<std::string> labels;
    for (auto at = text.find('\''); at < text.size(); at = text.find('\'', at + 1)) {
        std::string label;
        for (++at; at < text.size(); ++at) {
            if (text[at] == '\'') {
                if (at + 1 >= text.size() || text[at + 1] != '\'') break;
                ++at;
            }
            label += text[at];
        }
        labels.push_back(std::move(label));
    }
    return labels;
}

struct Known {
    std::string_view name;
    Kind kind;
    std::uint8_t bytes;
};
constexpr Known known[] = {
    {"tinyint", Kind::Integer, 1},
    {"smallint", Kind::Integer, 2},
    {"mediumint", Kind::Integer, 3},
    {"int", Kind::Integer, 4},
    {"bigint", Kind::Integer, 8},
    {"decimal", Kind::Decimal, 0},
    {"float", Kind::Float, 0},
    {"double", Kind::Double, 0},
    {"bit", Kind::Bit, 0},
    {"year", Kind::Year, 0},
    {"date", Kind::Date, 0},
    {"time", Kind::Time, 0},
    {"datetime", Kind::DateTime, 0},
    {"timestamp", Kind::Timestamp, 0},
    {"char", Kind::Text, 0},
    {"varchar", Kind::Text, 0},
    {"tinytext", Kind::Text, 1},
    {"text", Kind::Text, 2},
    {"mediumtext", Kind::Text, 3},
    {"longtext", Kind::Text, 4},
    {"binary", Kind::Bytes, 0},
    {"varbinary", Kind::Bytes, 0},
    {"tinyblob", Kind::Bytes, 1},
    {"blob", Kind::Bytes, 2},
    {"mediumblob", Kind::Bytes, 3},
    {"longblob", Kind::Bytes, 4},
    {"enum", Kind::Enum, 0},
    {"set", Kind::Set, 0},
    {"json", Kind::Json, 4},
    {"vector", Kind::Vector, 4},
    {"geometry", Kind::Geometry, 4},
    {"point", Kind::Geometry, 4},
    {"linestring", Kind::Geometry, 4},
    {"polygon", Kind::Geometry, 4},
    {"multipoint", Kind::Geometry, 4},
    {"multilinestring", Kind::Geometry, 4},
    {"multipolygon", Kind::Geometry, 4},
    {"geomcollection", Kind::Geometry, 4},
    {"geometrycollection", Kind::Geometry, 4},
};

}  // namespace

ColumnType typeOf(const services::mysql::TableColumn& column) {
    ColumnType type;
    type.sql = column.columnType;
    type.charset = column.charset;
    type.collationName = column.collation;
    const auto words = wordsOf(column.columnType);
    const auto* const found =
        std::find_if(std::begin(known), std::end(known), [&](const Known& k) { return k.name == words.name; });
    if (found == std::end(known)) return type;
    type.kind = found->kind;
    type.bytes = found->bytes;
    type.isUnsigned = words.isUnsigned;
    type.isBoolean = column.columnType == "tinyint(1)";
    type.fixedLength = words.name == "char" || words.name == "binary";
    switch (type.kind) {
        case Kind::Decimal:
            type.precision = static_cast<std::uint8_t>(words.hasFirst ? words.first : 10);
            type.scale = static_cast<std::uint8_t>(words.second);
            break;
        case Kind::Time:
        case Kind::DateTime:
        case Kind::Timestamp:
            type.fraction = static_cast<std::uint8_t>(words.first);
            break;
        case Kind::Bit:
        case Kind::Text:
        case Kind::Bytes:
            type.length = words.hasFirst ? words.first : 1;
            break;
        case Kind::Vector:
            type.length = words.first;
            break;
        case Kind::Enum:
        case Kind::Set:
            type.labels = labelsOf(column.columnType);
            break;
        default:
            break;
    }
    return type;
}

Result<ColumnType> typeOf(const std::string& sql) {
    std::string plain;
    bool quoted = false;
    for (const char c : sql) {
        quoted ^= c == '\'';
        plain += quoted || c < 'A' || c > 'Z' ? c : static_cast<char>(c - 'A' + 'a');
    }
    services::mysql::TableColumn column;
    column.columnType = plain;
    auto type = typeOf(column);
    const auto words = wordsOf(plain);
    const auto isLegal = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '(' || c == ')' || c == ',' || c == ' ';
    };
    const bool labels = type.kind == Kind::Enum || type.kind == Kind::Set;
    const bool needsLength = words.name == "varchar" || words.name == "varbinary";
    if (type.kind == Kind::Untyped || quoted || (needsLength && !words.hasFirst) || (labels && type.labels.empty()) ||
        (!labels && !std::all_of(plain.begin(), plain.end(), isLegal)) ||
        std::count(plain.begin(), plain.end(), '(') != std::count(plain.begin(), plain.end(), ')'))
        return halt(
            fmt::format("\"{}\" is no type of MySQL. Write one as bigint, decimal(12,2), varchar(255), datetime(6) or "
                        "json.",
                        sql));
    return type;
}

TableSchema schemaOf(const services::mysql::TableDefinition& table) {
    TableSchema schema;
    schema.database = table.database;
    schema.table = table.table;
    for (const auto& from : table.columns) {
        Column column;
        column.name = from.name;
        column.type = typeOf(from);
        column.nullable = from.nullable;
        column.generated = from.isGenerated();
        column.autoIncrement = from.isAutoIncrement();
        column.defaultText = from.defaultText;
        schema.columns.push_back(std::move(column));
    }
    const auto usable = [&](const services::mysql::TableIndex& index) {
        return index.unique && index.wholeColumns &&
               std::all_of(index.columns.begin(), index.columns.end(), [&](const std::string& name) {
                   const auto* column = table.column(name);
                   return column && !column->nullable;
               });
    };
    const auto* key = table.primaryKey();
    for (const auto& index : table.indexes)
        if (!key && usable(index)) key = &index;
    if (key)
        for (const auto& name : key->columns)
            if (const auto at = schema.indexOf(name)) schema.key.push_back(*at);
    return schema;
}

}  // namespace sluice::sources::kafka
