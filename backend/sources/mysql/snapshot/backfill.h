#pragma once
#include "backend/metrics/job_metrics.h"
#include "backend/sources/mysql/binlog/log_reader.h"
#include "backend/sources/mysql/schema/catalog.h"
#include "backend/sources/mysql/schema/schema_book.h"
#include "backend/sources/mysql/snapshot/chunk_reader.h"
#include "backend/sources/source.h"

#include <deque>
#include <memory>
#include <optional>
#include <string>

namespace sluice::sources::mysql {

/// Copies the tables of Position::copies chunk by chunk while the log is read on, without a lock. For each chunk: a
/// window opens in the stream; the chunk is read; once the stream has passed what the chunk may have seen, its rows
/// follow, without those that the stream changed since the window opened. Lives on: the source thread.
class Backfill {
public:
    Backfill(Catalog& catalog, SchemaBook& book, std::shared_ptr<JobMetrics> metrics, std::string job,
             const Position& from);
    ~Backfill();

    /// What it has to say where the log stands now; nothing: the log goes on. Halt: a table cannot be copied.
    Result<std::optional<Parcel>> next(LogReader& log, const std::stop_token& stop);
    /// A parcel of the log that is handed on.
    void see(const Parcel& parcel);
    bool done() const { return m_tables.empty(); }
    /// How long the log may wait for its next event before next() is to be asked again.
    static constexpr std::chrono::milliseconds patience{5};

private:
    enum class Stage : std::uint8_t {
        Begin,    ///< a table, or a chunk again
        Open,     ///< the window, at a transaction's end
        Reading,  ///< the chunk
        Passing,  ///< until the log is past what was read
        Handing,  ///< its rows
        Dealing,  ///< until the router has dealt them
    };
    Result<> start(const std::stop_token& stop);
    Result<std::optional<Parcel>> begin(const LogReader& log, const std::stop_token& stop);
    Result<std::optional<Parcel>> open(LogReader& log);
    Result<std::optional<Parcel>> takeEnd(const LogReader& log, const std::stop_token& stop);
    Result<std::optional<Parcel>> pass(const LogReader& log, const std::stop_token& stop);
    Result<std::optional<Parcel>> hand(const LogReader& log);
    Result<std::optional<Parcel>> judge(const LogReader& log);
    Result<> afterFailure(const Error& error);
    Parcel rowsOf(std::shared_ptr<SnapshotSlab> slab, const LogReader& log);
    Parcel finishTable(const LogReader& log);
    void again(std::string_view why);
    void chooseLimit();

    Catalog& m_catalog;
    SchemaBook& m_book;
    std::shared_ptr<JobMetrics> m_metrics;
    const std::string m_job;
    std::deque<TableCopy> m_tables;  ///< that are not copied yet; the first one is being copied
    std::map<std::string, std::uint64_t> m_estimated;
    bool m_started = false;
    Stage m_stage = Stage::Begin;
    SteadyTime m_notBefore{};  ///< of the next try
    // of the table
    SchemaPtr m_schema;
    bool m_announced = false;  ///< the sink has seen its schema
    std::size_t m_limit = 0;   ///< rows of the next chunk
    unsigned m_failures = 0;   ///< of the same chunk, in a row
    // of the chunk
    std::shared_ptr<CopyWindow> m_window;
    bool m_changed = false;  ///< the table, since the window opened
    std::deque<std::shared_ptr<SnapshotSlab>> m_slabs;
    std::optional<ChunkEnd> m_end;
    std::uint64_t m_handed = 0;  ///< rows of the table
    std::unique_ptr<ChunkReader> m_reader;
};

}  // namespace sluice::sources::mysql
