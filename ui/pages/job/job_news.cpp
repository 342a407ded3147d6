#include "ui/pages/job/job_news.h"

namespace sluice::ui::pages::job {

JobNews::JobNews(EngineMonitor& monitor, QObject* parent) : QObject(parent), m_monitor(monitor), m_stored(monitor) {
    connect(&monitor, &EngineMonitor::eventsArrived, this, &JobNews::take);
    connect(&m_stored, &StoredNews::newer, this, &JobNews::take);
    connect(&m_stored, &StoredNews::older, this, [this](const std::vector<EngineEvent>& events) {
        m_events.insert(m_events.begin(), events.begin(), events.end());
        Q_EMIT changed();
    });
}

void JobNews::showJob(const QString& name) {
    m_name = name.toStdString();
    m_events.clear();
    for (const auto& event : m_monitor.events())
        if (event.subject == m_name) m_events.push_back(event);
    m_stored.ask(m_name, looksBack);
    Q_EMIT changed();
}

void JobNews::take(const std::vector<EngineEvent>& events) {
    bool some = false;
    for (const auto& event : events) {
        if (event.subject != m_name) continue;
        m_events.push_back(event);
        some = true;
    }
    if (some) Q_EMIT changed();
}

}  // namespace sluice::ui::pages::job
