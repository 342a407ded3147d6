#include "backend/engine/edit_plan.h"

#include "backend/engine/edit_readers.h"
#include "backend/engine/edit_targets.h"
#include "backend/engine/job_diff.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice {
namespace {

using EditKind = JobEdit::Kind;

JobEdit removed(const config::Workspace& workspace, const config::JobConfig& job) {
    JobEdit edit;
    edit.job = job.name;
    edit.kind = EditKind::Removed;
    edit.edits = leftovers(workspace, job);
    return edit;
}

JobEdit renamed(const config::Workspace& before, const config::JobConfig& job) {
    JobEdit edit;
    edit.job = job.name;
    edit.kind = EditKind::Refused;
    edit.refusal = fmt::format(
        "The name of the workspace {} cannot change while it is open: its checkpoints are kept under it.", before.name);
    return edit;
}

}  // namespace

bool EditPlan::refused() const {
    return std::any_of(jobs.begin(), jobs.end(), [](const JobEdit& edit) { return edit.kind == EditKind::Refused; });
}

const JobEdit* EditPlan::of(std::string_view job) const {
    const auto found = std::find_if(jobs.begin(), jobs.end(), [&](const JobEdit& edit) { return edit.job == job; });
    return found == jobs.end() ? nullptr : &*found;
}

std::vector<std::string> linesOf(const JobEdit& edit) {
    std::vector<std::string> lines;
    if (edit.kind == EditKind::Refused) return {edit.refusal};
    if (edit.kind == EditKind::Added) return {fmt::format("{} is new.", edit.job)};
    if (edit.kind == EditKind::Removed) lines.push_back(fmt::format("{} leaves the workspace and stops.", edit.job));
    for (const auto& option : edit.edits) {
        const auto& was = option.before.empty() ? std::string("not said") : option.before;
        if (edit.kind == EditKind::Removed)
            lines.push_back(fmt::format("{}: {} {}. {}", edit.job, option.key, was, option.effect));
        else
            lines.push_back(fmt::format("{}: {} was {}, is {}. {}", edit.job, option.key, was,
                                        option.after.empty() ? "not said" : option.after, option.effect));
    }
    return lines;
}

EditPlan planEdit(const config::Workspace& before, const config::Workspace& after, const std::set<std::string>& lost) {
    EditPlan plan;
    for (const auto& job : after.jobs) {
        const auto* was = before.job(job.name);
        if (!was) {
            JobEdit edit;
            edit.job = job.name;
            edit.kind = EditKind::Added;
            plan.jobs.push_back(std::move(edit));
        } else if (before.name != after.name) {
            plan.jobs.push_back(renamed(before, job));
        } else if (auto edit = diffJob(before, after, *was, job, lost.contains(job.name))) {
            plan.jobs.push_back(std::move(*edit));
        }
    }
    for (const auto& job : before.jobs)
        if (!after.job(job.name)) plan.jobs.push_back(removed(before, job));
    addReaders(plan, before, after);
    return plan;
}

}  // namespace sluice
