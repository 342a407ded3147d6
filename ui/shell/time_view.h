#pragma once
#include "ui/bridge/engine_monitor.h"

#include <QObject>

namespace sluice::ui {

/// Which stretch of time charts, sparklines and p99 show: the last `range`, up to now or up to where it was held.
/// Lives on: GUI thread.
class TimeView : public QObject {
    Q_OBJECT

public:
    explicit TimeView(const EngineMonitor& monitor, QObject* parent = nullptr) : QObject(parent), m_monitor(monitor) {}

    std::chrono::seconds range() const { return m_range; }
    void setRange(std::chrono::seconds range);

    bool isLive() const { return m_heldAt == Micros{}; }
    /// Off holds the time where it is.
    void setLive(bool live);

    Micros from() const { return to() - m_range; }
    Micros to() const { return isLive() ? m_monitor.now() : m_heldAt; }

Q_SIGNALS:
    void changed();

private:
    const EngineMonitor& m_monitor;
    std::chrono::seconds m_range{15 * 60};
    Micros m_heldAt{};
};

}  // namespace sluice::ui
