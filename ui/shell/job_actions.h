#pragma once
#include "ui/bridge/engine_control.h"
#include "ui/bridge/engine_monitor.h"
#include "ui/shell/action_registry.h"

#include <map>

namespace sluice::ui {

/// What can be done to a job. The same four objects stand in pill, inspector, table and palette, so each is enabled in
/// all of them or in none.
struct JobActionSet {
    QAction* start = nullptr;
    QAction* pause = nullptr;
    QAction* stop = nullptr;
    QAction* restart = nullptr;
    QAction* copyDiagnostic = nullptr;
    QAction* edit = nullptr;
    QAction* duplicate = nullptr;
    QAction* anew = nullptr;
    QAction* remove = nullptr;
    QAction* open = nullptr;  ///< its page
};

/// Makes the actions of each job once and keeps them right as states change. Their ids are `job.start.NAME` and so on.
/// Lives on: GUI thread.
class JobActions : public QObject {
    Q_OBJECT

public:
    JobActions(EngineMonitor& monitor, EngineControl& control, ActionRegistry& registry, QObject* parent = nullptr);

    /// Of a job of the last snapshot; all null for another.
    JobActionSet of(const QString& job) const;
    /// What takes a job out of the workspace, after asking.
    void setRemove(std::function<void(const QString& job)> remove) { m_remove = std::move(remove); }
    /// What makes a job begin anew, after asking.
    void setAnew(std::function<void(const QString& job)> anew) { m_anew = std::move(anew); }
    /// Goes to a page, such as `job:NAME`.
    void setOpen(std::function<void(const QString& page)> open) { m_open = std::move(open); }

private:
    void remake();
    void refresh();
    QAction* make(const QString& id, const QString& text, const QString& icon, const QString& job,
                  std::function<void()> run);

    EngineMonitor& m_monitor;
    EngineControl& m_control;
    ActionRegistry& m_registry;
    std::map<QString, JobActionSet> m_sets;
    std::function<void(const QString& page)> m_open;
    std::function<void(const QString& job)> m_remove, m_anew;
};

}  // namespace sluice::ui
