#include "backend/formats/row_builder.h"

#include "backend/change/value.h"
#include "backend/formats/schema_memory.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::formats {
namespace {

class Builder {
public:
    Builder(const TableSchema& schema, const FormatOptions& options, SlotReader read, Arena& arena)
        : m_schema(schema), m_options(options), m_read(read), m_arena(arena) {}

    Result<std::span<Slot>> image(std::span<const Member> members) const {
        const auto slots = m_arena.array<Slot>(m_schema.columns.size());
        for (std::size_t i = 0; i < members.size(); ++i) {
            const bool inOrder = i < m_schema.columns.size() && m_schema.columns[i].name == members[i].name;
            const auto column = inOrder ? std::optional(i) : m_schema.indexOf(members[i].name);
            if (!column) continue;  // schemaFor() knows them all
            auto slot = m_read(members[i].token, m_schema.columns[*column].type, m_options, m_arena);
            if (!slot) return inColumn(slot.error(), m_schema, *column);
            slots[*column] = *slot;
        }
        return slots;
    }

    /// The key alone, from another image.
    std::span<Slot> keyOf(std::span<const Slot> whole) const {
        const auto slots = m_arena.array<Slot>(m_schema.columns.size());
        for (const auto column : m_schema.key) slots[column] = whole[column];
        return slots;
    }

private:
    const TableSchema& m_schema;
    const FormatOptions& m_options;
    SlotReader m_read;
    Arena& m_arena;
};

void keepSchema(const SchemaPtr& schema, Batch& into) {
    if (std::find(into.schemas.rbegin(), into.schemas.rend(), schema) == into.schemas.rend())
        into.schemas.push_back(schema);
}

/// Whether the last row is the delete that a tombstone at `origin` belongs to.
bool followsItsDelete(const Batch& batch, const Origin& origin) {
    if (batch.rows.empty()) return false;
    const Row& last = batch.rows.back();
    return last.op() == Op::Delete && last.origin().partition == origin.partition &&
           last.origin().recordOffset + 1 == origin.recordOffset && last.origin().topic == origin.topic;
}

}  // namespace

Result<> addRow(const RecordRow& record, const SchemaPtr& declared, const Origin& origin, const TypeBook& types,
                const FormatOptions& options, SlotReader read, Batch& into) {
    if (record.after.empty() && record.before.empty() && record.key.empty())
        return reject(
            fmt::format("A record of {}.{} says no row: neither its columns nor its key. Correct its producer.",
                        record.database, record.table));
    const auto schema = schemaFor(record, declared, types);
    const Builder builder(*schema, options, read, into.arena);
    std::span<Slot> before, after;
    if (record.hasAfter) {
        const auto image = builder.image(record.after);
        if (!image) return forward(image);
        after = *image;
    }
    const bool wantsBefore = record.op == Op::Update || record.op == Op::Delete;
    if (record.hasBefore) {
        const auto image = builder.image(record.before);
        if (!image) return forward(image);
        before = *image;
    } else if (wantsBefore && !record.key.empty()) {
        const auto image = builder.image(record.key);
        if (!image) return forward(image);
        before = *image;
    } else if (wantsBefore && record.hasAfter && !schema->key.empty()) {
        before = builder.keyOf(after);
    }
    const auto op = record.op == Op::Update && before.empty() ? Op::Insert : record.op;
    keepSchema(schema, into);
    into.rows.emplace_back(schema.get(), &origin, op, before, after);
    into.rows.back().place(static_cast<std::uint64_t>(std::max<std::int64_t>(origin.recordOffset, 0)), 0);
    return {};
}

Result<> addTombstone(std::span<const Member> key, const Origin& origin, const TypeBook& types,
                      const FormatOptions& options, SlotReader read, Batch& into) {
    if (followsItsDelete(into, origin)) return {};
    if (key.empty())
        return reject(
            fmt::format("A record of {} has no value and no key that is a JSON object, so no row can be told "
                        "from it. Correct its producer.",
                        origin.topic));
    RecordRow record;
    std::tie(record.database, record.table) = tableOfTopic(origin.topic);
    record.op = Op::Delete;
    record.key = key;
    return addRow(record, nullptr, origin, types, options, read, into);
}

std::pair<std::string_view, std::string_view> tableOfTopic(std::string_view topic) {
    const auto dot = topic.rfind('.');
    if (dot == topic.npos) return {topic, topic};
    auto database = topic.substr(0, dot);
    if (const auto before = database.rfind('.'); before != database.npos) database.remove_prefix(before + 1);
    return {database, topic.substr(dot + 1)};
}

Origin& copyOrigin(const Origin& origin, Arena& arena) {
    auto& copy = arena.array<Origin>(1)[0];
    copy = origin;
    return copy;
}

}  // namespace sluice::formats
