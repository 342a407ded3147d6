#pragma once
#include "ui/bridge/engine_monitor.h"

#include <map>
#include <optional>

#include <QStringList>

namespace sluice::ui {

/// A command on its way: accepted, and not yet so.
struct Pending {
    JobCommand command = JobCommand::Start;
    Micros since{};
    int together = 1;  ///< jobs that the command was given for at once
    /// Starting, Stopping or Restarting.
    JobState shown() const;
};

/// What became of a command for one job.
struct CommandResult {
    QString job;
    JobCommand command = JobCommand::Start;
    enum class Outcome { Done, Failed, TookLong } outcome = Outcome::Done;
    QString sentence;
    int together = 1;  ///< jobs that the command was given for at once
};

/// Posts commands and follows each until the job is as asked for, failed, or 30 s have passed. Lives on: GUI thread.
class EngineControl : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::seconds patience{30};

    explicit EngineControl(EngineMonitor& monitor, QObject* parent = nullptr);
    /// Where commands go; an empty function refuses them.
    void setPost(std::function<void(JobCommand, std::vector<std::string>)> post);

    /// Where what was done at a system itself is told; an empty function tells nobody.
    void setReport(std::function<void(EngineEvent)> report) { m_report = std::move(report); }
    void report(EngineEvent event) {
        if (m_report) m_report(std::move(event));
    }

    void command(JobCommand command, const QStringList& jobs);
    /// Nothing: no command of this job is on its way.
    std::optional<Pending> pending(const std::string& job) const;
    /// The job's state, or what a pending command makes of it.
    JobState shownState(const JobSnapshot& job) const;

    /// Whether the command makes sense for a job in this state.
    static bool allowed(JobCommand command, JobState state);
    /// `Start`, `Pause`, `Stop`, `Restart`, `Begin anew`.
    static QString word(JobCommand command);

Q_SIGNALS:
    /// The jobs whose pending command came or went.
    void pendingChanged(const QStringList& jobs);
    void finished(const sluice::ui::CommandResult& result);

private:
    void follow();
    /// Nothing: not decided yet.
    static std::optional<CommandResult> judge(const JobSnapshot& job, const Pending& pending, Micros now);

    EngineMonitor& m_monitor;
    std::function<void(JobCommand, std::vector<std::string>)> m_post;
    std::function<void(EngineEvent)> m_report;
    std::map<std::string, Pending> m_pending;
};

}  // namespace sluice::ui
