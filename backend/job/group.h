#pragma once
#include "backend/checkpoint/ledger.h"
#include "backend/job/channel.h"
#include "backend/job/prepare.h"
#include "backend/job/replay.h"
#include "backend/sinks/sink.h"

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace sluice {

/// A schema change for the sink, and its answer. Lane 0 applies it while all lanes are idle.
struct ApplyRequest {
    SchemaChange change;
    Monitor<std::optional<Result<std::shared_ptr<const TargetTable>>>> answer;
};

/// What a lane gets: its part of one batch, a schema change, or a rejected row once more.
struct LaneItem {
    std::shared_ptr<ChargedBatch> work;
    std::span<const Piece* const> pieces;
    Ticket ticket;
    bool storesRejected = false;  ///< this lane sets the batch's rejected rows aside
    std::shared_ptr<ApplyRequest> apply;
    std::shared_ptr<const Replay> replay;
    bool isAlone() const { return apply || replay; }
};

/// Gathers what waits in a lane's channel into the next group: whole batches as far as the limits go, in order. All
/// memory is used again for the next group. Lives on: one lane.
class GroupBuilder {
public:
    GroupBuilder(Channel<LaneItem>& channel, const Limits& limits);

    /// A lane's part of one batch that this group covers, wholly or partly.
    struct Part {
        ChargedBatch* work;
        std::span<const Piece* const> pieces;
    };
    /// For the groups from now on.
    void limit(const Limits& limits) { m_limits = limits; }
    enum class Next : std::uint8_t { Group, Alone, Idle, End };

    /// Waits for the first item. Idle: none came within `limit`; End: the channel is closed and empty, or stopped.
    Next next(const std::stop_token& stop, std::optional<std::chrono::milliseconds> limit = {});

    /// Of the group: what to send (coalesced, in order), what it stands for, and the items that it completes.
    std::span<const Piece* const> send() const { return m_send; }
    const std::vector<Part>& parts() const { return m_parts; }
    std::vector<LaneItem>& completes() { return m_completes; }
    std::uint64_t bytes() const { return m_bytes; }
    /// Of the newest batch that the group completes; 0: it completes none that has one.
    std::uint64_t ordinal() const;
    /// After Next::Alone.
    LaneItem takeAlone();

private:
    bool fill(const std::stop_token& stop);
    bool takeFront();
    bool coalesced(const Piece& piece);
    void closeHoles();

    Channel<LaneItem>& m_channel;
    Limits m_limits;
    std::deque<LaneItem> m_held;
    std::size_t m_cursor = 0;  ///< pieces of the front item that went into earlier groups
    std::vector<const Piece*> m_send;
    std::vector<Part> m_parts;
    std::vector<LaneItem> m_completes;
    std::uint64_t m_bytes = 0;

    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t generation = 0;
        std::uint32_t index = 0;
    };
    std::vector<Slot> m_slots;  ///< addresses of this group, open addressing
    std::uint32_t m_generation = 0;
    bool m_hasHoles = false;
};

}  // namespace sluice
