#pragma once
#include "ui/bridge/background.h"
#include "ui/bridge/engine_monitor.h"

#include <QTimer>

namespace sluice::ui {

/// The events that the store keeps, of one subject or of all: what was before this window, and, where another process
/// runs the jobs, what that one goes on saying. Lives on: GUI thread.
class StoredNews : public QObject {
    Q_OBJECT

public:
    explicit StoredNews(EngineMonitor& monitor, QObject* parent = nullptr);

    /// Looks through the newest `most` lines; an empty subject: of all. What was asked before is dropped.
    void ask(std::string subject, std::size_t most);
    bool isLoading() const { return m_loading; }
    /// Why the older ones are not known; empty: they are, or are on their way.
    const QString& problem() const { return m_problem; }

Q_SIGNALS:
    /// Once: all that came before the monitor's events, oldest first; or problem() says why not.
    void older(const std::vector<sluice::EngineEvent>& events);
    /// What the other process has said since.
    void newer(const std::vector<sluice::EngineEvent>& events);

private:
    void follow();
    void take(std::vector<EngineEvent> events);

    EngineMonitor& m_monitor;
    Background m_background;
    QTimer m_timer;
    std::string m_subject;
    Micros m_asked{};  ///< when; what happens from then on comes by the monitor
    Micros m_last{};   ///< of the newest that was handed out
    QString m_problem;
    bool m_loading = false;
};

}  // namespace sluice::ui
