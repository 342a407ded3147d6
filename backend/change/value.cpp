#include "backend/change/value.h"

#include "backend/change/value_wire.h"

#include <charconv>

#include <fmt/format.h>

namespace sluice {
namespace {

template <class Number>
void appendNumber(Number number, std::string& out) {
    char text[32];
    out.append(text, std::to_chars(text, text + sizeof text, number).ptr);
}

}  // namespace

tl::unexpected<Error> wrongBytes(const ColumnType& type, std::source_location where) {
    return halt(fmt::format("A value is no {}: the column had another type when it was written. Take a new snapshot of "
                            "the table, or correct the record.",
                            type.sql),
                where);
}

tl::unexpected<Error> wrongText(const ColumnType& type, std::source_location where) {
    return reject(fmt::format("A value is no {}. Correct the record, or name the right `types`.", type.sql), where);
}

tl::unexpected<Error> unsupportedType(const ColumnType& type, std::source_location where) {
    return halt(fmt::format("The type {} is not supported. Leave the column out with a `drop` transform.", type.sql),
                where);
}

tl::unexpected<Error> inColumn(const Error& error, const TableSchema& schema, std::size_t column) {
    return tl::unexpected<Error>(Error{
        error.remedy, fmt::format("{}.{}: {}", schema.qualifiedName(), schema.columns[column].name, error.message),
        error.where});
}

Result<Value> readValue(const Cell& cell, std::string& scratch) {
    if (cell.presence != Presence::Value) {
        Value none;
        none.type = cell.presence == Presence::Null ? Value::Type::Null : Value::Type::Absent;
        return none;
    }
    switch (cell.wire) {
        case Wire::Binlog:
            return readBinlogValue(*cell.type, cell.bytes, scratch);
        case Wire::Select:
            return readTextValue(*cell.type, cell.bytes, false, scratch);
        case Wire::Edited:
            return readTextValue(*cell.type, cell.bytes, true, scratch);
        case Wire::Json:
            return readJsonValue(*cell.type, cell.bytes, scratch);
    }
    return unsupportedType(*cell.type);
}

void appendText(const Value& value, const ColumnType& type, std::string& out) {
    using Type = Value::Type;
    switch (value.type) {
        case Type::Absent:
        case Type::Null:
            return;
        case Type::Integer:
            return appendNumber(value.integer, out);
        case Type::Unsigned:
        case Type::Bits:
            return appendNumber(value.number, out);
        case Type::Float:
            return appendNumber(static_cast<float>(value.real), out);
        case Type::Double:
            return appendNumber(value.real, out);
        case Type::Year: {
            const auto year = fmt::format_int(value.integer);
            out.append(year.size() < 4 ? 4 - year.size() : 0, '0').append(year.data(), year.size());
            return;
        }
        case Type::Date:
            return appendDate(value.temporal, out);
        case Type::Time:
            return appendTime(value.temporal, type.fraction, out);
        case Type::DateTime:
        case Type::Timestamp:
            return appendDateTime(value.temporal, ' ', type.fraction, out);
        case Type::Decimal:
        case Type::Text:
        case Type::Set:
        case Type::Bytes:
        case Type::Json:
        case Type::Geometry:
        case Type::Vector:
        case Type::Token:
            out += value.text;
    }
}

}  // namespace sluice
