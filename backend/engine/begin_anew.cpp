#include "backend/engine/begin_anew.h"

#include "backend/engine/edit_targets.h"
#include "backend/sinks/sink.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice {
namespace {

using config::StartPoint;

bool copies(const config::JobConfig& job) {
    return std::holds_alternative<StartPoint::Snapshot>(job.start.where);
}

std::string groupOf(const config::JobConfig& job) {
    const auto* said = job.source.find("group");
    return said && said->text() ? *said->text() : "sluice-" + job.name;
}

std::string whereItBegins(const config::JobConfig& job) {
    const auto& start = job.start.where;
    const auto names = fmt::format("{}", fmt::join(readNames(job), ", "));
    if (copies(job)) return fmt::format("The rows of {} are copied anew; then it follows the log.", names);
    const bool readsTopics = !job.topics.empty();
    const auto what = readsTopics ? names : "the log of " + job.sourceConnection;
    if (std::holds_alternative<StartPoint::Earliest>(start))
        return fmt::format("It reads {} from the beginning, as far as it is kept.", what);
    if (std::holds_alternative<StartPoint::Now>(start))
        return fmt::format("It begins at the end of {}: what it has not read by then is never delivered.", what);
    return fmt::format("It begins in {} at start = {}: what lies before that is not read.", what, startText(job));
}

}  // namespace

std::string startText(const config::JobConfig& job) {
    const auto* start = job.source.find("start");
    if (start && !start->empty()) return start->toToml();
    return job.topics.empty() ? "\"snapshot\"" : "\"earliest\"";
}

std::string rowsBeforeAnew(const config::Workspace& workspace, const config::JobConfig& job,
                           const config::Workspace& wroteIn, const config::JobConfig& writer) {
    auto stays = fmt::format("What was written from {} stays: {}.", writer.sourceConnection,
                             fmt::join(targetsOf(wroteIn, writer, readNames(writer)), ", "));
    const auto options = sinks::find(workspace.connection(job.sinkConnection)->kind)->options();
    const auto option = std::find_if(options.begin(), options.end(), [](const auto& o) { return o.key == "existing"; });
    if (option == options.end() || !copies(job)) return stays;
    const auto* said = job.sink.find("existing");
    const auto existing = said ? said->toToml() : option->defaultText;
    if (existing == "\"empty\"") return "The tables are emptied before.";
    if (existing == "\"stop\"")
        stays += " The job stops at those rows, since existing is \"stop\": say \"upsert\" or \"empty\", too.";
    return stays;
}

std::vector<std::string> anewEffects(const config::Workspace& workspace, const config::JobConfig& job) {
    std::vector<std::string> effects = {"Where it was is forgotten.", whereItBegins(job)};
    if (!job.topics.empty())
        effects.push_back(
            fmt::format("What group {} has committed in {} does not count.", groupOf(job), job.sourceConnection));
    auto rows = rowsBeforeAnew(workspace, job, workspace, job);
    if (rows.starts_with("What was written")) rows += " Rows that the source has no more stay, too.";
    effects.push_back(std::move(rows));
    return effects;
}

}  // namespace sluice
