#pragma once
#include "backend/config/workspace.h"
#include "backend/sinks/template.h"

#include <string>

namespace sluice::sinks::mysql {

/// What `job.sink` may say for a MySQL or TiDB connection.
struct Options {
    std::string database = "{database}";
    std::string table = "{table}";
    bool createTables = true;
    std::string onDdl = "apply";
    std::string existing = "stop";
};

config::OptionList options();
/// Reads and checks `job.sink`; the sentence names file, line and key.
Result<Options> parseOptions(const config::JobConfig& job);
/// parseOptions(), and that the target may be written to and is not the source itself.
Result<> validate(const config::Workspace& workspace, const config::JobConfig& job);

/// Where the rows of a source table go.
struct TargetName {
    std::string database, table;
    std::string quoted() const;  ///< `database`.`table`, in backquotes
    std::string plain() const { return database + "." + table; }
};
/// Halt: a placeholder that is not known, or one that differs from row to row.
Result<TargetName> targetOf(const Options& options, const TableSchema& schema, const config::TableOptions* table);

}  // namespace sluice::sinks::mysql
