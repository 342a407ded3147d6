#pragma once
#include "backend/config/table_set.h"
#include "backend/metrics/job_metrics.h"
#include "backend/sources/mysql/binlog/binlog_slab.h"
#include "backend/sources/mysql/binlog/event.h"
#include "backend/sources/mysql/binlog/gtid_event.h"
#include "backend/sources/mysql/binlog/inflate.h"
#include "backend/sources/mysql/binlog/query_event.h"
#include "backend/sources/mysql/binlog/read_point.h"
#include "backend/sources/mysql/binlog/spool.h"
#include "backend/sources/mysql/binlog/statement.h"
#include "backend/sources/mysql/schema/schema_book.h"
#include "backend/sources/source.h"

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <unordered_map>

namespace sluice::sources::mysql {

/// What a framer works with; all outlive it.
struct FramerSetup {
    const config::TableSet& tables;
    SchemaBook& book;
    Spool& spool;
    std::shared_ptr<JobMetrics> metrics;
    std::string object;  ///< of the connection, for sentences
};

/// Turns the events of a log, in order, into parcels: keeps table maps, transaction bounds, positions and ordinals,
/// cuts slabs. Decodes no value. Lives on: the source thread.
class Framer {
public:
    Framer(FramerSetup setup, ReadPoint start);

    /// A connection begins to send from readPoint(): forgets what belonged to the last one.
    void connected(bool mariaDb, bool checksums);
    /// One event as it came, checksum and all.
    Result<> take(std::string_view raw, const std::stop_token& stop);
    /// One event that lies before where reading begins: only its place counts.
    Result<> passBy(std::string_view raw);
    /// Events wait inside the one that was taken last (a compressed or a prepared transaction): takeInner() before the
    /// next take().
    bool hasInner() const { return m_payload || m_replay; }
    Result<> takeInner(const std::stop_token& stop);

    /// Makes a parcel of what has come; `always`: also of nothing.
    void flush(bool always = false);
    std::optional<Parcel> pop();
    /// Row bytes that wait for flush().
    std::size_t pending() const { return m_slab ? m_slab->eventBytes() : 0; }
    /// Bytes read since the last flush().
    std::size_t readSinceFlush() const { return m_read; }

    /// After flush().
    const ReadPoint& readPoint() const { return m_point; }
    LogPoint end() const { return {m_file, m_offset}; }
    /// All that has come was popped.
    bool isEven() const { return m_parcels.empty() && !m_slab && !hasInner(); }
    /// Between two transactions.
    bool atBoundary() const { return !m_transaction.open && !hasInner(); }
    bool lastWasHeartbeat() const { return m_heartbeat; }
    Micros lastChange() const { return m_lastChange; }

private:
    struct Transaction {
        bool open = false;
        bool begun = false;  ///< rows may come; a statement by itself does not end it
        LogPoint start;
        GtidEvent gtid;
        std::string gtidText;
        Micros commit{};
        bool wholeSeconds = false;
        std::uint64_t thread = 0;
        std::uint64_t rowEvents = 0;  ///< seen, skipped ones included
        std::uint64_t skip = 0;       ///< to pass by: delivered before
        bool delivered = false;       ///< rows of ours came
        std::string xid;              ///< not empty: rows are kept until it is committed
    };
    struct MappedTable {
        std::string raw;                          ///< the TABLE_MAP, to see that it is the same again
        std::shared_ptr<const BoundTable> bound;  ///< null: not ours
        std::string name;
    };

    Result<> dispatch(const Event& event, std::string_view whole, const std::stop_token& stop);
    Result<> takeRotate(const Event& event);
    void takeFormat(const Event& event);
    void takeHeartbeat(const Event& event);
    Result<> takeGtid(const Event& event);
    Result<> takeQuery(const Event& event, const std::stop_token& stop);
    Result<> takeXaPrepare(const Event& event);
    Result<> takeTableMap(const Event& event, std::string_view whole, const std::stop_token& stop);
    Result<> takePartialRows(const Event& event);
    Result<> takeRows(const Event& event, std::string_view whole);
    Result<> takeDdl(const Statement& statement, const std::string& text, const std::stop_token& stop);
    std::vector<Statement::Table> goneWith(const std::string& database) const;
    Result<std::vector<SchemaChange>> changesOf(const Statement& statement, const std::stop_token& stop);
    Result<std::optional<SchemaChange>> changeOf(SchemaChange::Kind kind, const Statement::Table& table,
                                                 const std::stop_token& stop);
    Result<> checkDml(const Statement& statement, const std::string& text);
    Result<> commitXa(const std::string& xid, bool commit);

    void begin(const Event& event);
    void finish();
    void note(const GtidRange& range);
    Progress progress();
    std::uint64_t eventStart(const Event& event) const;
    void advance(const Event& event);
    Origin originOf(const Event& event);
    bool ours(const std::string& database, const std::string& table) const;
    std::string here() const;

    FramerSetup m_setup;
    ReadPoint m_point;
    // the stream
    bool m_mariaDb = false;
    bool m_checksums = false;
    bool m_shortIds = false;
    std::string m_file;
    std::uint64_t m_offset = 0;  ///< end of the last event
    bool m_heartbeat = false;
    // the transaction
    Transaction m_transaction;
    LogPoint m_resumeAt;  ///< the transaction of which a part was delivered already
    std::uint64_t m_resumeSkip = 0;
    std::uint64_t m_ordinal = 0;
    std::unordered_map<std::uint64_t, MappedTable> m_tables;
    std::map<std::string, GtidRange> m_prepared;  ///< by xid
    // events inside the last one
    std::unique_ptr<PayloadStream> m_payload;
    std::unique_ptr<Spool::Reader> m_replay;
    std::string m_replayed;         ///< xid of m_replay
    std::uint32_t m_innerSize = 0;  ///< of the event that holds them
    // what the next parcel will be
    std::shared_ptr<BinlogSlab> m_slab;
    std::vector<GtidRange> m_finished;
    Micros m_oldestCommit{};
    std::string_view m_keptGtid, m_keptSource, m_keptFile;  ///< in the slab, of the running transaction
    std::size_t m_read = 0;
    Micros m_lastChange{};
    std::deque<Parcel> m_parcels;
};

}  // namespace sluice::sources::mysql
