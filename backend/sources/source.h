#pragma once
#include "backend/change/batch.h"
#include "backend/change/position.h"
#include "backend/change/schema_change.h"
#include "backend/config/check.h"
#include "backend/core/result.h"
#include "backend/services/connector_context.h"
#include "backend/sources/catalog.h"
#include "backend/sources/copy_window.h"

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>

namespace sluice {

/// One step of a source, in order. Rows without a slab: mere progress, confirmed at once.
struct Parcel {
    enum class Kind : std::uint8_t {
        Rows,
        SchemaChanges,      ///< `change`, before the first row of the new version
        WindowOpens,        ///< `window`: before a chunk of a table is read that is copied beside the stream
        ChunkRows,          ///< of `window`: rows of the chunk; without a slab: that was all, the window closes
        PartitionsRevoked,  ///< Kafka: `adds.offsets` names them; returns from read() only after the job let them go
    };
    Kind kind = Kind::Rows;
    std::shared_ptr<const Slab> slab;
    Progress adds;
    std::shared_ptr<const SchemaChange> change;
    std::shared_ptr<CopyWindow> window;
};

/// Where a source stands, for lag and Idle; cheap, any thread.
struct SourceHead {
    LogPoint read;                         ///< MySQL: end of the last event read
    std::vector<PartitionOffset> offsets;  ///< Kafka: next offset to read, by partition
    bool atEnd = false;   ///< Kafka: every partition is at its end; MySQL: the last packet was a heartbeat
    Micros lastChange{};  ///< when the last change of the job's tables was read; zero: none yet
};

/// Lives on: the source thread of its job, but for the methods that say otherwise.
class Source {
public:
    virtual ~Source() = default;
    /// Where to start without a checkpoint: snapshot, now, earliest, explicit. Snapshot gives a position with
    /// `snapshotDone == false`, taken before the copy begins.
    virtual Result<Position> resolve(const config::StartPoint& wanted, const std::stop_token& stop) = 0;
    /// A stored position, before open(): as it is, or with the next epoch where its ordinals cannot go on, because what
    /// is there now is not what they were counted in.
    virtual Result<Position> goOn(Position stored, const std::stop_token&) { return stored; }
    /// All that these hold (topics; patterns of what the job reads) is read once more, by the next open(): the position
    /// from which that is done, which begins where `from` names a place of it. A source whose tables are copied beside
    /// its log has no part in it.
    virtual Result<Position> readAnew(Position from, const std::vector<std::string>&, const std::stop_token&) {
        return from;
    }
    /// Halt when the log of that position is gone, or when the server is another than the position's.
    virtual Result<> open(const Position& from, const std::stop_token& stop) = 0;
    /// open() or read() failed because nothing can go on from this position ever again: the job has to begin anew.
    virtual bool isStranded() const { return false; }
    /// Blocks until something was read (a heartbeat gives a parcel without slab) or stop. Reconnects at its own read
    /// point, not at the checkpoint, and emits no row twice. Retry: connection lost; the job backs off and calls again.
    virtual Result<Parcel> read(const std::stop_token& stop) = 0;
    /// Source thread, twice a second while the job has no room for more and does not call read(): a source whose server
    /// expects to hear from it says so here.
    virtual void keepAlive() {}
    /// Control thread, after the checkpoint was stored. Kafka commits offsets; a log source does nothing.
    virtual Result<> confirmed(const Position& position) = 0;
    /// Any thread.
    virtual SourceHead head() const = 0;
};

/// The tables that a job reads, as they are now.
struct SelectedTables {
    struct Table {
        SchemaPtr schema;
        const config::JobConfig* publisher = nullptr;  ///< Kafka: whose transforms the records went through
    };
    std::vector<Table> tables;
    std::string unknown;  ///< empty, or what cannot be said before rows come and why: "the columns of topic x, as …"
};

/// One folder of sources/.
struct SourceKind {
    std::span<const std::string_view> kinds;  ///< kinds of connection that it reads from
    std::string_view summary;
    config::OptionList (*options)();
    /// The options of `job.source`, refused with a sentence where wrong. No I/O.
    Result<> (*validate)(const config::Workspace& workspace, const config::JobConfig& job);
    Result<std::unique_ptr<Source>> (*make)(const ConnectorContext& context);
    /// Pre-flight: rights and settings of the server for this job.
    config::Checks (*check)(const ConnectorContext& context, const std::stop_token& stop);
    /// What the job reads, for checks of what it names. Retry: the system that knows is not reachable.
    Result<SelectedTables> (*tables)(const ConnectorContext& context, const std::stop_token& stop);
    /// Questions of a screen, of what a job may read; null: not answered. None writes anything or joins a group; each
    /// blocks for a few seconds at most.
    Result<Catalog> (*browse)(const config::Workspace& workspace, const config::Connection& connection,
                              const config::Secrets& secrets, const std::stop_token& stop) = nullptr;
    Result<std::vector<CatalogColumn>> (*columns)(const ConnectorContext& context, const std::string& name,
                                                  const std::stop_token& stop) = nullptr;
    Result<Sample> (*sample)(const ConnectorContext& context, const SampleRequest& request,
                             const std::stop_token& stop) = nullptr;
    /// How long the source keeps what a job has not read yet; nothing: until somebody deletes it. Null: no such rule.
    Result<std::optional<std::chrono::seconds>> (*kept)(const ConnectorContext& context,
                                                        const std::stop_token& stop) = nullptr;
    /// Of a source of topics; null: it reads tables. The topics that the job's patterns take now. Retry: the system
    /// that knows is not reachable.
    Result<std::vector<std::string>> (*topics)(const ConnectorContext& context, const std::stop_token& stop) = nullptr;
    /// Jobs of the workspace that write what this one reads. Pure.
    std::vector<const config::JobConfig*> (*writers)(const config::Workspace& workspace,
                                                     const config::JobConfig& job) = nullptr;
    /// A type that the job says for a column. Halt: none that values can be read as. Pure.
    Result<> (*checkType)(const std::string& type) = nullptr;
};

namespace sources {
std::span<const SourceKind* const> all();
/// Null: nothing reads from that kind of connection.
const SourceKind* find(std::string_view connectionKind);
}  // namespace sources

}  // namespace sluice
