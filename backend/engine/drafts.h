#pragma once
#include "backend/checkpoint/store.h"

#include <string>
#include <vector>

namespace sluice {

/// Drafts of jobs in the store of a workspace. Each opens the store and blocks on the disk; any thread.
Result<std::vector<StoredDraft>> storedDrafts(const std::string& stateFolder, const std::string& workspace);
Result<> storeDraft(const std::string& stateFolder, const std::string& workspace, const StoredDraft& draft);
Result<> discardStoredDraft(const std::string& stateFolder, const std::string& workspace, const std::string& name);

}  // namespace sluice
