#include "ui/pages/job/job_news.h"

#include <algorithm>

namespace sluice::ui::pages::job {

JobNews::JobNews(EngineMonitor& monitor, QObject* parent) : QObject(parent), m_monitor(monitor) {
    connect(&monitor, &EngineMonitor::eventsArrived, this, &JobNews::take);
}

void JobNews::showJob(const QString& name) {
    m_name = name.toStdString();
    m_events.clear();
    m_problem.clear();
    m_background.drop();
    for (const auto& event : m_monitor.events())
        if (event.subject == m_name) m_events.push_back(event);
    m_loading = static_cast<bool>(m_monitor.door().activity);
    if (m_loading) {
        const auto& all = m_monitor.events();
        // What this window has seen itself is in the store, too.
        const auto before = all.empty() ? Micros::max() : all.front().at;
        m_background.ask(
            [ask = m_monitor.door().activity, job = m_name](const std::stop_token&) { return ask(job, looksBack); },
            [this, before](Result<std::vector<EngineEvent>> stored) {
                m_loading = false;
                if (!stored) {
                    m_problem = QString::fromStdString(stored.error().message);
                } else {
                    std::erase_if(*stored, [before](const EngineEvent& event) { return event.at >= before; });
                    stored->insert(stored->end(), m_events.begin(), m_events.end());
                    m_events = std::move(*stored);
                }
                Q_EMIT changed();
            });
    }
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
