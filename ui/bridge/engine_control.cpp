#include "ui/bridge/engine_control.h"

#include "ui/words/state_words.h"
#include "ui/words/time_words.h"

namespace sluice::ui {

JobState Pending::shown() const {
    switch (command) {
        case JobCommand::Start:
            return JobState::Starting;
        case JobCommand::Restart:
        case JobCommand::BeginAnew:
            return JobState::Restarting;
        case JobCommand::Pause:
        case JobCommand::Stop:
            break;
    }
    return JobState::Stopping;
}

EngineControl::EngineControl(EngineMonitor& monitor, QObject* parent) : QObject(parent), m_monitor(monitor) {
    connect(&monitor, &EngineMonitor::updated, this, &EngineControl::follow);
}

void EngineControl::setPost(std::function<void(JobCommand, std::vector<std::string>)> post) {
    m_post = std::move(post);
    m_pending.clear();
}

void EngineControl::command(JobCommand command, const QStringList& jobs) {
    std::vector<std::string> names;
    for (const auto& job : jobs) names.push_back(job.toStdString());
    if (names.empty()) return;
    if (!m_post) {
        for (const auto& job : jobs) {
            Q_EMIT finished(
                {job, command, CommandResult::Outcome::Failed,
                 tr("%1 was not told to %2: this window only looks on. Open its workspace again once no other "
                    "process runs the jobs")
                     .arg(job, word(command).toLower())});
        }
        return;
    }
    for (const auto& name : names) m_pending[name] = {command, m_monitor.now(), static_cast<int>(names.size())};
    m_post(command, names);
    Q_EMIT pendingChanged(jobs);
}

std::optional<Pending> EngineControl::pending(const std::string& job) const {
    const auto found = m_pending.find(job);
    if (found == m_pending.end()) return std::nullopt;
    return found->second;
}

JobState EngineControl::shownState(const JobSnapshot& job) const {
    const auto waiting = pending(job.name);
    return waiting ? waiting->shown() : job.state;
}

bool EngineControl::allowed(JobCommand command, JobState state) {
    const bool moving = state == JobState::Starting || state == JobState::Stopping || state == JobState::Restarting;
    switch (command) {
        case JobCommand::Start:
            return !isActive(state);
        case JobCommand::Pause:
            return isActive(state) && !moving;
        case JobCommand::Stop:
            return (isActive(state) && state != JobState::Stopping) || state == JobState::Paused ||
                   state == JobState::Failed;
        case JobCommand::Restart:
        case JobCommand::BeginAnew:
            return state != JobState::Draft && !moving;
    }
    return false;
}

QString EngineControl::word(JobCommand command) {
    switch (command) {
        case JobCommand::Start:
            return tr("Start");
        case JobCommand::Pause:
            return tr("Pause");
        case JobCommand::Stop:
            return tr("Stop");
        case JobCommand::BeginAnew:
            return tr("Begin anew");
        case JobCommand::Restart:
            break;
    }
    return tr("Restart");
}

void EngineControl::follow() {
    const auto* snapshot = m_monitor.snapshot();
    if (snapshot == nullptr || m_pending.empty()) return;
    QStringList ended;
    std::vector<CommandResult> results;
    for (auto entry = m_pending.begin(); entry != m_pending.end();) {
        const auto* job = snapshot->job(entry->first);
        const auto result = job != nullptr ? judge(*job, entry->second, snapshot->at) : std::nullopt;
        if (job != nullptr && !result) {
            ++entry;
            continue;
        }
        ended.append(QString::fromStdString(entry->first));
        if (result) {
            results.push_back(*result);
            results.back().together = entry->second.together;
        }
        entry = m_pending.erase(entry);
    }
    if (!ended.isEmpty()) Q_EMIT pendingChanged(ended);
    for (const auto& result : results) Q_EMIT finished(result);
}

std::optional<CommandResult> EngineControl::judge(const JobSnapshot& job, const Pending& pending, Micros now) {
    using Outcome = CommandResult::Outcome;
    const auto name = QString::fromStdString(job.name);
    const auto reason = QString::fromStdString(job.reason);
    const bool moving =
        job.state == JobState::Starting || job.state == JobState::Stopping || job.state == JobState::Restarting;
    const bool fresh = job.since >= pending.since;
    if (job.state == JobState::Failed && fresh) {
        return CommandResult{name, pending.command, Outcome::Failed, tr("%1 is Failed: %2").arg(name, reason)};
    }
    switch (pending.command) {
        case JobCommand::Start:
            if (isActive(job.state) && !moving)
                return CommandResult{name, pending.command, Outcome::Done, tr("%1 was started").arg(name)};
            if (job.state == JobState::Completed && fresh) {
                return CommandResult{name, pending.command, Outcome::Done, tr("%1 ran to its end").arg(name)};
            }
            break;
        case JobCommand::Restart:
        case JobCommand::BeginAnew:
            if (isActive(job.state) && !moving && job.startedAt >= pending.since) {
                const bool anew = pending.command == JobCommand::BeginAnew;
                return CommandResult{name, pending.command, Outcome::Done,
                                     anew ? tr("%1 began anew").arg(name) : tr("%1 was restarted").arg(name)};
            }
            break;
        case JobCommand::Pause:
        case JobCommand::Stop: {
            const bool pause = pending.command == JobCommand::Pause;
            if (job.state != (pause ? JobState::Paused : JobState::Stopped)) break;
            auto sentence = pause ? tr("%1 is paused").arg(name) : tr("%1 is stopped").arg(name);
            if (job.resumeWindowSeconds)
                sentence += tr(" and may stay so for %1").arg(window(*job.resumeWindowSeconds));
            return CommandResult{name, pending.command, Outcome::Done, sentence};
        }
    }
    if (now - pending.since < patience) return std::nullopt;
    auto sentence = tr("%1 is still %2 after 30 s").arg(name, lookOf(pending.shown()).word);
    if (!reason.isEmpty()) sentence += QStringLiteral(": ") + reason;
    return CommandResult{name, pending.command, Outcome::TookLong, sentence};
}

}  // namespace sluice::ui
