#pragma once
#include "backend/core/clock.h"
#include "backend/job/job_plan.h"
#include "backend/job/key_notes.h"
#include "backend/job/memory_budget.h"
#include "backend/sources/copy_window.h"

#include <memory>
#include <vector>

namespace sluice {

/// When a batch was where, for JobMetrics::stageMicros.
struct BatchTimes {
    SteadyTime read{};              ///< the source thread had it
    std::int64_t sinceCommit = -1;  ///< µs from its oldest commit until then; -1: a copied row, or not stamped
    std::int64_t decode = 0;        ///< µs on a worker
    std::int64_t encode = 0;
};

inline std::int64_t microsBetween(SteadyTime from, SteadyTime to) {
    return std::chrono::duration_cast<std::chrono::microseconds>(to - from).count();
}

/// A batch with the memory that it is charged for.
struct ChargedBatch {
    MemoryCharge charge;
    Batch batch;
    BatchTimes times;
    bool indexed = false;
    std::shared_ptr<CopyWindow> window;   ///< that was open when the rows were read; null: none
    std::shared_ptr<CopyWindow> chunkOf;  ///< whose rows these are; null: of the stream
    NotedKeys noted;                      ///< for either
    std::size_t charged = 0;              ///< of what index and encoders made
};

/// One parcel's rows after the worker: encoded and dealt to lanes, or still unbound.
struct Prepared {
    std::shared_ptr<ChargedBatch> work;
    std::vector<SchemaPtr> unbound;                      ///< not empty: nothing is encoded yet
    std::vector<std::span<const Piece* const>> perLane;  ///< pieces by lane, in order; in the batch's arena
    Batch& batch() const { return work->batch; }
};

/// A row that the transforms left out, or whose operation the job does not want.
struct DroppedRow {
    std::uint32_t row = 0;
    const Chain::Step* step = nullptr;  ///< that left it out; null: its operation
};

/// Indexes the batch's slab if that is still to do, then edits and encodes every row with the batch's plan. Pure: any
/// worker. Halt: the source's bytes cannot be read, or a transform or an encoder gave up.
/// `dropped`, where given, gets the rows that Batch::dropped only counts.
Result<Prepared> prepare(std::shared_ptr<ChargedBatch> work, std::vector<DroppedRow>* dropped = nullptr);

}  // namespace sluice
