#pragma once
#include "backend/change/gtid_set.h"
#include "backend/core/clock.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace sluice {

/// A place in a binlog. The offset has 64 bits; what an event header carries has 32 and wraps.
struct LogPoint {
    std::string file;
    std::uint64_t offset = 0;
    friend bool operator==(const LogPoint&, const LogPoint&) = default;
};

/// Kafka: the next offset to read of one partition.
struct PartitionOffset {
    std::string topic;
    std::int32_t partition = 0;
    std::int64_t next = 0;
    friend bool operator==(const PartitionOffset&, const PartitionOffset&) = default;
};

/// A snapshot's progress: `table` (database.table) is copied up to and with this key; an empty key: the whole table.
struct ChunkDone {
    std::string table;
    std::string upToKey;
    std::uint64_t rows = 0;
    friend bool operator==(const ChunkDone&, const ChunkDone&) = default;
};

/// A table whose rows are copied anew while the log is read on.
struct TableCopy {
    std::string table;    ///< database.table
    std::string upToKey;  ///< copied up to and with this key; empty: nothing is copied yet
    std::uint64_t rows = 0;
    bool done = false;
    friend bool operator==(const TableCopy&, const TableCopy&) = default;
};

/// What one parcel adds to the position once it is confirmed. Small: never a whole GTID set.
struct Progress {
    std::vector<GtidRange> finished;  ///< transactions that end in it; a prepared XA transaction is not finished
    LogPoint at;                      ///< start of the first unfinished transaction; kept beside GTIDs too
    std::uint64_t rowsInto = 0;       ///< rows of that transaction up to here, before any filter
    std::uint64_t ordinal = 0;        ///< uncompressed row-event bytes since the epoch began; equal on every replay
    std::vector<PartitionOffset> offsets;  ///< Kafka
    std::vector<ChunkDone> chunks;         ///< snapshot, or a copy beside the log
    bool snapshotEnds = false;             ///< the last parcel of the snapshot; from here on the log alone
    bool copiesEnd = false;                ///< every table of Position::copies is copied
    Micros oldestCommit{};                 ///< of its changes, for the lag; zero: it has none
};

/// A checkpoint: from here a job resumes. Ordered by (epoch, ordinal) only; GTID sets are asked contains(), never
/// compared.
struct Position {
    std::uint16_t epoch = 0;  ///< grows when ordinals cannot go on: rewind, other server, RESET, lost store
    std::string server;       ///< uuid of the MySQL server, or the Kafka cluster's id; empty: unknown yet
    LogPoint at;
    std::uint64_t rowsInto = 0;
    std::uint64_t ordinal = 0;
    bool snapshotDone = true;  ///< false: `chunks` says what is copied; streaming starts at `at` afterwards
    std::vector<PartitionOffset> offsets;
    std::vector<ChunkDone> chunks;
    std::vector<TableCopy> copies;            ///< what is copied beside the log; empty: nothing, or all of it is done
    std::shared_ptr<const GtidSet> executed;  ///< null: by file and offset only

    void add(const Progress& confirmed);
    /// Rows are still to be copied, before the log is read or beside it.
    bool isCopying() const { return !snapshotDone || !copies.empty(); }
    friend bool operator<(const Position& a, const Position& b) {
        return a.epoch != b.epoch ? a.epoch < b.epoch : a.ordinal < b.ordinal;
    }
};

/// One line for screens and logs: GTID set, `binlog.000412:48213004`, or `topic/0:17, …`.
std::string toString(const Position& position);
/// The text that the store and `sluice_checkpoint` keep; read back by parsePosition().
std::string serialize(const Position& position);
Result<Position> parsePosition(std::string_view text);

}  // namespace sluice
