#pragma once
#include "backend/formats/format.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace sluice::test {

/// The type of a column written as SQL, as far as the formats look at it: `decimal(12,2)`, `bigint unsigned`,
/// `bit(12)`.
inline ColumnType columnType(const std::string& sql) {
    ColumnType type;
    type.sql = sql;
    const auto open = sql.find('(');
    const auto name = sql.substr(0, std::min(open, sql.find(' ')));
    const auto inside = open == sql.npos ? std::string() : sql.substr(open + 1, sql.rfind(')') - open - 1);
    const auto number = inside.empty() || inside[0] == '\'' ? 0u : static_cast<unsigned>(std::stoul(inside));
    type.isUnsigned = sql.find("unsigned") != sql.npos;
    const std::map<std::string, std::pair<Kind, std::uint8_t>> kinds = {
        {"tinyint", {Kind::Integer, 1}},   {"smallint", {Kind::Integer, 2}},
        {"mediumint", {Kind::Integer, 3}}, {"int", {Kind::Integer, 4}},
        {"bigint", {Kind::Integer, 8}},    {"decimal", {Kind::Decimal, 0}},
        {"float", {Kind::Float, 0}},       {"double", {Kind::Double, 0}},
        {"bit", {Kind::Bit, 0}},           {"year", {Kind::Year, 0}},
        {"date", {Kind::Date, 0}},         {"time", {Kind::Time, 0}},
        {"datetime", {Kind::DateTime, 0}}, {"timestamp", {Kind::Timestamp, 0}},
        {"varchar", {Kind::Text, 0}},      {"char", {Kind::Text, 0}},
        {"text", {Kind::Text, 0}},         {"binary", {Kind::Bytes, 0}},
        {"blob", {Kind::Bytes, 0}},        {"enum", {Kind::Enum, 0}},
        {"set", {Kind::Set, 0}},           {"json", {Kind::Json, 0}},
        {"point", {Kind::Geometry, 0}},    {"geometry", {Kind::Geometry, 0}},
        {"vector", {Kind::Vector, 0}},     {"?", {Kind::Untyped, 0}}};
    std::tie(type.kind, type.bytes) = kinds.at(name);
    switch (type.kind) {
        case Kind::Decimal:
            type.precision = static_cast<std::uint8_t>(number);
            type.scale = static_cast<std::uint8_t>(std::stoul(inside.substr(inside.find(',') + 1)));
            break;
        case Kind::Time:
        case Kind::DateTime:
        case Kind::Timestamp:
            type.fraction = static_cast<std::uint8_t>(number);
            break;
        case Kind::Enum:
        case Kind::Set:
            for (std::size_t at = 0; (at = inside.find('\'', at)) != inside.npos;) {
                const auto end = inside.find('\'', at + 1);
                type.labels.push_back(inside.substr(at + 1, end - at - 1));
                at = end + 1;
            }
            break;
        default:
            type.length = number;
    }
    if (type.kind == Kind::Text) type.charset = "utf8mb4";
    type.fixedLength = name == "char" || name == "binary";
    return type;
}

/// A table of columns written as SQL; a type that ends in `not null` is not nullable; the first `keys` are the key.
inline SchemaPtr columnsSchema(const std::vector<std::pair<std::string, std::string>>& columns, std::size_t keys = 1,
                               const std::string& database = "shop", const std::string& table = "orders") {
    auto schema = std::make_shared<TableSchema>();
    schema->database = database;
    schema->table = table;
    for (auto [name, sql] : columns) {
        Column column;
        column.name = name;
        if (const auto end = sql.find(" not null"); end != sql.npos) {
            column.nullable = false;
            sql.resize(end);
        }
        column.type = columnType(sql);
        schema->columns.push_back(std::move(column));
    }
    for (std::size_t i = 0; i < keys; ++i) {
        schema->key.push_back(i);
        schema->columns[i].nullable = false;
    }
    return schema;
}

/// A type book that knows what it is told.
class Book : public TypeBook {
public:
    explicit Book(std::vector<SchemaPtr> known = {}) : m_known(std::move(known)) {}
    SchemaPtr find(std::string_view database, std::string_view table) const override {
        for (const auto& schema : m_known)
            if (schema->database == database && schema->table == table) return schema;
        return nullptr;
    }
    SchemaPtr intern(TableSchema schema) const override {
        for (const auto& made : m_made)
            if (*made == schema) return made;
        m_made.push_back(std::make_shared<const TableSchema>(std::move(schema)));
        return m_made.back();
    }
    std::size_t made() const { return m_made.size(); }

private:
    std::vector<SchemaPtr> m_known;
    mutable std::vector<SchemaPtr> m_made;
};

}  // namespace sluice::test
