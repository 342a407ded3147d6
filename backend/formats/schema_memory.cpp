#include "backend/formats/schema_memory.h"

#include <algorithm>
#include <list>

namespace sluice::formats {
namespace {

/// What was made of one table's records that nobody typed in full.
struct Known {
    std::uint64_t book = 0;
    SchemaPtr base;  ///< null: untyped
    std::string database, table;
    SchemaPtr made;
};

std::list<Known>& memory() {
    thread_local std::list<Known> known;
    return known;
}

bool hasAll(const TableSchema& schema, std::span<const Member> members) {
    const auto& columns = schema.columns;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (i < columns.size() && columns[i].name == members[i].name) continue;  // the usual order
        if (!schema.indexOf(members[i].name)) return false;
    }
    return true;
}

bool hasKey(const TableSchema& schema, std::span<const Member> key) {
    if (key.empty()) return true;
    if (schema.key.size() != key.size()) return false;
    for (std::size_t i = 0; i < key.size(); ++i)
        if (schema.columns[schema.key[i]].name != key[i].name) return false;
    return true;
}

/// A table's own key stands; only a table without one takes the record's.
bool covers(const TableSchema& schema, const TableSchema* base, const RecordRow& record) {
    const bool ownKey = base && !base->key.empty();
    return hasAll(schema, record.after) && hasAll(schema, record.before) && hasAll(schema, record.key) &&
           (ownKey || hasKey(schema, record.key));
}

void addColumns(std::span<const Member> members, const TableSchema* said, TableSchema& schema) {
    for (const auto& member : members) {
        if (schema.indexOf(member.name)) continue;
        Column column;
        column.name = member.name;
        if (const auto at = said ? said->indexOf(member.name) : std::nullopt) column.type = said->columns[*at].type;
        schema.columns.push_back(std::move(column));
    }
}

SchemaPtr grow(const RecordRow& record, const SchemaPtr& base, const SchemaPtr& made, const TypeBook& types) {
    TableSchema schema;
    if (made)
        schema = *made;
    else if (base)
        schema = *base;
    schema.database = record.database;
    schema.table = record.table;
    const auto said = types.said(record.database, record.table);
    for (const auto& members : {record.after, record.before, record.key}) addColumns(members, said.get(), schema);
    if (!record.key.empty() && (!base || base->key.empty())) {
        schema.key.clear();
        for (const auto& member : record.key) {
            const auto column = *schema.indexOf(member.name);
            schema.key.push_back(column);
            schema.columns[column].nullable = false;
        }
    }
    return types.intern(std::move(schema));
}

}  // namespace

SchemaPtr schemaFor(const RecordRow& record, const SchemaPtr& declared, const TypeBook& types) {
    auto base = types.find(record.database, record.table);
    if (!base) base = declared;
    if (!base) base = types.said(record.database, record.table);
    if (base && covers(*base, base.get(), record)) return base;
    constexpr std::size_t kept = 64;
    auto& known = memory();
    for (auto& entry : known) {
        if (entry.book != types.identity() || entry.base != base || entry.table != record.table ||
            entry.database != record.database)
            continue;
        if (!covers(*entry.made, base.get(), record)) entry.made = grow(record, base, entry.made, types);
        return entry.made;
    }
    auto made = grow(record, base, nullptr, types);
    if (known.size() == kept) known.pop_back();
    known.push_front({types.identity(), base, std::string(record.database), std::string(record.table), made});
    return made;
}

}  // namespace sluice::formats
