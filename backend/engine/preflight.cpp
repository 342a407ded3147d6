#include "backend/engine/preflight.h"

#include "backend/engine/inquiry.h"
#include "backend/engine/preflight_tables.h"
#include "backend/job/assembly.h"

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

PreflightPart testPart(const config::Connection& connection, const config::Secrets& secrets,
                       const std::stop_token& stop) {
    return {PreflightPart::Subject::Connection, connection.name, testConnection(connection, secrets, stop)};
}

void append(config::Checks& all, config::Checks more) {
    for (auto& check : more) all.push_back(std::move(check));
}

/// Whether the transforms name columns that are there.
config::Checks columnChecks(const ConnectorContext& context, const TransformList& transforms,
                            const std::stop_token& stop) {
    const auto report = checkColumns(context, transforms, stop);
    if (!report) return {skipped("Columns", report.error().message)};
    config::Checks checks;
    for (const auto& fault : report->faults)
        checks.push_back({Outcome::Failed, fault.what, fault.required, fault.found, fault.fix, {}});
    for (const auto& [what, why, unmatched] : report->undecided) {
        checks.push_back(skipped(what, why));
        if (!unmatched) continue;
        checks.back().outcome = Outcome::Warning;
        checks.back().fix = "Correct `tables` of the transform, or take the transform out.";
    }
    if (checks.empty())
        checks.push_back({Outcome::Passed, "Columns of the transforms", "in the tables", "all there", "", {}});
    return checks;
}

PreflightPart checkJob(const config::Workspace& workspace, const config::JobConfig& job, const config::Secrets& secrets,
                       const std::set<std::string>& unreachable, const std::stop_token& stop) {
    PreflightPart part{PreflightPart::Subject::Job, job.name, {}};
    if (auto valid = validateJob(workspace, job); !valid) {
        part.checks.push_back(failure("Options", valid.error()));
        return part;
    }
    const auto transforms = makeTransforms(job, secrets);
    if (!transforms) part.checks.push_back(failure("Transforms", transforms.error()));
    const auto scratch = std::filesystem::temp_directory_path().string();
    const auto contextOf = [&](const std::string& name) {
        return ConnectorContext{workspace, job, *workspace.connection(name), secrets, std::make_shared<JobMetrics>(),
                                scratch};
    };
    const auto side = [&](const std::string& name, std::string_view word, const auto* kind) {
        if (unreachable.contains(name))
            return part.checks.push_back(skipped(std::string(word), fmt::format("{} failed its test", name)));
        append(part.checks, kind->check(contextOf(name), stop));
    };
    side(job.sourceConnection, "Source", sources::find(workspace.connection(job.sourceConnection)->kind));
    if (transforms && !transforms->empty() && !unreachable.contains(job.sourceConnection))
        append(part.checks, columnChecks(contextOf(job.sourceConnection), *transforms, stop));
    side(job.sinkConnection, "Sink", sinks::find(workspace.connection(job.sinkConnection)->kind));
    if (!transforms || unreachable.contains(job.sourceConnection) || unreachable.contains(job.sinkConnection))
        return part;
    if (auto bench = Workbench::open(workspace, job.name, secrets))
        append(part.checks, checkTables(workspace, *bench, secrets, stop));
    return part;
}

}  // namespace

bool PreflightPart::failed() const {
    return std::any_of(checks.begin(), checks.end(),
                       [](const config::Check& check) { return check.outcome == Outcome::Failed; });
}

namespace {

/// The connections that `jobs` use, then the jobs.
std::vector<PreflightPart> run(const config::Workspace& workspace, const std::vector<const config::JobConfig*>& jobs,
                               const config::Secrets& secrets, const std::stop_token& stop,
                               const std::function<void(const PreflightPart&)>& done) {
    std::vector<PreflightPart> parts;
    std::set<std::string> used, unreachable;
    for (const auto* job : jobs) used.insert({job->sourceConnection, job->sinkConnection});
    const auto add = [&](PreflightPart part) {
        if (done) done(part);
        parts.push_back(std::move(part));
    };
    for (const auto& connection : workspace.connections) {
        if (!used.contains(connection.name) || stop.stop_requested()) continue;
        auto part = testPart(connection, secrets, stop);
        if (part.failed()) unreachable.insert(connection.name);
        add(std::move(part));
    }
    for (const auto* job : jobs) {
        if (stop.stop_requested()) break;
        add(checkJob(workspace, *job, secrets, unreachable, stop));
    }
    return parts;
}

}  // namespace

std::vector<PreflightPart> preflight(const config::Workspace& workspace, const config::Secrets& secrets,
                                     const std::stop_token& stop,
                                     const std::function<void(const PreflightPart&)>& done) {
    std::vector<const config::JobConfig*> jobs;
    for (const auto& job : workspace.jobs) jobs.push_back(&job);
    return run(workspace, jobs, secrets, stop, done);
}

std::vector<PreflightPart> preflightJob(const config::Workspace& workspace, const std::string& job,
                                        const config::Secrets& secrets, const std::stop_token& stop,
                                        const std::function<void(const PreflightPart&)>& done) {
    const auto* config = workspace.job(job);
    return config ? run(workspace, {config}, secrets, stop, done) : std::vector<PreflightPart>();
}

}  // namespace sluice
