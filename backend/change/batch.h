#pragma once
#include "backend/change/arena.h"
#include "backend/change/piece.h"
#include "backend/change/row.h"

#include <memory>
#include <vector>

namespace sluice {

class Batch;
struct JobPlan;

/// Bytes read once, immutable, shared by every job on that log. Indexing is pure, for any worker.
class Slab {
public:
    virtual ~Slab() = default;
    /// Appends a Row for each change of a subscribed table, in order; slots go to the batch's arena, values stay here.
    virtual Result<> index(Batch& into) const = 0;
    virtual std::size_t bytes() const = 0;
};

/// One job's work on one slab. Owns all that it points to: pool tasks hold it, never a job.
/// Lives on: one worker until it is encoded, read-only afterwards.
class Batch {
public:
    std::shared_ptr<const Slab> slab;
    std::shared_ptr<const JobPlan> plan;
    std::vector<SchemaPtr> schemas;       ///< every schema that a row of the slab points to, each once
    std::shared_ptr<const void> planned;  ///< the bound plans that rows and pieces point into
    Arena arena;                          ///< slots, edits and encoded bytes of this job
    std::vector<Row> rows;
    std::vector<Piece> pieces;
    std::vector<Rejection> rejected;  ///< by row
    std::uint64_t epoch = 0;          ///< of the job, or the generation of its Kafka group; part of every version
    std::uint64_t dropped = 0;        ///< rows that filters left out
};

}  // namespace sluice
