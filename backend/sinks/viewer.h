#pragma once
#include "backend/change/batch.h"
#include "backend/core/result.h"
#include "backend/sinks/shown.h"

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace sluice {

/// What a target has for a schema, or would get from Sink::apply().
struct TargetView {
    std::shared_ptr<const TargetTable> table;  ///< as apply() would return it; null where the sink has no schema
    std::string text;                          ///< CREATE TABLE, ALTER or mapping; empty: there is nothing to show
};

/// A target looked at without writing to it: what a preview asks instead of a Sink. Lives on: one thread.
class Viewer {
public:
    virtual ~Viewer() = default;
    /// Reads what the target has for the planned schema. Retry: not reachable now; Halt: apply() would halt so, too.
    virtual Result<TargetView> look(const SchemaPtr& planned, const std::stop_token& stop) = 0;
    /// Columns of the planned schema that the target does not have yet and would be made with a type of their own.
    /// Retry: not reachable now.
    virtual Result<std::vector<std::string>> toMake(const SchemaPtr&, const std::stop_token&) {
        return std::vector<std::string>();
    }
    /// A piece of this sink's own encoder, for people to read.
    virtual ShownPiece show(const Piece& piece, const std::stop_token& stop) = 0;
    /// Of a piece whose schema was looked at. Reject: what the target has would refuse it, as far as that is known.
    virtual Result<> takes(const Piece&) const { return {}; }
};

}  // namespace sluice
