#pragma once
#include "backend/checkpoint/store.h"
#include "backend/config/workspace.h"
#include "backend/engine/snapshot.h"

#include <map>
#include <string>

namespace sluice {

/// A job's snapshot as the store keeps it: one `name value` a line. Read back by readStoreText(); unknown names of a
/// newer version are passed over.
std::string storeText(const JobSnapshot& job);
JobSnapshot readStoreText(const std::string& text);

/// What the store says of each job of a workspace: of the instance that runs it now, or how it was left. Nothing that
/// was measured by a process which ended, or says nothing any more, is told as if it were so now.
Result<std::vector<JobSnapshot>> storedJobs(const config::Workspace& workspace, const std::string& stateFolder,
                                            CheckpointStore& store, Micros now = utcNow());

/// Nothing is known of it, and why. What was delivered stays.
void doubt(JobSnapshot& job, std::string reason);

/// When a process last said that it runs jobs of this workspace; zero: it never did, or rests are the user's wish.
Micros lastHeard(const std::map<std::string, StoredStatus>& statuses);

/// Since when nothing runs the jobs that should run; zero: something does, or none should.
Micros restingSince(const std::vector<JobSnapshot>& stored);

}  // namespace sluice
