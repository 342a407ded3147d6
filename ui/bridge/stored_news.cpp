#include "ui/bridge/stored_news.h"

#include <algorithm>

namespace sluice::ui {

namespace {

/// Lines of two seconds are looked for among that many.
constexpr std::size_t newest = 500;

}  // namespace

StoredNews::StoredNews(EngineMonitor& monitor, QObject* parent) : QObject(parent), m_monitor(monitor) {
    m_timer.setInterval(2'000);
    connect(&m_timer, &QTimer::timeout, this, &StoredNews::follow);
}

void StoredNews::ask(std::string subject, std::size_t most) {
    m_subject = std::move(subject);
    m_asked = utcNow();
    m_last = {};
    m_problem.clear();
    m_timer.stop();
    m_background.drop();
    const auto& door = m_monitor.door();
    m_loading = static_cast<bool>(door.activity);
    if (!m_loading) return;
    m_background.ask(
        [read = door.activity, subject = m_subject, most](const std::stop_token&) { return read(subject, most); },
        [this](Result<std::vector<EngineEvent>> stored) {
            m_loading = false;
            if (!stored) m_problem = QString::fromStdString(stored.error().message);
            take(stored ? std::move(*stored) : std::vector<EngineEvent>());
        });
}

void StoredNews::take(std::vector<EngineEvent> events) {
    const bool looksOn = !m_monitor.door().post;
    if (looksOn) {
        m_timer.start();
    } else {
        // What this window has seen itself is in the store, too.
        const auto& own = m_monitor.events();
        const auto before = own.empty() ? m_asked : std::min(m_asked, own.front().at);
        std::erase_if(events, [before](const EngineEvent& event) { return event.at >= before; });
    }
    if (!events.empty()) m_last = events.back().at;
    Q_EMIT older(events);
}

void StoredNews::follow() {
    const auto& read = m_monitor.door().activity;
    if (!read) return m_timer.stop();
    m_background.ask([read, subject = m_subject](const std::stop_token&) { return read(subject, newest); },
                     [this](Result<std::vector<EngineEvent>> stored) {
                         if (!stored) return;
                         std::erase_if(*stored, [this](const EngineEvent& event) { return event.at <= m_last; });
                         if (stored->empty()) return;
                         m_last = stored->back().at;
                         Q_EMIT newer(*stored);
                     });
}

}  // namespace sluice::ui
