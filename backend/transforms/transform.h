#pragma once
#include "backend/change/batch.h"
#include "backend/config/node.h"
#include "backend/config/option.h"
#include "backend/config/secret.h"
#include "backend/core/result.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What becomes of a row. A filter judges both images of an update: in→out is AsDelete, out→in AsInsert.
enum class Verdict : std::uint8_t { Keep, Drop, AsInsert, AsDelete };

/// Bound to one schema version: columns already found. Pure; edits go to the batch's arena. An Error with Reject sets
/// aside that row only. Lives on: any worker, several at once.
class RowEdit {
public:
    virtual ~RowEdit() = default;
    virtual Result<Verdict> apply(Row& row, Batch& batch) const = 0;
};

/// What a transform does to one schema version. No map: the columns stay as they are. No edit: no cost per row.
struct Planned {
    SchemaPtr schema;                          ///< afterwards
    std::shared_ptr<const ColumnMap> columns;  ///< of `schema` in the schema that was given
    std::shared_ptr<const RowEdit> edit;       ///< sees rows of the schema that was given (before `columns`)
};

/// What a transform says about columns, for whoever compares it with the tables of a job before the first row.
struct NamedColumns {
    std::string_view kind;             ///< "mask"
    std::vector<std::string> columns;  ///< each name once, in the order of the file
    bool together = false;             ///< concerns only tables that have all of them
    bool tablesSaid = false;           ///< `tables` is given: each of those must have the columns
};

/// One transform of a job. Lives on: any worker.
class Transform {
public:
    virtual ~Transform() = default;
    /// Runs once a schema version. Halt when a named column is not there. A table that it does not concern comes back
    /// as is.
    virtual Result<Planned> plan(const SchemaPtr& in) const = 0;
    virtual NamedColumns names() const = 0;
    /// Whether `tables` lets the transform see this one, whatever its columns are.
    virtual bool concerns(const TableSchema& table) const = 0;
};

/// One folder of transforms/: how its options are said, and how one is made from them.
struct TransformKind {
    std::string_view kind;
    std::string_view summary;  ///< one sentence for `sluice describe`
    config::OptionList (*options)();
    Result<std::shared_ptr<const Transform>> (*make)(const config::Node& options, const config::Secrets& secrets);
};

namespace transforms {
std::span<const TransformKind* const> all();
}

}  // namespace sluice
