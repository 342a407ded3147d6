#include "backend/engine/edit_plan.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice {

bool EditPlan::refused() const {
    return std::any_of(jobs.begin(), jobs.end(),
                       [](const JobEdit& edit) { return edit.kind == JobEdit::Kind::Refused; });
}

const JobEdit* EditPlan::of(std::string_view job) const {
    const auto found = std::find_if(jobs.begin(), jobs.end(), [&](const JobEdit& edit) { return edit.job == job; });
    return found == jobs.end() ? nullptr : &*found;
}

EditPlan planEdit(const config::Workspace& before, const config::Workspace& after) {
    EditPlan plan;
    for (const auto& job : after.jobs) {
        const auto* old = before.job(job.name);
        if (old && *old == job) continue;
        JobEdit edit;
        edit.job = job.name;
        edit.kind = old ? JobEdit::Kind::Restart : JobEdit::Kind::Added;
        plan.jobs.push_back(std::move(edit));
    }
    for (const auto& job : before.jobs) {
        if (after.job(job.name)) continue;
        JobEdit edit;
        edit.job = job.name;
        edit.kind = JobEdit::Kind::Removed;
        plan.jobs.push_back(std::move(edit));
    }
    return plan;
}

}  // namespace sluice
