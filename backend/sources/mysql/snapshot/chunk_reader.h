#pragma once
#include "backend/core/monitor.h"
#include "backend/core/thread.h"
#include "backend/metrics/job_metrics.h"
#include "backend/services/mysql/connection.h"
#include "backend/sources/mysql/binlog/read_point.h"
#include "backend/sources/mysql/schema/catalog.h"
#include "backend/sources/mysql/snapshot/snapshot_slab.h"

#include <deque>
#include <memory>
#include <optional>
#include <string>

namespace sluice::sources::mysql {

/// One chunk to be read.
struct ChunkRequest {
    SchemaPtr schema;
    std::string after;   ///< a key as keyOfRow() gives it; empty: from the first row
    std::size_t limit;   ///< rows
    ReadPoint seen;      ///< all that the stream has handed on is in what is read
    bool whole = false;  ///< the table has no key: all its rows, handed over while they are read
};

/// How reading a chunk ended.
struct ChunkEnd {
    std::optional<Error> failure;
    std::string upToKey;  ///< of the last row; empty: none
    std::uint64_t rows = 0, bytes = 0;
    bool isLast = false;  ///< the table has no rows after these
    LogPoint high;        ///< the log holds all that was seen, up to here at most; also after a failure, where known
};

/// Reads chunks on a connection and a thread of its own, so that the stream goes on meanwhile. Lives on: the source
/// thread.
class ChunkReader {
public:
    ChunkReader(const config::Connection& where, config::Secrets secrets, std::shared_ptr<JobMetrics> metrics);

    /// After the end of the one before was taken.
    void ask(ChunkRequest request);
    /// Rows of the chunk that have come; null: none now.
    std::shared_ptr<SnapshotSlab> takeSlab();
    /// Once all its slabs were taken; nothing: it is still being read.
    std::optional<ChunkEnd> takeEnd();

private:
    struct State {
        std::optional<ChunkRequest> request;
        std::deque<std::shared_ptr<SnapshotSlab>> slabs;
        std::optional<ChunkEnd> end;
    };
    void body(const std::stop_token& stop);
    ChunkEnd serve(const ChunkRequest& request, const std::stop_token& stop);
    Result<> connect(const std::stop_token& stop);
    Result<> awaitVisible(const ReadPoint& seen, const std::stop_token& stop);
    Result<> read(const ChunkRequest& request, ChunkEnd& end, const std::stop_token& stop);
    bool hand(std::shared_ptr<SnapshotSlab> slab, bool whole, const std::stop_token& stop);

    Catalog m_catalog;
    std::shared_ptr<JobMetrics> m_metrics;
    std::unique_ptr<services::mysql::Connection> m_session;
    Monitor<State> m_state;
    Thread m_thread;  // last: uses all else
};

}  // namespace sluice::sources::mysql
