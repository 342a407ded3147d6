#include "backend/sources/mysql/snapshot/snapshot_reader.h"

#include <fmt/format.h>

namespace sluice::sources::mysql {
namespace {

using services::mysql::Connection;
using services::mysql::identifier;

constexpr std::size_t slabBytes = 256 * 1024;

}  // namespace

std::string selectAllOf(const TableSchema& schema) {
    std::string sql = "SELECT ";
    for (std::size_t i = 0; i < schema.columns.size(); ++i) {
        const auto& column = schema.columns[i];
        if (i > 0) sql += ", ";
        const auto name = identifier(column.name);
        // As text a FLOAT is rounded to six digits.
        sql += column.type.kind == Kind::Float ? fmt::format("{} + 0e0", name) : name;
    }
    return sql + fmt::format(" FROM {}", identifier(schema.database, schema.table));
}

std::string selectOf(const TableSchema& schema) {
    std::string sql = selectAllOf(schema);
    for (std::size_t i = 0; i < schema.key.size(); ++i)
        sql += fmt::format("{}{}", i == 0 ? " ORDER BY " : ", ", identifier(schema.columns[schema.key[i]].name));
    return sql;
}

SnapshotReader::SnapshotReader(Catalog& catalog, SchemaBook& book, const config::TableSet& tables,
                               std::shared_ptr<JobMetrics> metrics, const Position& from)
    : m_catalog(catalog), m_book(book), m_set(tables), m_metrics(std::move(metrics)), m_at(from.at) {
    for (const auto& chunk : from.chunks) {
        m_copied.insert(chunk.table);
        m_rowsCopied += chunk.rows;
    }
}

Result<> SnapshotReader::open(const std::stop_token& stop) {
    m_rows.reset();
    m_schema.reset();
    m_session.reset();
    services::mysql::SessionOptions options;
    options.readTimeout = std::chrono::minutes(10);  // a sort, or a lock
    auto session = Connection::open(m_catalog.where(), m_catalog.secrets(), options, stop);
    if (!session) return forward(session);
    for (const auto* sql : {rowSession[0], rowSession[1], "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ",
                            "START TRANSACTION WITH CONSISTENT SNAPSHOT"})
        if (auto ran = (*session)->execute(sql, stop); !ran) return forward(ran);
    auto tables = m_catalog.tables(m_set, stop);
    if (!tables) return forward(tables);
    if (tables->empty())
        return halt(fmt::format("{} has no table that `tables` = [\"{}\"] names, or the user may not read it.",
                                m_catalog.object(), fmt::join(m_set.patterns(), "\", \"")));
    std::uint64_t estimated = 0;
    m_tables.clear();
    for (auto& table : *tables) {
        if (m_copied.contains(table.qualified())) continue;
        estimated += table.rowsEstimated;
        m_tables.push_back(std::move(table));
    }
    if (m_metrics) {
        m_metrics->snapshotTables.store(m_copied.size() + m_tables.size());
        m_metrics->snapshotTablesDone.store(m_copied.size());
        m_metrics->snapshotRows.store(m_rowsCopied);
        m_metrics->snapshotRowsEstimated.store(m_rowsCopied + estimated);
    }
    m_session = std::move(*session);
    return {};
}

Result<> SnapshotReader::openTable(const std::stop_token& stop) {
    const auto& table = m_tables.front();
    m_tableRows = 0;
    auto schema = m_book.current(table.database, table.table, stop);
    if (!schema) return forward(schema);
    m_schema = std::move(*schema);
    if (!m_schema) return {};  // dropped since; the log says so
    auto rows = m_session->stream(selectOf(*m_schema), stop);
    if (!rows) return forward(rows);
    m_rows.emplace(std::move(*rows));
    return {};
}

Parcel SnapshotReader::finishTable(Parcel parcel) {
    const auto name = m_tables.front().qualified();
    const auto estimated = m_tables.front().rowsEstimated;
    m_tables.pop_front();
    m_copied.insert(name);
    m_rowsCopied += m_tableRows;
    m_rows.reset();
    m_schema.reset();
    parcel.adds.chunks.push_back({name, {}, m_tableRows});
    if (m_metrics) {
        m_metrics->snapshotTablesDone.fetch_add(1);
        // The guess gives way to the number.
        m_metrics->snapshotRowsEstimated.fetch_add(m_tableRows - estimated);
    }
    if (!m_tables.empty()) return parcel;
    parcel.adds.snapshotEnds = true;
    m_done = true;
    m_session.reset();
    return parcel;
}

Result<Parcel> SnapshotReader::readRows(const std::stop_token& stop) {
    Origin origin;
    origin.snapshot = true;
    origin.file = m_at.file;
    origin.offset = m_at.offset;
    origin.commit = utcNow();  // when it was read: nobody knows when it was written
    auto slab = std::make_shared<SnapshotSlab>(m_schema, origin, m_metrics);
    bool more = true;
    while (more && slab->valueBytes() < slabBytes) {
        const auto next = m_rows->next(stop);
        if (!next) return forward(next);
        more = *next;
        if (!more) break;
        for (const auto& field : m_rows->row()) slab->add(field.data, field.size);
    }
    m_tableRows += slab->rows();
    if (m_metrics) {
        m_metrics->snapshotRows.fetch_add(slab->rows());
        m_metrics->bytesRead.fetch_add(slab->valueBytes());
        m_metrics->lastRead.store(toMicros(utcNow()));
    }
    Parcel parcel;
    if (slab->rows() > 0) parcel.slab = std::move(slab);
    return more ? std::move(parcel) : finishTable(std::move(parcel));
}

Result<Parcel> SnapshotReader::read(const std::stop_token& stop) {
    const auto lost = [&](Error error) -> tl::unexpected<Error> {
        m_rows.reset();
        m_session.reset();
        return tl::unexpected(std::move(error));
    };
    if (!m_session || !m_session->usable())
        if (auto opened = open(stop); !opened) return lost(std::move(opened.error()));
    if (m_tables.empty()) {
        m_done = true;
        Parcel last;
        last.adds.snapshotEnds = true;
        return last;
    }
    if (!m_rows) {
        if (auto opened = openTable(stop); !opened) return lost(std::move(opened.error()));
        if (!m_schema) return finishTable({});
        Parcel seen;
        seen.kind = Parcel::Kind::SchemaChanges;
        seen.change =
            std::make_shared<const SchemaChange>(SchemaChange{SchemaChange::Kind::Seen, {}, m_schema, {}, {}});
        return seen;
    }
    auto parcel = readRows(stop);
    if (!parcel) return lost(std::move(parcel.error()));
    return parcel;
}

}  // namespace sluice::sources::mysql
