#include "app/commands.h"
#include "app/keyring.h"
#include "app/log_output.h"
#include "app/metrics_server.h"
#include "app/paths.h"
#include "app/signals.h"
#include "backend/core/log.h"
#include "backend/core/thread.h"
#include "backend/engine/engine.h"
#include "backend/engine/metrics_text.h"
#include "backend/engine/validate.h"

#include <QCoreApplication>
#include <QTimer>

namespace sluice::app {
namespace {

constexpr auto drainDeadline = std::chrono::seconds(8);

QStringList unhealthyJobs(const EngineSnapshot& snapshot) {
    QStringList jobs;
    for (const auto& job : snapshot.jobs) {
        if (!job.wanted || severity(job.state) < 2) continue;
        jobs += QStringLiteral("%1 is %2: %3")
                    .arg(QString::fromStdString(job.name), QString::fromUtf8(toString(job.state).data()),
                         QString::fromStdString(job.reason));
    }
    return jobs;
}

bool anyFailed(const EngineSnapshot& snapshot) {
    bool failed = false;
    for (const auto& job : snapshot.jobs) {
        if (job.state != JobState::Failed) continue;
        complain(
            QStringLiteral("%1 failed: %2").arg(QString::fromStdString(job.name), QString::fromStdString(job.reason)));
        if (job.positionLost)
            complain(QStringLiteral("`sluice anew FILE --job %1` says what beginning anew would do, and does it.")
                         .arg(QString::fromStdString(job.name)));
        failed = true;
    }
    return failed;
}

/// What the file says now, applied to what runs; a file that is wrong changes nothing, which the log says in its form.
void readAgain(Engine& engine, const QString& file, config::Workspace& current, const std::vector<std::string>& only) {
    auto next = config::loadWorkspace(file.toStdString());
    auto valid = next ? validate(*next) : Result<>(forward(next));
    if (!valid) return log(LogLevel::Error, current.name, valid.error().message + " The jobs go on as they were.");
    const auto plan = planEdit(current, *next);
    if (plan.jobs.empty()) log(LogLevel::Info, current.name, "The file was read again; nothing changed.");
    std::vector<std::string> added;
    for (const auto& edit : plan.jobs)
        if (edit.kind == JobEdit::Kind::Added && only.empty() && next->job(edit.job)->enabled)
            added.push_back(edit.job);
    engine.replaceWorkspace(*next);
    if (plan.refused()) return;
    current = std::move(*next);
    if (!added.empty()) engine.post(JobCommand::Start, std::move(added));
}

}  // namespace

int runHeadless(const QStringList& words) {
    QCommandLineParser parser;
    parser.addPositionalArgument("FILE", "Workspace file.");
    parser.addOptions({{"job", "Run this job only; may be repeated. Runs it even if it was stopped by hand.", "NAME"},
                       {"until-caught-up", "End when every job has caught up."},
                       {"metrics", "Serve /metrics and /healthz there, as 127.0.0.1:9464.", "ADDR"},
                       {"state", "Folder of the store.", "DIR"},
                       {"log", "Form of the log on standard error: text or json.", "FORM", "text"}});
    int code = exit::ok;
    if (!parseWords(parser, allCommands()[0], words, {"FILE"}, code)) return code;
    const QString form = parser.value("log");
    if (form != "text" && form != "json") {
        complain(QStringLiteral("--log %1 is not known. Choose text or json.").arg(form));
        return exit::usage;
    }
    auto workspace = loadChecked(parser.positionalArguments().first());
    if (!workspace) return exit::usage;
    EngineOptions options;
    options.stateFolder = stateFolder(parser.value("state")).toStdString();
    options.secrets = config::Secrets(systemKeyring());
    options.untilCaughtUp = parser.isSet("until-caught-up");
    for (const auto& name : parser.values("job")) {
        if (!workspace->job(name.toStdString())) {
            complain(QStringLiteral("--job %1 is no job of %2.").arg(name, parser.positionalArguments().first()));
            return exit::usage;
        }
        options.only.push_back(name.toStdString());
    }
    const auto only = options.only;
    const auto log = logToStandardError(form);
    auto engine = Engine::open(*workspace, std::move(options));
    if (!engine) {
        complain(engine.error());
        return exit::failed;
    }
    MetricsServer metrics({[&] { return QByteArray::fromStdString(metricsText(*(*engine)->snapshot())); },
                           [&] { return unhealthyJobs(*(*engine)->snapshot()); }});
    if (parser.isSet("metrics")) {
        if (const auto problem = metrics.listen(parser.value("metrics")); !problem.isEmpty()) {
            complain(problem);
            return exit::usage;
        }
    }
    Signals signalWatch;
    QObject::connect(&signalWatch, &Signals::terminate, qApp, &QCoreApplication::quit);
    QObject::connect(&signalWatch, &Signals::hangUp, qApp,
                     [&, file = parser.positionalArguments().first()] { readAgain(**engine, file, *workspace, only); });
    signalWatch.heedHangUp();
    (*engine)->startWanted();
    // Ends by itself when no job is left to run, failed or caught up; asked from its own thread, since it blocks.
    Thread ender("ended", [&engine](const std::stop_token& stop) {
        (*engine)->waitUntilEnded(stop);
        if (!stop.stop_requested()) QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    });
    QCoreApplication::exec();
    ender.requestStop();
    ender.join();
    const bool failed = anyFailed(*(*engine)->snapshot());
    (*engine)->shutDown(drainDeadline);
    return failed ? exit::failed : exit::ok;
}

}  // namespace sluice::app
