#include "backend/engine/snapshot.h"

#include <algorithm>

namespace sluice {

const JobSnapshot* EngineSnapshot::job(std::string_view name) const {
    const auto found = std::ranges::find(jobs, name, &JobSnapshot::name);
    return found == jobs.end() ? nullptr : &*found;
}

const SystemSnapshot* EngineSnapshot::system(std::string_view name) const {
    const auto found =
        std::ranges::find_if(systems, [name](const SystemSnapshot& system) { return system.connection.name == name; });
    return found == systems.end() ? nullptr : &*found;
}

}  // namespace sluice
