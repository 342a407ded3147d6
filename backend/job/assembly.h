#pragma once
#include "backend/config/secret.h"
#include "backend/config/workspace.h"
#include "backend/job/column_check.h"
#include "backend/job/job.h"

#include <memory>
#include <string>

namespace sluice {

/// The job's own folder, for what its connectors keep beside the store.
std::string scratchFolder(const std::string& stateFolder, const std::string& workspace, const std::string& job);

/// How the connectors of one job are made from its workspace. The maker may ask a keyring; it runs on the job's
/// threads.
PartsMaker partsOf(std::shared_ptr<const config::Workspace> workspace, const std::string& job, config::Secrets secrets,
                   std::shared_ptr<JobMetrics> metrics, std::string scratchFolder);

/// What loadWorkspace() leaves to the connectors of one job: that source, sink and transforms exist, take their options
/// and fit. No I/O. The sentence says file, line and what would be right.
Result<> validateJob(const config::Workspace& workspace, const config::JobConfig& job);

/// Makes the transforms of a job. Halt: an option is wrong, or the kind is not known.
Result<TransformList> makeTransforms(const config::JobConfig& job, const config::Secrets& secrets);

/// The tables that a job reads now, as their rows look before its transforms. `context`: of its source. Blocks; Retry:
/// whoever knows the tables is not reachable.
Result<SelectedTables> tablesAsRead(const ConnectorContext& context, const std::stop_token& stop);

/// Whether the transforms of a job fit the tables that it reads now. Blocks; Retry: whoever knows the tables is not
/// reachable.
Result<ColumnReport> checkColumns(const ConnectorContext& context, const TransformList& transforms,
                                  const std::stop_token& stop);

}  // namespace sluice
