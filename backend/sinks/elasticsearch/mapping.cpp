#include "backend/sinks/elasticsearch/mapping.h"

#include <algorithm>

#include <QJsonDocument>

namespace sluice::sinks::elasticsearch {
namespace {

constexpr int longestKeyword = 8191;         // characters of four bytes in Lucene's 32,766
constexpr int longestDecimal = 100;          // 65 digits, point and sign fit
constexpr std::size_t defaultFields = 1000;  // index.mapping.total_fields.limit

QString key(const char* name) {
    return QString::fromLatin1(name);
}
QJsonObject type(const char* name) {
    return {{key("type"), key(name)}};
}
QJsonObject keyword(int longest = longestKeyword) {
    return {{key("type"), key("keyword")}, {key("ignore_above"), longest}};
}
QJsonObject textWithKeyword() {
    return {{key("type"), key("text")}, {key("fields"), QJsonObject{{key("keyword"), keyword()}}}};
}
/// Zero dates are legal in MySQL and nowhere else: such a value stays in the document and is not indexed.
QJsonObject date() {
    return {{key("type"), key("date")},
            {key("format"), key("strict_date_optional_time_nanos")},
            {key("ignore_malformed"), true}};
}
/// Exact as a word, and found by ranges as a number.
QJsonObject decimal() {
    auto property = keyword(longestDecimal);
    property.insert(
        key("fields"),
        QJsonObject{{key("number"), QJsonObject{{key("type"), key("double")}, {key("ignore_malformed"), true}}}});
    return property;
}
/// Kept in the document as it is, not searched: any shape fits.
QJsonObject opaque() {
    return {{key("type"), key("object")}, {key("enabled"), false}};
}

/// Empty: the server finds out from the first document.
QJsonObject propertyOf(const ColumnType& column) {
    switch (column.kind) {
        case Kind::Integer:
            // unsigned_long is not everywhere; larger than 2^63 fits no other number.
            return column.isUnsigned && column.bytes == 8 ? keyword(longestDecimal) : type("long");
        case Kind::Decimal:
            return decimal();
        case Kind::Float:
            return type("float");
        case Kind::Double:
            return type("double");
        case Kind::Bit:
            return column.length <= 1 ? type("boolean") : column.length < 64 ? type("long") : keyword(longestDecimal);
        case Kind::Year:
            return type("integer");
        case Kind::Date:
        case Kind::DateTime:
        case Kind::Timestamp:
            return date();
        case Kind::Time:
        case Kind::Enum:
        case Kind::Set:
            return keyword();
        case Kind::Text:
            return textWithKeyword();
        case Kind::Bytes:
            return type("binary");
        case Kind::Json:
        case Kind::Geometry:
        case Kind::Vector:
            return opaque();
        case Kind::Untyped:
        case Kind::Unsupported:
            break;
    }
    return {};
}

QJsonObject jsonOf(const Writer& writer) {
    return {{key("state"), QString::fromStdString(writer.state)},
            {key("first_epoch"), static_cast<qint64>(writer.firstEpoch)},
            {key("epoch"), static_cast<qint64>(writer.epoch)}};
}

}  // namespace

QJsonObject propertiesOf(const TableSchema& schema) {
    QJsonObject properties;
    for (const auto& column : schema.columns)
        if (auto property = propertyOf(column.type); !property.isEmpty())
            properties.insert(QString::fromStdString(column.name), property);
    return properties;
}

QJsonObject indexBody(const TableSchema& schema, const Options& options, const Writers& writers) {
    QJsonObject settings{{key("number_of_shards"), static_cast<qint64>(options.shards)}};
    if (options.replicas) settings.insert(key("number_of_replicas"), static_cast<qint64>(*options.replicas));
    if (const auto fields = schema.columns.size() * 3; fields > defaultFields)
        settings.insert(key("mapping.total_fields.limit"), static_cast<qint64>(fields));
    return {{key("settings"), QJsonObject{{key("index"), settings}}},
            {key("mappings"),
             QJsonObject{{key("_meta"), withWriters({}, writers)}, {key("properties"), propertiesOf(schema)}}}};
}

Existing existingOf(const std::string& mappingBody) {
    Existing existing;
    const auto indices = QJsonDocument::fromJson(QByteArray::fromStdString(mappingBody)).object();
    if (indices.isEmpty()) return existing;
    // The name there is the index's own, where ours is an alias.
    const auto mappings = indices.begin().value().toObject().value(key("mappings")).toObject();
    existing.properties = mappings.value(key("properties")).toObject();
    existing.dynamic = mappings.value(key("dynamic")).toVariant().toString();
    existing.meta = mappings.value(key("_meta")).toObject();
    const auto writers = existing.meta.value(key("sluice")).toObject();
    for (auto writer = writers.begin(); writer != writers.end(); ++writer) {
        const auto entry = writer.value().toObject();
        existing.writers[writer.key().toStdString()] = {
            entry.value(key("state")).toString().toStdString(),
            static_cast<std::uint64_t>(entry.value(key("first_epoch")).toInteger()),
            static_cast<std::uint64_t>(entry.value(key("epoch")).toInteger())};
    }
    return existing;
}

QJsonObject missing(const QJsonObject& wanted, const QJsonObject& existing) {
    QJsonObject rest;
    for (auto property = wanted.begin(); property != wanted.end(); ++property)
        if (!existing.contains(property.key())) rest.insert(property.key(), property.value());
    return rest;
}

QJsonObject withWriters(QJsonObject meta, const Writers& writers) {
    QJsonObject all;
    for (const auto& [job, writer] : writers) all.insert(QString::fromStdString(job), jsonOf(writer));
    meta.insert(key("sluice"), all);
    return meta;
}

Writer writerOf(const Writers& writers, const std::string& job, const std::string& state) {
    const auto own = writers.find(job);
    if (own != writers.end() && own->second.state == state) return own->second;
    std::uint64_t first = 0;
    for (const auto& [name, writer] : writers) first = std::max(first, writer.epoch + 1);
    return {state, first, first};
}

Writer joined(Writer writer, std::uint64_t epoch) {
    if (writer.firstEpoch + epoch < writer.epoch) writer.firstEpoch = writer.epoch - epoch;
    return writer;
}

}  // namespace sluice::sinks::elasticsearch
