#include "backend/engine/validate.h"

#include "backend/job/assembly.h"

namespace sluice {

Result<> validate(const config::Workspace& workspace) {
    for (const auto& job : workspace.jobs)
        if (auto valid = validateJob(workspace, job); !valid) return valid;
    return {};
}

}  // namespace sluice
