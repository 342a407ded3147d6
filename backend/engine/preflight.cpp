#include "backend/engine/preflight.h"

#include "backend/job/assembly.h"
#include "backend/services/connection_kind.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include <fmt/format.h>

namespace sluice {
namespace {

using Outcome = config::Check::Outcome;

config::Check skipped(std::string what, std::string why) {
    config::Check check;
    check.outcome = Outcome::Skipped;
    check.what = std::move(what);
    check.found = std::move(why);
    return check;
}

config::Check failure(std::string what, const Error& error) {
    config::Check check;
    check.outcome = Outcome::Failed;
    check.what = std::move(what);
    check.found = error.message;
    return check;
}

PreflightPart testConnection(const config::Connection& connection, const config::Secrets& secrets,
                             const std::stop_token& stop) {
    PreflightPart part{PreflightPart::Subject::Connection, connection.name, {}};
    const auto* kind = services::find(connection.kind);
    if (kind)
        part.checks = kind->test(connection, secrets, stop);
    else
        part.checks.push_back(skipped("Test", fmt::format("there is no test for a {} connection", connection.kind)));
    return part;
}

void append(config::Checks& all, config::Checks more) {
    for (auto& check : more) all.push_back(std::move(check));
}

PreflightPart checkJob(const config::Workspace& workspace, const config::JobConfig& job, const config::Secrets& secrets,
                       const std::set<std::string>& unreachable, const std::stop_token& stop) {
    PreflightPart part{PreflightPart::Subject::Job, job.name, {}};
    if (auto valid = validateJob(workspace, job); !valid) {
        part.checks.push_back(failure("Options", valid.error()));
        return part;
    }
    if (auto transforms = makeTransforms(job, secrets); !transforms)
        part.checks.push_back(failure("Transforms", transforms.error()));
    const auto scratch = std::filesystem::temp_directory_path().string();
    const auto side = [&](const std::string& name, std::string_view word, const auto* kind) {
        if (unreachable.contains(name))
            return part.checks.push_back(skipped(std::string(word), fmt::format("{} failed its test", name)));
        const ConnectorContext context{
            workspace, job, *workspace.connection(name), secrets, std::make_shared<JobMetrics>(), scratch};
        append(part.checks, kind->check(context, stop));
    };
    side(job.sourceConnection, "Source", sources::find(workspace.connection(job.sourceConnection)->kind));
    side(job.sinkConnection, "Sink", sinks::find(workspace.connection(job.sinkConnection)->kind));
    return part;
}

}  // namespace

bool PreflightPart::failed() const {
    return std::any_of(checks.begin(), checks.end(),
                       [](const config::Check& check) { return check.outcome == Outcome::Failed; });
}

std::vector<PreflightPart> preflight(const config::Workspace& workspace, const config::Secrets& secrets,
                                     const std::stop_token& stop,
                                     const std::function<void(const PreflightPart&)>& done) {
    std::vector<PreflightPart> parts;
    std::set<std::string> used, unreachable;
    for (const auto& job : workspace.jobs) used.insert({job.sourceConnection, job.sinkConnection});
    const auto add = [&](PreflightPart part) {
        if (done) done(part);
        parts.push_back(std::move(part));
    };
    for (const auto& connection : workspace.connections) {
        if (!used.contains(connection.name) || stop.stop_requested()) continue;
        auto part = testConnection(connection, secrets, stop);
        if (part.failed()) unreachable.insert(connection.name);
        add(std::move(part));
    }
    for (const auto& job : workspace.jobs) {
        if (stop.stop_requested()) break;
        add(checkJob(workspace, job, secrets, unreachable, stop));
    }
    return parts;
}

}  // namespace sluice
