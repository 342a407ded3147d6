#include "backend/formats/debezium/connect_schema.h"

#include "backend/formats/members.h"

#include <charconv>
#include <list>

#include <fmt/format.h>
#include <simdjson.h>

namespace sluice::formats::debezium {
namespace {

namespace dom = simdjson::dom;

std::string_view textAt(const dom::element& element, std::string_view key) {
    std::string_view text;
    return element[key].get(text) ? std::string_view() : text;
}

/// Parameters are texts, numbers too.
template <class Number>
Number parameterOf(const dom::element& field, std::string_view key, Number otherwise) {
    dom::element parameters;
    if (field["parameters"].get(parameters)) return otherwise;
    const auto text = textAt(parameters, key);
    Number number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::vector<std::string> labelsOf(const dom::element& field) {
    std::vector<std::string> labels;
    dom::element parameters;
    if (field["parameters"].get(parameters)) return labels;
    for (auto rest = textAt(parameters, "allowed"); !rest.empty();) {
        const auto comma = rest.find(',');
        labels.emplace_back(rest.substr(0, comma));
        rest = comma == rest.npos ? std::string_view() : rest.substr(comma + 1);
    }
    return labels;
}

void become(ColumnType& type, Kind kind, std::string sql, std::uint8_t fraction = 0) {
    type.kind = kind;
    type.sql = std::move(sql);
    type.fraction = fraction;
}

void becomeInteger(ColumnType& type, std::uint8_t bytes, std::string sql) {
    become(type, Kind::Integer, std::move(sql));
    type.bytes = bytes;
}

/// By the semantic name that Debezium gives. False: it gives none that says more than the plain type.
bool namedType(std::string_view name, const dom::element& field, ColumnType& type) {
    if (name == "org.apache.kafka.connect.data.Decimal") {
        type.scale = parameterOf<std::uint8_t>(field, "scale", 0);
        type.precision = parameterOf<std::uint8_t>(field, "connect.decimal.precision", 65);
        become(type, Kind::Decimal, fmt::format("decimal({},{})", type.precision, type.scale));
    } else if (name == "io.debezium.time.Date" || name == "org.apache.kafka.connect.data.Date" ||
               name == "io.debezium.time.IsoDate") {
        become(type, Kind::Date, "date");
    } else if (name == "io.debezium.time.Timestamp" || name == "org.apache.kafka.connect.data.Timestamp") {
        become(type, Kind::DateTime, "datetime(3)", 3);
    } else if (name == "io.debezium.time.MicroTimestamp" || name == "io.debezium.time.NanoTimestamp" ||
               name == "io.debezium.time.IsoTimestamp") {
        become(type, Kind::DateTime, "datetime(6)", 6);
    } else if (name == "io.debezium.time.ZonedTimestamp") {
        become(type, Kind::Timestamp, "timestamp(6)", 6);
    } else if (name == "io.debezium.time.MicroTime" || name == "io.debezium.time.NanoTime" ||
               name == "io.debezium.time.IsoTime" || name == "org.apache.kafka.connect.data.Time") {
        become(type, Kind::Time, "time(6)", 6);
    } else if (name == "io.debezium.time.Year") {
        become(type, Kind::Year, "year");
    } else if (name == "io.debezium.data.Bits") {
        type.length = parameterOf<std::uint32_t>(field, "length", 64);
        become(type, Kind::Bit, fmt::format("bit({})", type.length));
    } else if (name == "io.debezium.data.Enum" || name == "io.debezium.data.EnumSet") {
        type.labels = labelsOf(field);
        const bool one = name == "io.debezium.data.Enum";
        become(type, one ? Kind::Enum : Kind::Set,
               fmt::format("{}('{}')", one ? "enum" : "set", fmt::join(type.labels, "','")));
    } else if (name == "io.debezium.data.Json") {
        become(type, Kind::Json, "json");
    } else if (name == "io.debezium.data.geometry.Point") {
        become(type, Kind::Geometry, "point");
    } else if (name == "io.debezium.data.geometry.Geometry") {
        become(type, Kind::Geometry, "geometry");
    } else if (name == "io.debezium.data.FloatVector") {
        become(type, Kind::Vector, "vector");
    } else {
        return false;
    }
    return true;
}

ColumnType typeOf(const dom::element& field) {
    ColumnType type;
    if (namedType(textAt(field, "name"), field, type)) return type;
    const auto plain = textAt(field, "type");
    if (plain == "int8")
        becomeInteger(type, 1, "tinyint");
    else if (plain == "int16")
        becomeInteger(type, 2, "smallint");
    else if (plain == "int32")
        becomeInteger(type, 4, "int");
    else if (plain == "int64")
        becomeInteger(type, 8, "bigint");
    else if (plain == "float" || plain == "float32")
        become(type, Kind::Float, "float");
    else if (plain == "double" || plain == "float64")
        become(type, Kind::Double, "double");
    else if (plain == "string")
        become(type, Kind::Text, "longtext");
    else if (plain == "bytes")
        become(type, Kind::Bytes, "longblob");
    else if (plain == "boolean") {
        type.length = 1;
        become(type, Kind::Bit, "bit(1)");
    }
    return type;
}

/// The fields of `after`, or of `before`.
bool rowFields(const dom::element& schema, dom::array& fields) {
    dom::array parts;
    if (schema["fields"].get(parts)) return false;
    for (const auto wanted : {"after", "before"})
        for (const dom::element part : parts)
            if (textAt(part, "field") == wanted) return !part["fields"].get(fields);
    return false;
}

struct Read {
    std::uint64_t book = 0;
    std::string token, database, table;
    SchemaPtr schema;
};

}  // namespace

SchemaPtr declaredSchema(std::string_view schemaToken, std::string_view database, std::string_view table,
                         const TypeBook& types) {
    constexpr std::size_t kept = 16;
    thread_local std::list<Read> known;
    for (const auto& read : known)
        if (read.book == types.identity() && read.token == schemaToken && read.table == table &&
            read.database == database)
            return read.schema;
    thread_local dom::parser parser;
    dom::element root;
    dom::array fields;
    if (parser.parse(schemaToken.data(), schemaToken.size()).get(root) || !rowFields(root, fields)) return nullptr;
    TableSchema schema;
    schema.database = database;
    schema.table = table;
    for (const dom::element field : fields) {
        Column column;
        column.name = textAt(field, "field");
        column.type = typeOf(field);
        bool optional = true;
        if (!field["optional"].get(optional)) column.nullable = optional;
        schema.columns.push_back(std::move(column));
    }
    if (known.size() == kept) known.pop_back();
    known.push_front({types.identity(), std::string(schemaToken), std::string(database), std::string(table),
                      types.intern(std::move(schema))});
    return known.front().schema;
}

}  // namespace sluice::formats::debezium
