#pragma once
#include "backend/change/row.h"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sluice::test {

/// A schema for tests: columns of one kind each, the first `keys` of them the key.
inline SchemaPtr madeSchema(const std::string& database, const std::string& table,
                            const std::vector<std::pair<std::string, Kind>>& columns, std::size_t keys = 1) {
    auto schema = std::make_shared<TableSchema>();
    schema->database = database;
    schema->table = table;
    for (const auto& [name, kind] : columns) {
        Column column;
        column.name = name;
        column.type.kind = kind;
        if (kind == Kind::Integer) column.type.bytes = 8;
        schema->columns.push_back(std::move(column));
    }
    for (std::size_t i = 0; i < keys; ++i) schema->key.push_back(i);
    return schema;
}

/// A row that owns its bytes. Values are the text that a SELECT gives, nothing for NULL; "\x01" leaves a column out.
class MadeRow {
public:
    using Image = std::vector<std::optional<std::string>>;
    MadeRow(SchemaPtr schema, Op op, const std::optional<Image>& before, const std::optional<Image>& after)
        : m_schema(std::move(schema)), m_before(slots(before)), m_after(slots(after)) {
        m_row = Row(m_schema.get(), &origin, op, before ? std::span(m_before) : std::span<Slot>(),
                    after ? std::span(m_after) : std::span<Slot>());
    }
    MadeRow(const MadeRow&) = delete;
    MadeRow& operator=(const MadeRow&) = delete;

    Row& row() { return m_row; }
    Origin origin;

private:
    std::vector<Slot> slots(const std::optional<Image>& image) {
        std::vector<Slot> made;
        if (!image) return made;
        for (const auto& value : *image) {
            if (!value) {
                made.push_back({nullptr, 0, Presence::Null, Wire::Edited});
            } else if (*value == "\x01") {
                made.push_back({});
            } else {
                const auto& kept = m_texts.emplace_back(*value);
                made.push_back({kept.data(), static_cast<std::uint32_t>(kept.size()), Presence::Value, Wire::Edited});
            }
        }
        return made;
    }
    std::deque<std::string> m_texts;
    SchemaPtr m_schema;
    std::vector<Slot> m_before, m_after;
    Row m_row;
};

}  // namespace sluice::test
