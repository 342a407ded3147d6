#pragma once
#include "ui/bridge/engine_door.h"

#include <QObject>
#include <QTimer>

namespace sluice::ui {

/// Pulls the engine's snapshot four times a second and its news, and says what came. Lives on: GUI thread.
class EngineMonitor : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds interval{250};

    explicit EngineMonitor(QObject* parent = nullptr);

    void attach(EngineDoor door);
    void detach();
    bool isAttached() const { return static_cast<bool>(m_door.snapshot); }
    /// What was attached; all functions are empty while nothing is.
    const EngineDoor& door() const { return m_door; }

    /// The last one; null while nothing is attached and until the first arrived.
    const EngineSnapshot* snapshot() const { return m_snapshot.get(); }
    /// Null while nothing is attached.
    const watch::History* history() const { return m_door.history; }
    /// The clock that ages are counted from: that of the last snapshot.
    Micros now() const;
    /// News since the window was opened, oldest first, the last `keptEvents`.
    const std::vector<EngineEvent>& events() const { return m_events; }
    static constexpr std::size_t keptEvents = 20'000;

    /// Looks now instead of at the next tick.
    void poll();
    /// How many times less often than by themselves systems are sampled: of what is attached, and of what will be.
    void paceSampling(int times);
    /// Samples every system now.
    void sampleNow();

Q_SIGNALS:
    void attachedChanged();
    /// A new snapshot is there.
    void updated();
    /// As updated(), once a second: for what draws time.
    void secondPassed();
    /// The set of jobs or connections is another.
    void membersChanged();
    void eventsArrived(const std::vector<sluice::EngineEvent>& events);

private:
    bool sameMembers(const EngineSnapshot& a, const EngineSnapshot& b) const;

    EngineDoor m_door;
    std::shared_ptr<const EngineSnapshot> m_snapshot;
    std::vector<EngineEvent> m_events;
    Micros m_lastSecond{};
    int m_pace = 1;  ///< of the sampling
    QTimer m_timer;
};

}  // namespace sluice::ui
