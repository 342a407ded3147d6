#include "ui/bridge/engine_monitor.h"

#include <algorithm>

namespace sluice::ui {

EngineMonitor::EngineMonitor(QObject* parent) : QObject(parent) {
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &EngineMonitor::poll);
}

void EngineMonitor::attach(EngineDoor door) {
    detach();
    m_door = std::move(door);
    paceSampling(m_pace);
    m_timer.start();
    Q_EMIT attachedChanged();
    poll();
}

void EngineMonitor::detach() {
    if (!isAttached()) return;
    m_timer.stop();
    m_door = EngineDoor();
    m_snapshot.reset();
    m_events.clear();
    m_lastSecond = {};
    Q_EMIT attachedChanged();
    Q_EMIT membersChanged();
}

Micros EngineMonitor::now() const {
    return m_snapshot ? m_snapshot->at : utcNow();
}

void EngineMonitor::poll() {
    if (!isAttached()) return;
    if (m_door.takeEvents) {
        const auto arrived = m_door.takeEvents();
        if (!arrived.empty()) {
            m_events.insert(m_events.end(), arrived.begin(), arrived.end());
            if (m_events.size() > keptEvents) {
                m_events.erase(m_events.begin(), m_events.end() - static_cast<std::ptrdiff_t>(keptEvents));
            }
            Q_EMIT eventsArrived(arrived);
        }
    }
    auto next = m_door.snapshot();
    if (!next || next == m_snapshot) return;
    const auto before = std::exchange(m_snapshot, std::move(next));
    if (!before || !sameMembers(*before, *m_snapshot)) Q_EMIT membersChanged();
    Q_EMIT updated();
    if (m_snapshot && m_snapshot->at - m_lastSecond >= std::chrono::milliseconds(950)) {
        m_lastSecond = m_snapshot->at;
        Q_EMIT secondPassed();
    }
}

void EngineMonitor::paceSampling(int times) {
    m_pace = times;
    if (m_door.paceSampling) m_door.paceSampling(times);
}

void EngineMonitor::sampleNow() {
    if (m_door.sampleNow) m_door.sampleNow();
}

bool EngineMonitor::sameMembers(const EngineSnapshot& a, const EngineSnapshot& b) const {
    const auto sameJob = [](const JobSnapshot& x, const JobSnapshot& y) {
        return x.name == y.name && x.source == y.source && x.sink == y.sink;
    };
    const auto sameSystem = [](const SystemSnapshot& x, const SystemSnapshot& y) {
        return x.connection == y.connection;
    };
    return a.workspaceName == b.workspaceName && a.workspaceFile == b.workspaceFile &&
           std::ranges::equal(a.jobs, b.jobs, sameJob) && std::ranges::equal(a.systems, b.systems, sameSystem);
}

}  // namespace sluice::ui
