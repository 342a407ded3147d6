#pragma once
#include "backend/config/check.h"
#include "backend/config/secret.h"
#include "backend/config/workspace.h"
#include "backend/core/result.h"
#include "backend/services/connection_kind.h"
#include "backend/sources/catalog.h"

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// Questions that a screen asks while a job is being made. Each blocks, ends at its time limit or at stop, and writes
/// nothing. Not on the GUI thread.

/// The ladder: name, TCP, TLS, login, version, then the rights for that use; up to the login it ends at the first step
/// that fails.
config::Checks testConnection(const config::Connection& connection, const config::Secrets& secrets, ConnectionUse use,
                              const std::stop_token& stop);
/// What the workspace's jobs do with a connection. One that both read and write it: Unknown.
ConnectionUse useOf(const config::Workspace& workspace, const config::Connection& connection);

/// What can be read from a connection; system schemas and internal topics left out.
Result<Catalog> browse(const config::Workspace& workspace, const std::string& connection,
                       const config::Secrets& secrets, const std::stop_token& stop);

/// Columns of a table, or fields of a topic from up to 100 records. `job` says how its records are read.
Result<std::vector<CatalogColumn>> columnsOf(const config::Workspace& workspace, const std::string& job,
                                             const std::string& name, const config::Secrets& secrets,
                                             const std::stop_token& stop);

/// Fields of a topic that nobody types and that the target would have to make a column for, each with a type that holds
/// the values seen (`fits`).
Result<std::vector<CatalogColumn>> typesWanted(const config::Workspace& workspace, const std::string& job,
                                               const std::string& topic, const config::Secrets& secrets,
                                               const std::stop_token& stop);
/// Why a source of this kind takes no such type for a column, as a sentence; empty: it does.
std::string problemOfType(std::string_view connectionKind, const std::string& type);

/// What the pre-flight says of where the job begins: its position, its consumer group.
config::Checks startChecks(const config::Workspace& workspace, const std::string& job, const config::Secrets& secrets,
                           const std::stop_token& stop);

/// How many of up to 1,000 rows a filter keeps: "matches 812 of 1,000 rows read".
struct FilterCount {
    std::uint64_t kept = 0, read = 0;
};
Result<FilterCount> tryFilter(const config::Workspace& workspace, const std::string& job, const std::string& table,
                              const std::string& where, const config::Secrets& secrets, const std::stop_token& stop);

/// What a snapshot of the job would copy, and how long: a timing of up to 5,000 rows read and encoded, nothing written.
struct Estimate {
    std::uint64_t tables = 0, rows = 0, bytes = 0;
    double rowsPerSecond = 0;  ///< 0: not known
};
Result<Estimate> estimate(const config::Workspace& workspace, const std::string& job, const config::Secrets& secrets,
                          const std::stop_token& stop);

}  // namespace sluice
