#pragma once
#include "ui/bridge/stored_news.h"

#include <QObject>

namespace sluice::ui::pages::job {

/// The events of one job, oldest first: those that the store kept, then those of this window. Lives on: GUI thread.
class JobNews : public QObject {
    Q_OBJECT

public:
    /// Of the store, that many lines are looked through.
    static constexpr std::size_t looksBack = 20'000;

    explicit JobNews(EngineMonitor& monitor, QObject* parent = nullptr);

    void showJob(const QString& name);
    const std::vector<EngineEvent>& events() const { return m_events; }
    /// Why the older ones are not known; empty: they are, or are on their way.
    const QString& problem() const { return m_stored.problem(); }
    bool isLoading() const { return m_stored.isLoading(); }

Q_SIGNALS:
    void changed();

private:
    void take(const std::vector<EngineEvent>& events);

    EngineMonitor& m_monitor;
    StoredNews m_stored;
    std::string m_name;
    std::vector<EngineEvent> m_events;
};

}  // namespace sluice::ui::pages::job
