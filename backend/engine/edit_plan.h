#pragma once
#include "backend/config/option.h"
#include "backend/config/workspace.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace sluice {

/// One option of a job that says something else now.
struct OptionEdit {
    std::string key;     ///< `sink.topic`, `lanes`, `source.tables`
    std::string before;  ///< as TOML; empty: not said
    std::string after;
    std::string effect;  ///< one sentence: what it does to the running job
};

/// What a change of the workspace does to one job.
struct JobEdit {
    enum class Kind : std::uint8_t {
        Added,
        Removed,   ///< stops; what it wrote stays, and `edits` names it
        Live,      ///< from the next batch on, nothing restarts
        Restart,   ///< from its checkpoint, about two seconds
        NewStart,  ///< another source: its checkpoint means nothing there; begins as `start` says
        Refused,   ///< `refusal` says why and what to do instead
    };
    std::string job;
    Kind kind = Kind::Live;
    std::vector<OptionEdit> edits;
    std::vector<std::string> backfill;  ///< patterns of `tables` that are new: their rows are copied, others go on
    std::vector<std::string> left;      ///< tables or topics that leave: their target data stays
    bool asksOldRows = false;           ///< rows already written keep their old form unless copied anew
    bool copiesOldRows = false;         ///< what is preselected for that: a new snapshot
    std::vector<std::string> oldRows;   ///< what it would copy: patterns of tables, or topics that are read again
    bool fromStart = false;             ///< NewStart: a consumer group goes where `start` says, whatever it committed
    std::string refusal;
};

/// By job: whether the rows already written are copied anew. Absent: as the plan preselects.
using OldRows = std::map<std::string, bool>;

/// What has to happen when `before` becomes `after`; jobs that stay as they are do not occur. The one place that says
/// so, for the wizard's last step, the bar of a file changed outside, and `sluice run` on SIGHUP. `lost`: jobs that
/// have to begin anew (JobSnapshot::positionLost), so that their `start` counts. Pure; any thread.
struct EditPlan {
    std::vector<JobEdit> jobs;
    bool refused() const;
    const JobEdit* of(std::string_view job) const;
};
EditPlan planEdit(const config::Workspace& before, const config::Workspace& after,
                  const std::set<std::string>& lost = {});
/// For a log: a line for each option, with what it does.
std::vector<std::string> linesOf(const JobEdit& edit);

}  // namespace sluice
