#include "ui/pages/pipeline/picture_model.h"

#include "ui/words/job_words.h"
#include "ui/words/sentence.h"
#include "ui/words/state_words.h"
#include "ui/words/system_words.h"
#include "ui/words/words.h"

#include <algorithm>
#include <array>

namespace sluice::ui::pages::pipeline {

namespace {

using widgets::FlowModel;
using widgets::FlowPillContent;
using widgets::Tone;

const QString systemPrefix = QStringLiteral("system.");
const QString jobPrefix = QStringLiteral("job.");
const QString proposalPrefix = QStringLiteral("proposal.");
const QString draftPrefix = QStringLiteral("draft.");

QString from(const std::string& text) {
    return QString::fromStdString(text);
}

Tone reasonTone(const JobSnapshot& job) {
    if (isTroubled(job.state)) return lookOf(job.state).tone;
    const bool halted = job.state == JobState::Paused || job.state == JobState::Stopped;
    if (halted && job.resumeWindowSeconds) {
        if (*job.resumeWindowSeconds < 3600) return Tone::Critical;
        if (*job.resumeWindowSeconds < 6 * 3600) return Tone::Warning;
    }
    return Tone::Secondary;
}

bool flows(const JobSnapshot& job, Micros now) {
    return job.rowsPerSecond > 0 && job.lastConfirmed != Micros{} && now - job.lastConfirmed < std::chrono::seconds(2);
}

const JobSnapshot* find(const EngineSnapshot& snapshot, const QString& id) {
    return snapshot.job(jobOfId(id).toStdString());
}

QString nameIn(const QString& id, const QString& prefix) {
    return id.startsWith(prefix) ? id.mid(prefix.size()) : QString();
}

std::string endOf(const Draft& draft, std::string_view part) {
    const auto* end = draft.job.find(part);
    const auto* name = end == nullptr ? nullptr : end->find("connection");
    return name == nullptr || name->text() == nullptr ? std::string() : *name->text();
}

/// A draft of a new job as it would stand in the picture; nothing: its ends are not chosen, or are gone.
std::optional<widgets::FlowJob> pillOf(const Draft& draft, const EngineSnapshot& snapshot) {
    const auto source = endOf(draft, "source"), sink = endOf(draft, "sink");
    if (!draft.editing.empty() || snapshot.system(source) == nullptr || snapshot.system(sink) == nullptr) return {};
    const auto look = lookOf(JobState::Draft);
    widgets::FlowJob flow;
    flow.id = draftPrefix + from(draft.name);
    flow.source = systemId(source);
    flow.sink = systemId(sink);
    flow.severity = 1;  // never folded with jobs that are well
    flow.halted = true;
    auto& pill = flow.content;
    pill.title = from(draft.name);
    pill.right = QStringLiteral("→ ") + kindName(snapshot.system(sink)->connection.kind);
    pill.shape = look.shape;
    pill.tone = look.tone;
    pill.word = look.word;
    pill.rate = Words::tr("step %1 of 7").arg(draft.step);
    pill.dashed = true;
    pill.toolTip = Words::tr("%1 is being made: a click goes on with it").arg(from(draft.name));
    pill.accessibleName = Words::tr("%1, draft, %2 to %3").arg(from(draft.name), from(source), from(sink));
    return flow;
}

}  // namespace

QString systemId(const std::string& name) {
    return systemPrefix + from(name);
}

QString jobId(const std::string& name) {
    return jobPrefix + from(name);
}

QString jobOfId(const QString& id) {
    return nameIn(id, jobPrefix);
}

QString systemOfId(const QString& id) {
    return nameIn(id, systemPrefix);
}

QString draftOfId(const QString& id) {
    return nameIn(id, draftPrefix);
}

QString proposalOfId(const QString& id) {
    return nameIn(id, proposalPrefix);
}

FlowPillContent pillOf(const JobSnapshot& job, JobState shown, std::optional<Pending> pending, Micros now) {
    widgets::FlowPillContent pill;
    const auto look = lookOf(shown);
    pill.title = from(job.name);
    pill.right = QStringLiteral("→ ") + kindName(job.sinkKind);
    pill.shape = look.shape;
    pill.tone = look.tone;
    pill.troubled = !pending && isTroubled(shown);
    pill.word = shortStateText(job, shown);
    if (pending) pill.word += QChar(u' ') + wholeDuration(std::max(now - pending->since, std::chrono::microseconds(0)));
    const bool halted = isHalted(shown);
    if (!halted && !pending) pill.rate = rate(job.rowsPerSecond).text();
    if (!pending && lagQuantity(job).number != missing) pill.lag = lagText(job);
    if (shown == JobState::CatchingUp && job.catchUpSeconds) {
        pill.rate = Words::tr("%1 left").arg(wholeDuration(std::chrono::seconds(*job.catchUpSeconds)));
    }
    pill.reason = pending ? QString() : reasonLine(job, now);
    if (pending && now - pending->since > EngineControl::patience && !job.reason.empty())
        pill.reason = sentence(job.reason);
    pill.reasonTone = reasonTone(job);
    if (job.setAside > 0) pill.badge = Words::tr("%1 rejected").arg(grouped(job.setAside));
    // A queue that hardly fills is nothing to look at.
    if (!halted && job.queueFill >= 0.1) pill.fill = std::min(job.queueFill, 1.0);
    pill.full = !halted && job.queueFill >= 0.99;
    pill.stale = shown == JobState::NoData || shown == JobState::Unknown;
    if (shown == JobState::Unknown) {
        pill.rate.clear();
        pill.lag = missing;
    }
    pill.accessibleName = spokenName(job, shown);
    pill.toolTip = QStringLiteral("%1: %2 → %3\n%4")
                       .arg(from(job.name), from(job.source), from(job.sink), stateText(job, shown, now));
    if (!job.reason.empty()) pill.toolTip += QStringLiteral(": ") + sentence(job.reason);
    pill.toolTip += QChar(u'\n') + lagToolTip(job);
    return pill;
}

FlowModel pictureOf(const EngineSnapshot& snapshot, const EngineControl& control, const std::vector<Draft>& drafts) {
    widgets::FlowModel model;
    QList<widgets::FlowJob> made;
    for (const auto& draft : drafts)
        if (auto pill = pillOf(draft, snapshot)) made.append(std::move(*pill));
    for (const auto& system : snapshot.systems) {
        const auto id = systemId(system.connection.name);
        const bool drafted =
            std::ranges::any_of(made, [&](const auto& job) { return job.source == id || job.sink == id; });
        const bool used = isSource(system, snapshot) || isSink(system, snapshot) || drafted;
        if (used || snapshot.jobs.empty())
            model.systems.append({systemId(system.connection.name), cardOf(system, snapshot)});
    }
    for (const auto& job : snapshot.jobs) {
        const auto shown = control.shownState(job);
        widgets::FlowJob flow;
        flow.id = jobId(job.name);
        flow.source = systemId(job.source);
        flow.sink = systemId(job.sink);
        flow.content = pillOf(job, shown, control.pending(job.name), snapshot.at);
        flow.severity = isTroubled(shown) ? severity(shown) : 0;
        flow.halted = isHalted(shown);
        flow.rowsPerSecond = flows(job, snapshot.at) ? job.rowsPerSecond : 0;
        model.jobs.append(flow);
    }
    model.jobs += made;
    for (const auto& proposal : proposals(snapshot)) {
        const auto isSo = [&](const auto& job) {
            return job.source == systemPrefix + proposal.source && job.sink == systemPrefix + proposal.sink;
        };
        if (std::ranges::any_of(made, isSo)) continue;
        widgets::FlowJob flow;
        flow.id = proposalPrefix + proposal.job;
        flow.source = systemPrefix + proposal.source;
        flow.sink = systemPrefix + proposal.sink;
        flow.content.title = QStringLiteral("+ ") + proposal.job;
        flow.content.ghost = true;
        flow.content.toolTip = Words::tr("A job from %1 to %2: a click begins it").arg(proposal.source, proposal.sink);
        flow.content.accessibleName = flow.content.toolTip;
        flow.halted = true;
        model.jobs.append(flow);
    }
    return model;
}

FlowPillContent groupPill(const EngineSnapshot& snapshot, const EngineControl& control, const QStringList& jobIds) {
    widgets::FlowPillContent pill;
    double rows = 0;
    const JobSnapshot* worst = nullptr;
    for (const auto& id : jobIds) {
        const auto* job = find(snapshot, id);
        if (job == nullptr) continue;
        rows += job->rowsPerSecond;
        const auto rank = [](const JobSnapshot& one) {
            return std::pair(severity(one.state), one.lagMaxMicros.value_or(-1));
        };
        if (worst == nullptr || rank(*job) > rank(*worst)) worst = job;
    }
    if (worst == nullptr) return pill;
    const auto look = lookOf(control.shownState(*worst));
    pill.title = Words::tr("%1 · %2 jobs").arg(from(worst->name)).arg(jobIds.size());
    pill.right = QStringLiteral("→ ") + kindName(worst->sinkKind);
    pill.shape = look.shape;
    pill.tone = look.tone;
    pill.word = look.word;
    pill.rate = rate(rows).text();
    if (lagQuantity(*worst).number != missing) pill.lag = lagText(*worst);
    pill.toolTip = Words::tr("%1 jobs from %2 to %3, the worst of them shown")
                       .arg(jobIds.size())
                       .arg(from(worst->source), from(worst->sink));
    pill.accessibleName = pill.toolTip;
    return pill;
}

std::vector<const SystemSnapshot*> unusedSystems(const EngineSnapshot& snapshot) {
    std::vector<const SystemSnapshot*> unused;
    if (snapshot.jobs.empty()) return unused;
    for (const auto& system : snapshot.systems) {
        if (!isSource(system, snapshot) && !isSink(system, snapshot)) unused.push_back(&system);
    }
    return unused;
}

std::vector<Proposal> proposals(const EngineSnapshot& snapshot) {
    struct Pair {
        const char *source, *sink, *job;
    };
    static constexpr std::array<Pair, 4> pairs = {{{"mysql", "kafka", "publish"},
                                                   {"mysql", "tidb", "replicate"},
                                                   {"kafka", "elasticsearch", "index"},
                                                   {"kafka", "redis", "cache"}}};
    std::vector<Proposal> all;
    if (!snapshot.jobs.empty()) return all;
    const auto first = [&](std::string_view kind) -> const SystemSnapshot* {
        const auto found =
            std::ranges::find_if(snapshot.systems, [&](const auto& system) { return system.connection.kind == kind; });
        return found == snapshot.systems.end() ? nullptr : &*found;
    };
    for (const auto& pair : pairs) {
        const auto* source = first(pair.source);
        const auto* sink = first(pair.sink);
        if (source == nullptr || sink == nullptr) continue;
        all.push_back({QString::fromLatin1(pair.job), from(source->connection.name), from(sink->connection.name)});
    }
    return all;
}

QString wizardPage(const Proposal& proposal) {
    return QStringLiteral("wizard:%1:%2:%3").arg(proposal.job, proposal.source, proposal.sink);
}

QString wizardPage(const config::Connection& connection) {
    const auto name = from(connection.name);
    if (connection.kind == "mysql") return QStringLiteral("wizard:publish:%1:").arg(name);
    if (connection.kind == "kafka") return QStringLiteral("wizard:index:%1:").arg(name);
    if (connection.readOnly) return {};
    if (connection.kind == "tidb") return QStringLiteral("wizard:replicate::%1").arg(name);
    if (connection.kind == "redis") return QStringLiteral("wizard:cache::%1").arg(name);
    if (connection.kind == "elasticsearch") return QStringLiteral("wizard:index::%1").arg(name);
    return {};
}

}  // namespace sluice::ui::pages::pipeline
