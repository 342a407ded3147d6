#include "backend/sources/mysql/schema/schema_book.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::sources::mysql {
namespace {

std::string qualified(const std::string& database, const std::string& table) {
    return database + "." + table;
}

bool agreeAll(const TableMap& map, const TableFacts& log, const TableFacts& catalog) {
    if (log.columns.size() != catalog.columns.size()) return false;
    for (std::size_t i = 0; i < log.columns.size(); ++i)
        if (!agrees(map, i, log.columns[i], catalog.columns[i])) return false;
    // A primary key that was changed in between is another table, though its columns are the same.
    return !map.full() || log.primaryKey == catalog.primaryKey;
}

/// The log's columns, completed column by column by what the catalog says of the same column. Types are the log's.
TableFacts completed(const TableMap& map, TableFacts log, const TableFacts& catalog) {
    for (std::size_t i = 0; i < log.columns.size(); ++i) {
        const auto at = map.full() ? catalog.indexOf(log.columns[i].name) : std::optional(i);
        if (!at || !agrees(map, i, log.columns[i], catalog.columns[*at])) continue;
        const auto wire = log.columns[i].wire;
        log.columns[i] = catalog.columns[*at];
        log.columns[i].wire = wire;
    }
    if (!map.full()) log.primaryKey = catalog.primaryKey;
    if (!log.primaryKey.empty()) return log;
    for (const auto& unique : catalog.uniqueKeys) {
        std::vector<std::size_t> columns;
        for (const auto column : unique) {
            const auto at = log.indexOf(catalog.columns[column].name);
            if (at && !log.columns[*at].nullable) columns.push_back(*at);
        }
        if (columns.size() == unique.size()) log.uniqueKeys.push_back(std::move(columns));
    }
    return log;
}

const std::vector<config::Node>* itemsOf(const config::Node& node, std::string_view key) {
    const auto* member = node.find(key);
    return member ? member->list() : nullptr;
}

}  // namespace

SchemaBook::SchemaBook(const config::JobConfig& job, Definitions& definitions)
    : m_job(job), m_definitions(definitions) {}

SchemaPtr SchemaBook::known(const std::string& database, const std::string& table) const {
    const auto found = m_entries.find(qualified(database, table));
    return found == m_entries.end() ? nullptr : found->second.last;
}

std::vector<SchemaPtr> SchemaBook::knownOf(const std::string& database) const {
    std::vector<SchemaPtr> result;
    for (const auto& [name, entry] : m_entries)
        if (entry.last && entry.last->database == database) result.push_back(entry.last);
    return result;
}

void SchemaBook::doubt(const std::string& database, const std::string& table) {
    if (const auto found = m_entries.find(qualified(database, table)); found != m_entries.end())
        found->second.asked = false;
}

bool SchemaBook::namedTooEarly(const std::string& database, const std::string& table, const LogPoint& change) const {
    const auto found = m_entries.find(qualified(database, table));
    if (found == m_entries.end() || !found->second.namedByCatalog) return false;
    const auto& asked = found->second.askedAt;
    return asked.file == change.file ? change.offset < asked.offset : change.file < asked.file;
}

void SchemaBook::forget(const std::string& database, const std::string& table) {
    m_entries.erase(qualified(database, table));
}

Result<> SchemaBook::ask(Entry& entry, const std::string& database, const std::string& table,
                         const std::stop_token& stop) {
    auto facts = m_definitions.table(database, table, stop);
    if (!facts) return forward(facts);
    entry.catalog = std::move(*facts);
    entry.asked = true;
    if (entry.catalog && entry.catalog->systemVersioned)
        return halt(
            fmt::format("Table {}.{} is system-versioned: its log mixes history rows with changes, which is not "
                        "supported. Leave it out of `tables` with \"!{}.{}\".",
                        database, table, database, table));
    return {};
}

