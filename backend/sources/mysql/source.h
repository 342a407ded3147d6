#pragma once
#include "backend/core/monitor.h"
#include "backend/services/connector_context.h"
#include "backend/sources/mysql/binlog/log_reader.h"
#include "backend/sources/mysql/binlog/spool.h"
#include "backend/sources/mysql/schema/catalog.h"
#include "backend/sources/mysql/schema/schema_book.h"
#include "backend/sources/mysql/snapshot/backfill.h"
#include "backend/sources/mysql/snapshot/snapshot_reader.h"
#include "backend/sources/source.h"

#include <memory>

namespace sluice::sources::mysql {

/// MySQL or MariaDB: a copy of the tables if asked for, then the binary log. Lives on: as Source says.
class MySqlSource : public Source {
public:
    explicit MySqlSource(const ConnectorContext& context);

    Result<Position> resolve(const config::StartPoint& wanted, const std::stop_token& stop) override;
    Result<> open(const Position& from, const std::stop_token& stop) override;
    Result<Parcel> read(const std::stop_token& stop) override;
    Result<> confirmed(const Position& position) override;
    SourceHead head() const override;
    bool isStranded() const override { return m_stranded; }

private:
    Result<Parcel> readOn(const std::stop_token& stop);
    Result<Parcel> readBoth(const std::stop_token& stop);

    const config::JobConfig m_job;
    std::shared_ptr<JobMetrics> m_metrics;
    ReplicaIdentity m_identity;
    Catalog m_catalog;
    SchemaBook m_book;
    Spool m_spool;
    Monitor<SourceHead> m_head;
    std::unique_ptr<SnapshotReader> m_snapshot;
    std::unique_ptr<LogReader> m_log;
    std::unique_ptr<Backfill> m_backfill;
    std::string m_server;  ///< whose log is read
    bool m_stranded = false;
};

}  // namespace sluice::sources::mysql
