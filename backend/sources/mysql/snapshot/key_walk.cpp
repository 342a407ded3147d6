#include "backend/sources/mysql/snapshot/key_walk.h"

#include "backend/services/mysql/connection.h"
#include "backend/sources/mysql/snapshot/snapshot_reader.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

namespace sluice::sources::mysql {
namespace {

using services::mysql::identifier;
using services::mysql::quote;

constexpr std::string_view digits = "0123456789abcdef";

std::string hexOf(std::string_view bytes) {
    std::string text;
    for (const unsigned char byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

std::optional<std::string> bytesOf(std::string_view hex) {
    if (hex.size() % 2 != 0) return std::nullopt;
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const auto high = digits.find(hex[i]), low = digits.find(hex[i + 1]);
        if (high == digits.npos || low == digits.npos) return std::nullopt;
        bytes += static_cast<char>(high << 4 | low);
    }
    return bytes;
}

bool isNumber(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789+-.eE") == text.npos;
}

/// What rows are ordered and compared by. An ENUM is ordered by its number, but compared with text by its label.
std::string orderOf(const Column& column) {
    const auto name = identifier(column.name);
    return column.type.kind == Kind::Enum ? name + "+0" : name;
}

/// A value of a key as SQL, so that comparing it with its column changes neither.
std::optional<std::string> literalOf(const Column& column, const std::string& value) {
    switch (column.type.kind) {
        case Kind::Integer:
        case Kind::Decimal:
        case Kind::Year:
        case Kind::Float:
        case Kind::Double:
            return isNumber(value) ? std::optional(value) : std::nullopt;
        case Kind::Enum: {
            const auto& labels = column.type.labels;
            const auto label = std::find(labels.begin(), labels.end(), value);
            return std::to_string(label == labels.end() ? 0 : label - labels.begin() + 1);
        }
        case Kind::Text:
            // In the column's own charset, as it was read.
            return fmt::format("_{} x'{}'", column.type.charset.empty() ? "utf8mb4" : column.type.charset,
                               hexOf(value));
        case Kind::Bytes:
            return fmt::format("x'{}'", hexOf(value));
        default:
            return quote(value);
    }
}

std::optional<std::vector<std::string>> valuesOf(std::string_view key) {
    std::vector<std::string> values;
    while (!key.empty()) {
        if (key.front() != 'x') return std::nullopt;
        const auto end = std::min(key.find('x', 1), key.size());
        auto value = bytesOf(key.substr(1, end - 1));
        if (!value) return std::nullopt;
        values.push_back(std::move(*value));
        key.remove_prefix(end);
    }
    return values;
}

}  // namespace

Result<> checkWalkable(const TableSchema& schema) {
    for (const auto index : schema.key) {
        const auto& column = schema.columns[index];
        switch (column.type.kind) {
            case Kind::Integer:
            case Kind::Decimal:
            case Kind::Year:
            case Kind::Float:
            case Kind::Double:
            case Kind::Text:
            case Kind::Bytes:
            case Kind::Date:
            case Kind::Time:
            case Kind::DateTime:
            case Kind::Timestamp:
            case Kind::Enum:
                break;
            default:
                return halt(
                    fmt::format("Table {} cannot be copied while its changes are read: its key column {} is {}, and "
                                "rows cannot be read in its order piece by piece. Begin the job anew: then whole "
                                "tables are copied.",
                                schema.qualifiedName(), column.name, column.type.sql));
        }
    }
    return {};
}

std::string keyOfRow(const TableSchema& schema, std::span<const services::mysql::RowStream::Field> row) {
    std::string key;
    for (const auto index : schema.key) key += "x" + hexOf(row[index].text());
    return key;
}

Result<std::string> selectAfter(const TableSchema& schema, std::string_view key, std::size_t limit) {
    std::vector<std::string> order, literals;
    for (const auto index : schema.key) order.push_back(orderOf(schema.columns[index]));
    const auto values = valuesOf(key);
    bool sound = values && (values->empty() || values->size() == schema.key.size());
    for (std::size_t i = 0; sound && i < values->size(); ++i) {
        auto literal = literalOf(schema.columns[schema.key[i]], (*values)[i]);
        sound = literal.has_value();
        if (sound) literals.push_back(std::move(*literal));
    }
    if (!sound)
        return halt(fmt::format("The place up to which {} was copied is damaged: '{}'. Have its rows copied anew.",
                                schema.qualifiedName(), key));
    std::string sql = selectAllOf(schema);
    // a > x OR (a = x AND b > y) …: ranges of the index, as row constructors are not.
    for (std::size_t i = 0; i < literals.size(); ++i) {
        sql += i == 0 ? " WHERE (" : " OR (";
        for (std::size_t j = 0; j < i; ++j) sql += fmt::format("{} = {} AND ", order[j], literals[j]);
        sql += fmt::format("{} > {})", order[i], literals[i]);
    }
    return sql + fmt::format(" ORDER BY {} LIMIT {}", fmt::join(order, ", "), limit);
}

}  // namespace sluice::sources::mysql
