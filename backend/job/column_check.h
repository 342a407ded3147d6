#pragma once
#include "backend/job/job_plan.h"
#include "backend/sources/source.h"

#include <string>
#include <vector>

namespace sluice {

/// A transform that cannot do what the file says.
struct ColumnFault {
    std::string what;      ///< "mask (shop.toml:12)"
    std::string required;  ///< "column emial in one of the job's 3 tables"
    std::string found;     ///< "none has it"
    std::string fix;       ///< "Write email, as shop.customers has it, or take emial off the list."
    std::string sentence() const;
};

/// What the tables say about the transforms.
struct ColumnReport {
    std::vector<ColumnFault> faults;
    struct Undecided {
        std::string what;  ///< "mask (shop.toml:12): column emial"
        std::string why;   ///< "unknown: the columns of topic x, as …"
        bool unmatched;    ///< the tables are known, and the transform's own `tables` matches none of them
    };
    std::vector<Undecided> undecided;
};

/// Compares what the transforms name with the tables that the job reads: with `tables` given, each of those must have
/// the column, else one of the job's must. Each transform sees what the ones before it make of a table. `transforms`
/// are those of `job`, in its order. Pure.
ColumnReport checkColumns(const config::JobConfig& job, const TransformList& transforms,
                          const SelectedTables& selected);

}  // namespace sluice
