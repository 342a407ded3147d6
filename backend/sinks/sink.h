#pragma once
#include "backend/change/batch.h"
#include "backend/change/position.h"
#include "backend/change/schema_change.h"
#include "backend/config/check.h"
#include "backend/core/result.h"
#include "backend/services/connector_context.h"
#include "backend/sinks/planned_table.h"
#include "backend/sinks/viewer.h"

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace sluice {

/// How a sink wants to be written to.
struct Limits {
    unsigned maxLanes = 64;
    std::size_t groupBytes = 8u << 20;
    std::size_t groupPieces = 100'000;
    std::chrono::milliseconds groupWait{0};
    bool coalesce = false;       ///< an address occurs once a group; the last piece wins if it is `whole`
    bool namesPlace = false;     ///< an address without NUL names a place of many rows, not one row
    bool keepsPosition = false;  ///< stored() and Group::upTo are of use; a group without pieces is a progress mark
};

/// What one lane writes at once, in order.
struct Group {
    std::span<const Piece* const> pieces;
    const Position* upTo = nullptr;  ///< the job may resume there: for sinks that keep it with the pieces; else null
    std::uint64_t ordinal = 0;       ///< after this group the lane has all its pieces up to there; 0: says nothing
    bool replay = false;             ///< refused before, so none of it is there, however old its versions are
};

/// What became of a group: all that is not named here is durable.
struct WriteReport {
    std::vector<Rejection> rejected;  ///< by index into the group
    std::uint64_t superseded = 0;     ///< the sink already had something newer
};

/// One object a lane, used by that lane's thread only; keeps nothing unconfirmed between two writes.
class Sink {
public:
    virtual ~Sink() = default;
    virtual Limits limits() const = 0;
    /// Retry: not reachable now.
    virtual Result<> connect(const std::stop_token& stop) = 0;
    /// Lane 0, after connect(): from where the target itself says that the job may resume; nothing: it does not know.
    virtual Result<std::optional<Position>> stored(const std::stop_token&) { return std::optional<Position>(); }
    /// Every lane, before its first write or apply: where the job begins now, and on how many lanes.
    virtual Result<> begin(const Position&, unsigned, const std::stop_token&) { return {}; }
    /// Returns when every piece is durable or named as rejected. Retry: the same group comes again, whole, in order.
    virtual Result<WriteReport> write(const Group& group, const std::stop_token& stop) = 0;
    /// Lane 0, all lanes idle: makes the target fit `change` (planned schemas); success if it is so already.
    /// Returns what the target has; null where the sink has no schema.
    virtual Result<std::shared_ptr<const TargetTable>> apply(const SchemaChange& change,
                                                             const std::stop_token& stop) = 0;
};

/// Bound to one schema version. Pure, knows no lane. An Error with Reject sets aside that row only.
class RowEncoder {
public:
    virtual ~RowEncoder() = default;
    /// Appends the row's pieces to out.pieces, their bytes to out.arena. `rowIndex` goes into Piece::row.
    virtual Result<> encode(const Row& row, std::uint32_t rowIndex, Batch& out) const = 0;
};

/// Makes row encoders. Pure; any worker.
class Encoder {
public:
    virtual ~Encoder() = default;
    /// `target`: what apply() returned for this schema. `options`: of `[job.X.table."…"]`, or null.
    virtual Result<std::shared_ptr<const RowEncoder>> plan(const SchemaPtr& planned, const TargetTable* target,
                                                           const config::TableOptions* options) const = 0;
};

/// One folder of sinks/.
struct SinkKind {
    std::span<const std::string_view> kinds;  ///< kinds of connection that it writes to
    std::string_view summary;
    config::OptionList (*options)();
    /// The options of `job.sink`, refused with a sentence where wrong. No I/O.
    Result<> (*validate)(const config::Workspace& workspace, const config::JobConfig& job);
    Result<std::shared_ptr<const Encoder>> (*makeEncoder)(const ConnectorContext& context);
    Result<std::unique_ptr<Sink>> (*makeSink)(const ConnectorContext& context, unsigned lane);
    /// Pre-flight: reachability, rights and settings of the target for this job.
    config::Checks (*check)(const ConnectorContext& context, const std::stop_token& stop);
    /// For a preview; null: there is none. No I/O.
    Result<std::unique_ptr<Viewer>> (*makeViewer)(const ConnectorContext& context) = nullptr;
    /// Pre-flight: where rows of a table go. No I/O. Halt: a name that the target does not take, or no key.
    Result<TargetPlace> (*placeOf)(const ConnectorContext& context, const SchemaPtr& planned) = nullptr;
    /// Pre-flight: whether the tables fit what the target has. Blocks, some seconds at most.
    config::Checks (*checkTables)(const ConnectorContext& context, std::span<const PlannedTable> tables,
                                  const std::stop_token& stop) = nullptr;
};

namespace sinks {
std::span<const SinkKind* const> all();
/// Null: nothing writes to that kind of connection.
const SinkKind* find(std::string_view connectionKind);
}  // namespace sinks

}  // namespace sluice
