#include "ui/shell/job_actions.h"

#include "ui/words/diagnostic.h"
#include "ui/words/state_words.h"
#include "widgets/theme/icon.h"

#include <set>

#include <QClipboard>
#include <QGuiApplication>

namespace sluice::ui {

JobActions::JobActions(EngineMonitor& monitor, EngineControl& control, ActionRegistry& registry, QObject* parent)
    : QObject(parent), m_monitor(monitor), m_control(control), m_registry(registry) {
    connect(&monitor, &EngineMonitor::membersChanged, this, &JobActions::remake);
    connect(&monitor, &EngineMonitor::updated, this, &JobActions::refresh);
    connect(&control, &EngineControl::pendingChanged, this, &JobActions::refresh);
    remake();
}

JobActionSet JobActions::of(const QString& job) const {
    const auto found = m_sets.find(job);
    return found == m_sets.end() ? JobActionSet{} : found->second;
}

QAction* JobActions::make(const QString& id, const QString& text, const QString& icon, const QString& job,
                          std::function<void()> run) {
    auto* action = new QAction(text, this);
    action->setObjectName(QStringLiteral("job.%1.%2").arg(id, job));
    action->setIcon(widgets::icon(icon));
    action->setToolTip(QStringLiteral("%1 %2").arg(text, job));
    // The palette says which job; menus and buttons stand beside their job and need only the word.
    action->setProperty("paletteText", QStringLiteral("%1 %2").arg(text, job));
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    m_registry.add(action);
    return action;
}

void JobActions::remake() {
    std::set<QString> present;
    if (const auto* snapshot = m_monitor.snapshot()) {
        for (const auto& job : snapshot->jobs) present.insert(QString::fromStdString(job.name));
    }
    for (auto entry = m_sets.begin(); entry != m_sets.end();) {
        if (present.contains(entry->first)) {
            ++entry;
            continue;
        }
        for (auto* action : {entry->second.start, entry->second.pause, entry->second.stop, entry->second.restart,
                             entry->second.copyDiagnostic, entry->second.open, entry->second.edit,
                             entry->second.duplicate, entry->second.anew, entry->second.remove}) {
            delete action;
        }
        entry = m_sets.erase(entry);
    }
    for (const auto& name : present) {
        if (m_sets.contains(name)) continue;
        const auto post = [this, name](JobCommand command) {
            return [this, name, command] { m_control.command(command, {name}); };
        };
        JobActionSet set;
        set.start = make(QStringLiteral("start"), tr("Start"), QStringLiteral("play"), name, post(JobCommand::Start));
        set.pause = make(QStringLiteral("pause"), tr("Pause"), QStringLiteral("pause"), name, post(JobCommand::Pause));
        set.stop = make(QStringLiteral("stop"), tr("Stop"), QStringLiteral("stop"), name, post(JobCommand::Stop));
        set.restart =
            make(QStringLiteral("restart"), tr("Restart"), QStringLiteral("restart"), name, post(JobCommand::Restart));
        set.copyDiagnostic =
            make(QStringLiteral("diagnostic"), tr("Copy diagnostic"), QStringLiteral("copy"), name, [this, name] {
                const auto* snapshot = m_monitor.snapshot();
                const auto* job = snapshot != nullptr ? snapshot->job(name.toStdString()) : nullptr;
                if (job != nullptr) QGuiApplication::clipboard()->setText(diagnosticText(*job, *snapshot));
            });
        set.open = make(QStringLiteral("open"), tr("Open"), QStringLiteral("jobs"), name, [this, name] {
            if (m_open) m_open(QStringLiteral("job:") + name);
        });
        const auto go = [this, name](const char* where) {
            return [this, page = QStringLiteral("wizard:%1:%2").arg(QString::fromLatin1(where), name)] {
                if (m_open) m_open(page);
            };
        };
        set.edit = make(QStringLiteral("edit"), tr("Edit…"), QStringLiteral("edit"), name, go("edit"));
        set.duplicate =
            make(QStringLiteral("duplicate"), tr("Duplicate…"), QStringLiteral("duplicate"), name, go("copy"));
        set.anew = make(QStringLiteral("anew"), tr("Begin anew…"), QStringLiteral("refresh"), name, [this, name] {
            if (m_anew) m_anew(name);
        });
        set.remove = make(QStringLiteral("remove"), tr("Remove…"), QStringLiteral("trash"), name, [this, name] {
            if (m_remove) m_remove(name);
        });
        m_sets.emplace(name, set);
    }
    refresh();
}

void JobActions::refresh() {
    const auto* snapshot = m_monitor.snapshot();
    if (snapshot == nullptr) return;
    for (const auto& [name, set] : m_sets) {
        const auto* job = snapshot->job(name.toStdString());
        if (job == nullptr) continue;
        const auto state = m_control.shownState(*job);
        set.start->setEnabled(EngineControl::allowed(JobCommand::Start, state));
        set.pause->setEnabled(EngineControl::allowed(JobCommand::Pause, state));
        set.stop->setEnabled(EngineControl::allowed(JobCommand::Stop, state));
        set.anew->setEnabled(EngineControl::allowed(JobCommand::BeginAnew, state));
        set.restart->setEnabled(EngineControl::allowed(JobCommand::Restart, state));
    }
}

}  // namespace sluice::ui
