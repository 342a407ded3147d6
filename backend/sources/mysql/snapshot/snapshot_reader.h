#pragma once
#include "backend/config/table_set.h"
#include "backend/metrics/job_metrics.h"
#include "backend/services/mysql/connection.h"
#include "backend/sources/mysql/schema/catalog.h"
#include "backend/sources/mysql/schema/schema_book.h"
#include "backend/sources/mysql/snapshot/snapshot_slab.h"
#include "backend/sources/source.h"

#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>

namespace sluice::sources::mysql {

/// Copies the tables that are not copied yet, in one consistent view that is younger than the position from which the
/// log is read afterwards; what the two have in common is delivered twice and converges. A lost connection begins a new
/// view, and the table that was being read again. Lives on: the source thread.
class SnapshotReader {
public:
    SnapshotReader(Catalog& catalog, SchemaBook& book, const config::TableSet& tables,
                   std::shared_ptr<JobMetrics> metrics, const Position& from);

    /// The next parcel; the last one says `snapshotEnds`. Retry: the connection is lost; call again.
    Result<Parcel> read(const std::stop_token& stop);
    bool done() const { return m_done; }

private:
    Result<> open(const std::stop_token& stop);
    Result<> openTable(const std::stop_token& stop);
    Result<Parcel> readRows(const std::stop_token& stop);
    Parcel finishTable(Parcel parcel);

    Catalog& m_catalog;
    SchemaBook& m_book;
    const config::TableSet& m_set;
    std::shared_ptr<JobMetrics> m_metrics;
    LogPoint m_at;  ///< where the log will be read from; rows name it as their place
    std::set<std::string> m_copied;
    std::uint64_t m_rowsCopied = 0;  ///< of whole tables
    bool m_done = false;
    // the running view
    std::unique_ptr<services::mysql::Connection> m_session;
    std::deque<TableName> m_tables;
    SchemaPtr m_schema;
    std::optional<services::mysql::RowStream> m_rows;
    std::uint64_t m_tableRows = 0;
};

/// What a session says before it reads rows: TIMESTAMP in UTC, text in its column's own charset.
inline constexpr std::array<const char*, 2> rowSession = {
    "SET SESSION time_zone = '+00:00', net_write_timeout = 3600, wait_timeout = 86400, sql_mode = ''",
    "SET SESSION character_set_results = NULL"};
/// All columns of a table in their order, FLOAT with all its digits; rows in no order.
std::string selectAllOf(const TableSchema& schema);
/// What reads a table for a snapshot: selectAllOf() in key order.
std::string selectOf(const TableSchema& schema);

}  // namespace sluice::sources::mysql
