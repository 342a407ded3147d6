#include "backend/engine/drafts.h"

namespace sluice {

Result<std::vector<StoredDraft>> storedDrafts(const std::string& stateFolder, const std::string& workspace) {
    auto store = CheckpointStore::open(stateFolder, workspace);
    if (!store) return forward(store);
    return store->drafts();
}

Result<> storeDraft(const std::string& stateFolder, const std::string& workspace, const StoredDraft& draft) {
    auto store = CheckpointStore::open(stateFolder, workspace);
    if (!store) return forward(store);
    return store->saveDraft(draft);
}

Result<> discardStoredDraft(const std::string& stateFolder, const std::string& workspace, const std::string& name) {
    auto store = CheckpointStore::open(stateFolder, workspace);
    if (!store) return forward(store);
    return store->discardDraft(name);
}

}  // namespace sluice
