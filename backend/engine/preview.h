#pragma once
#include "backend/config/secret.h"
#include "backend/config/workspace.h"
#include "backend/core/result.h"
#include "backend/sinks/shown.h"
#include "backend/sources/catalog.h"

#include <stop_token>
#include <string>
#include <vector>

namespace sluice {

/// Which rows of a job that need not exist yet, and as what kind of change.
struct PreviewRequest {
    enum class Change : std::uint8_t { AsRead, Update, Delete };  ///< the last two are made from the row that was read
    std::string job;                                              ///< of the workspace that is given
    SampleRequest rows;
    Change change = Change::AsRead;
};

/// A value on its way through the transforms.
struct PreviewField {
    enum class Mark : std::uint8_t { Kept, Renamed, Changed, Dropped };
    std::string name;
    std::string value;  ///< as a SELECT shows it; "NULL"
    Mark mark = Mark::Kept;
    std::string nameAfter, valueAfter;
};

struct PreviewRow {
    std::vector<PreviewField> fields;
    std::string record;              ///< Kafka: as it lies in the topic
    std::vector<ShownPiece> pieces;  ///< empty: `notSent` says why
    std::string notSent;             ///< "not sent: status = 'deleted'", or the sentence that rejects it
};

struct Preview {
    std::vector<PreviewRow> rows;
    std::string target;  ///< CREATE TABLE or mapping that the target has or gets; empty: it has none
    std::string note;    ///< where the rows come from when it is not obvious
};

/// Made by the job's own transforms and encoder: byte for byte what the sink would get. Reads a few rows, 2 s at most;
/// never writes, joins no group, asks Redis nothing. Blocks: not on the GUI thread. Halt: one sentence.
Result<Preview> preview(const config::Workspace& workspace, const PreviewRequest& request,
                        const config::Secrets& secrets, const std::stop_token& stop);

}  // namespace sluice