Result<SchemaPtr> SchemaBook::fromLog(const TableMap& map, const std::stop_token& stop) {
    auto& entry = m_entries[qualified(map.database, map.table)];
    auto log = factsOf(map);
    if (!log) return forward(log);
    const auto fits = [&] { return entry.catalog && agreeAll(map, *log, *entry.catalog); };
    if (!entry.asked || !fits()) {
        if (auto asked = ask(entry, map.database, map.table, stop); !asked) return forward(asked);
        if (!map.full()) {
            auto end = m_definitions.logEnd(stop);
            if (!end) return forward(end);
            entry.askedAt = std::move(*end);
        }
    }
    entry.namedByCatalog = !map.full();
    if (!map.full() && !fits()) {
        const auto now = entry.catalog ? listOf(entry.catalog->columns) : std::string("no such table");
        return halt(
            fmt::format("Table {}.{} has changed since its rows were logged, and the log does not name their "
                        "columns. Logged: ({}). Now: ({}). Run SET GLOBAL binlog_row_metadata = 'FULL' on {} and "
                        "take a new snapshot.",
                        map.database, map.table, listOf(log->columns), now, m_definitions.object()));
    }
    return build(entry.catalog ? completed(map, std::move(*log), *entry.catalog) : std::move(*log), entry);
}

Result<SchemaPtr> SchemaBook::current(const std::string& database, const std::string& table,
                                      const std::stop_token& stop) {
    auto& entry = m_entries[qualified(database, table)];
    if (auto asked = ask(entry, database, table, stop); !asked) return forward(asked);
    if (!entry.catalog) return SchemaPtr();
    return build(*entry.catalog, entry);
}

Result<std::vector<std::size_t>> SchemaBook::keyOf(const TableFacts& facts) const {
    const auto* options = m_job.optionsOf(qualified(facts.database, facts.table));
    if (options && !options->key.empty()) {
        std::vector<std::size_t> key;
        for (const auto& name : options->key) {
            const auto column = facts.indexOf(name);
            if (!column)
                return halt(fmt::format("Table {}.{} has no column {}, which job {} names in `key`. Its columns: {}.",
                                        facts.database, facts.table, name, m_job.name, listOf(facts.columns)));
            key.push_back(*column);
        }
        return key;
    }
    if (!facts.primaryKey.empty()) return facts.primaryKey;
    if (!facts.uniqueKeys.empty()) return facts.uniqueKeys.front();
    return std::vector<std::size_t>();
}

bool SchemaBook::isDropped(const std::string& table, const std::string& column) const {
    const auto names = [](const std::vector<config::Node>* list, const std::string& name) {
        return list && std::any_of(list->begin(), list->end(),
                                   [&](const config::Node& item) { return item.text() && *item.text() == name; });
    };
    return std::any_of(m_job.transforms.begin(), m_job.transforms.end(), [&](const config::Node& transform) {
        const auto* kind = transform.find("kind");
        if (!kind || !kind->text() || *kind->text() != "drop") return false;
        const auto* tables = itemsOf(transform, "tables");
        return names(itemsOf(transform, "columns"), column) && (!tables || names(tables, table));
    });
}

Result<SchemaPtr> SchemaBook::build(const TableFacts& facts, Entry& entry) {
    TableSchema schema{facts.database, facts.table, {}, {}};
    for (const auto& column : facts.columns) {
        schema.columns.push_back({column.name, makeType(column), column.nullable, column.generated,
                                  column.autoIncrement, column.defaultText});
        const auto& type = schema.columns.back().type;
        const bool unreadable = type.kind == Kind::Unsupported && !isDropped(schema.qualifiedName(), column.name);
        if (unreadable || !lengthRule(column.wire).walkable)
            return halt(
                fmt::format("Table {}, column {}: type {} is not supported. Leave the column out with a `drop` "
                            "transform, or the table with \"!{}\".",
                            schema.qualifiedName(), column.name, type.sql, schema.qualifiedName()));
    }
    auto key = keyOf(facts);
    if (!key) return forward(key);
    schema.key = std::move(*key);
    if (!entry.last || *entry.last != schema) entry.last = std::make_shared<const TableSchema>(std::move(schema));
    return entry.last;
}

}  // namespace sluice::sources::mysql
