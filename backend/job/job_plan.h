#pragma once
#include "backend/change/batch.h"
#include "backend/config/job_config.h"
#include "backend/job/table_counters.h"
#include "backend/sinks/sink.h"
#include "backend/transforms/transform.h"

#include <map>
#include <memory>
#include <vector>

namespace sluice {

using TransformList = std::vector<std::shared_ptr<const Transform>>;

/// What the transforms of a job make of one schema version.
struct Chain {
    /// One edit, and how a row looks when the edit sees it.
    struct Step {
        SchemaPtr schema;
        std::shared_ptr<const ColumnMap> columns;  ///< null: as the source has them
        std::shared_ptr<const RowEdit> edit;
        std::size_t transform = 0;  ///< index of whose edit it is in the job's list
    };
    SchemaPtr planned;
    std::shared_ptr<const ColumnMap> columns;  ///< of `planned` in the source's schema; null: the same
    std::vector<Step> steps;
};

/// Runs the transforms' plans one after the other. `options` may name another key. Halt: a named column is not there.
Result<Chain> planChain(const TransformList& transforms, const SchemaPtr& source, const config::TableOptions* options);

/// One schema version of one job, ready to encode. Immutable.
struct BoundSchema {
    SchemaPtr source;
    Chain chain;
    std::shared_ptr<const RowEncoder> encoder;
    bool inserts = true, updates = true, deletes = true;  ///< `operations` of the table
    std::shared_ptr<TableCounters> counters;
    bool wants(Op op) const {
        return op == Op::Delete ? deletes : op == Op::Update ? updates : op == Op::Truncate || inserts;
    }
};
using BoundPtr = std::shared_ptr<const BoundSchema>;

/// Binds what planChain() made of `source` to the sink's encoder. `target`: what Sink::apply() returned for it.
Result<BoundPtr> bindSchema(const SchemaPtr& source, Chain chain, const Encoder& encoder, const TargetTable* target,
                            const config::TableOptions* options, std::shared_ptr<TableCounters> counters);

/// What a batch is made with. Immutable: binding one more schema gives a new plan. Safe on any worker.
struct JobPlan {
    unsigned lanes = 1;
    std::map<const TableSchema*, BoundPtr> byPointer;
    std::multimap<std::uint64_t, BoundPtr> byFingerprint;

    /// Null: not bound yet. Equal schemas are one, wherever they lie.
    BoundPtr find(const TableSchema& schema) const;
    std::shared_ptr<const JobPlan> with(BoundPtr bound) const;
};

/// What rows and pieces of one batch point into: kept alive by Batch::planned.
struct BatchBindings {
    std::vector<BoundPtr> used;
    /// By the planned schema that a row points to.
    const BoundSchema* of(const TableSchema* planned) const {
        for (const auto& bound : used)
            if (bound->chain.planned.get() == planned) return bound.get();
        return nullptr;
    }
};

}  // namespace sluice
