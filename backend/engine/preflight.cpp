#include "backend/engine/preflight.h"

#include "backend/core/thread.h"
#include "backend/engine/inquiry.h"
#include "backend/engine/preflight_machine.h"
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
    return {PreflightPart::Subject::Connection, connection.name,
            testConnection(connection, secrets, ConnectionUse::Reach, stop)};
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

/// The checks of one job, group by group, within its time: what was not done by then is one warning.
class JobChecks {
public:
    JobChecks(const config::Workspace& workspace, const config::JobConfig& job, const config::Secrets& secrets,
              const std::string& stateFolder, const std::stop_token& stop)
        : m_workspace(workspace),
          m_job(job),
          m_secrets(secrets),
          m_stateFolder(stateFolder),
          m_outer(stop),
          m_stopped(stop, [this] { m_source.request_stop(); }),
          m_timer("preflight", [this](const std::stop_token& done) {
              if (pause(done, jobLimit)) m_source.request_stop();
          }) {}

    config::Checks run(const std::set<std::string>& unreachable) {
        if (auto valid = validateJob(m_workspace, m_job); !valid) return {failure("Options", valid.error())};
        const auto transforms = makeTransforms(m_job, m_secrets);
        if (!transforms) m_checks.push_back(failure("Transforms", transforms.error()));
        const bool sourceAnswers = !unreachable.contains(m_job.sourceConnection);
        const bool sinkAnswers = !unreachable.contains(m_job.sinkConnection);
        side(m_job.sourceConnection, "Source", sourceAnswers, sources::find);
        if (transforms && !transforms->empty() && sourceAnswers)
            group("Columns of the transforms", [&](const std::stop_token& stop) {
                return columnChecks(contextOf(m_job.sourceConnection), *transforms, stop);
            });
        side(m_job.sinkConnection, "Sink", sinkAnswers, sinks::find);
        if (transforms && sourceAnswers && sinkAnswers)
            group("Tables and target", [&](const std::stop_token& stop) -> config::Checks {
                auto bench = Workbench::open(m_workspace, m_job.name, m_secrets);
                if (!bench) return {failure("Tables and target", bench.error())};
                return checkTables(m_workspace, *bench, m_secrets, m_stateFolder, stop);
            });
        append(m_checks, checkMachine(m_stateFolder));
        return std::move(m_checks);
    }

private:
    static constexpr std::chrono::seconds jobLimit{10};

    ConnectorContext contextOf(const std::string& name) const {
        return {m_workspace,
                m_job,
                *m_workspace.connection(name),
                m_secrets,
                std::make_shared<JobMetrics>(),
                std::filesystem::temp_directory_path().string()};
    }

    template <class Find>
    void side(const std::string& name, std::string_view word, bool answers, Find&& find) {
        if (!answers) return m_checks.push_back(skipped(std::string(word), fmt::format("{} failed its test", name)));
        const auto* kind = find(m_workspace.connection(name)->kind);
        group(word, [&](const std::stop_token& stop) { return kind->check(contextOf(name), stop); });
    }

    template <class Run>
    void group(std::string_view what, Run&& run) {
        const auto stop = m_source.get_token();
        auto checks = stop.stop_requested() ? config::Checks() : run(stop);
        if (!stop.stop_requested()) return append(m_checks, std::move(checks));
        // Whatever was cut off says only that.
        auto late = skipped(std::string(what), fmt::format("not finished within {} s", jobLimit.count()));
        late.outcome = Outcome::Warning;
        late.fix = "Repeat it when the systems have less to do, or begin with fewer tables.";
        if (!m_outer.stop_requested()) m_checks.push_back(std::move(late));
    }

    const config::Workspace& m_workspace;
    const config::JobConfig& m_job;
    const config::Secrets& m_secrets;
    const std::string& m_stateFolder;
    const std::stop_token m_outer;
    std::stop_source m_source;
    std::stop_callback<std::function<void()>> m_stopped;
    config::Checks m_checks;
    Thread m_timer;
};

}  // namespace

bool PreflightPart::failed() const {
    return std::any_of(checks.begin(), checks.end(),
                       [](const config::Check& check) { return check.outcome == Outcome::Failed; });
}

namespace {

/// The connections that `jobs` use, then the jobs.
std::vector<PreflightPart> run(const config::Workspace& workspace, const std::vector<const config::JobConfig*>& jobs,
                               const config::Secrets& secrets, const std::string& stateFolder,
                               const std::stop_token& stop, const std::function<void(const PreflightPart&)>& done) {
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
        add({PreflightPart::Subject::Job, job->name,
             JobChecks(workspace, *job, secrets, stateFolder, stop).run(unreachable)});
    }
    return parts;
}

}  // namespace

std::vector<PreflightPart> preflight(const config::Workspace& workspace, const config::Secrets& secrets,
                                     const std::string& stateFolder, const std::stop_token& stop,
                                     const std::function<void(const PreflightPart&)>& done) {
    std::vector<const config::JobConfig*> jobs;
    for (const auto& job : workspace.jobs) jobs.push_back(&job);
    return run(workspace, jobs, secrets, stateFolder, stop, done);
}

std::vector<PreflightPart> preflightJob(const config::Workspace& workspace, const std::string& job,
                                        const config::Secrets& secrets, const std::string& stateFolder,
                                        const std::stop_token& stop,
                                        const std::function<void(const PreflightPart&)>& done) {
    const auto* config = workspace.job(job);
    return config ? run(workspace, {config}, secrets, stateFolder, stop, done) : std::vector<PreflightPart>();
}

}  // namespace sluice
