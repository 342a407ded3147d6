#include "ui/pages/pipeline/verdict.h"

#include "backend/watch/verdict.h"
#include "ui/pages/pipeline/picture_model.h"
#include "ui/words/sentence.h"
#include "ui/words/state_words.h"

#include <algorithm>

#include <QCoreApplication>
#include <QRegularExpression>

namespace sluice::ui::pages::pipeline {

namespace {

using Condition = watch::VerdictJob::Condition;
using widgets::Shape;
using widgets::Tone;

Condition conditionOf(JobState state) {
    switch (state) {
        case JobState::Streaming:
            return Condition::Well;
        case JobState::Idle:
            return Condition::Idle;
        case JobState::Starting:
        case JobState::Stopping:
        case JobState::Restarting:
        case JobState::Snapshot:
        case JobState::CatchingUp:
            return Condition::Busy;
        case JobState::Draft:
        case JobState::Paused:
        case JobState::Stopped:
        case JobState::Completed:
            return Condition::Off;
        case JobState::NoData:
        case JobState::Unknown:
            return Condition::NoData;
        case JobState::Lagging:
            return Condition::Lagging;
        case JobState::Retrying:
            return Condition::Retrying;
        case JobState::Stalled:
            return Condition::Stalled;
        case JobState::Failed:
            break;
    }
    return Condition::Failed;
}

watch::VerdictJob jobFor(const JobSnapshot& job) {
    watch::VerdictJob seen;
    seen.name = job.name;
    seen.source = job.source;
    seen.sink = job.sink;
    seen.condition = conditionOf(job.state);
    seen.word = lookOf(job.state).word.toStdString();
    seen.since = job.since;
    seen.reason = sentence(job.reason).toStdString();
    seen.lagMicros = job.lagMaxMicros ? job.lagMaxMicros : job.lagMicros;
    seen.idleSince = job.idleSince;
    seen.positionLost = job.positionLost;
    return seen;
}

watch::VerdictSystem systemFor(const SystemSnapshot& system) {
    watch::VerdictSystem seen;
    seen.name = system.connection.name;
    seen.unreachable = system.sample.reach == watch::SystemSample::Reach::Unreachable;
    seen.since = system.sample.problemSince;
    seen.problem = sentence(system.sample.problem).toStdString();
    return seen;
}

std::string inLanguage(const char* context, const char* english) {
    return QCoreApplication::translate(context, english).toStdString();
}

/// The part that is said strongly: up to the cause of a trouble, else the first sentence.
qsizetype strongLength(const QString& text, bool trouble) {
    const auto colon = trouble ? text.indexOf(QStringLiteral(": ")) : -1;
    if (colon > 0) return colon + 1;
    static const QRegularExpression end(QStringLiteral("[.。] "));
    const auto stop = text.indexOf(end);
    return stop > 0 ? stop + 1 : text.size();
}

StateLook lookFor(const watch::Verdict& verdict, const EngineSnapshot& snapshot) {
    const auto subject = QString::fromStdString(verdict.subject);
    if (const auto* job = snapshot.job(jobOfId(subject).toStdString())) return lookOf(job->state);
    if (const auto* system = snapshot.system(systemOfId(subject).toStdString())) return lookOf(system->sample.reach);
    if (verdict.tone == watch::Verdict::Tone::Neutral) return {{}, Shape::HollowSquare, Tone::Neutral};
    const auto is = [](JobState state) { return [state](const JobSnapshot& job) { return job.state == state; }; };
    const auto busy = [](const JobSnapshot& job) { return conditionOf(job.state) == Condition::Busy; };
    if (std::ranges::any_of(snapshot.jobs, is(JobState::Streaming))) return lookOf(JobState::Streaming);
    const auto moving = std::ranges::find_if(snapshot.jobs, busy);
    if (moving != snapshot.jobs.end()) return lookOf(moving->state);
    return lookOf(JobState::Idle);
}

}  // namespace

VerdictContent verdictOf(const EngineSnapshot& snapshot) {
    std::vector<watch::VerdictJob> jobs;
    std::vector<watch::VerdictSystem> systems;
    for (const auto& job : snapshot.jobs) jobs.push_back(jobFor(job));
    for (const auto& system : snapshot.systems) systems.push_back(systemFor(system));
    const auto verdict = watch::verdictOf(jobs, systems, snapshot.at, inLanguage);
    const auto look = lookFor(verdict, snapshot);
    const auto text = QString::fromStdString(verdict.text);
    const auto strong = strongLength(text, !verdict.subject.empty());
    VerdictContent content;
    content.shape = look.shape;
    content.tone = look.tone;
    content.strong = text.left(strong);
    content.rest = text.mid(strong).trimmed();
    content.subject = QString::fromStdString(verdict.subject);
    content.remedy = QString::fromStdString(verdict.remedy);
    content.remedyLabel = QString::fromStdString(verdict.remedyLabel);
    for (const auto& other : verdict.others) content.others.append(QString::fromStdString(other.subject));
    return content;
}

}  // namespace sluice::ui::pages::pipeline
