#pragma once
#include "ui/bridge/engine_monitor.h"

#include <functional>

namespace sluice::ui::wizard {

/// Waits for the first row that a new job delivers, and says so once: "First row in bus after 2.1 s". Lives on: GUI
/// thread.
class FirstRow : public QObject {
    Q_OBJECT

public:
    FirstRow(EngineMonitor& monitor, std::function<void(const QString&)> say, QObject* parent = nullptr);
    /// From now on; a job that was waited for before is forgotten.
    void await(const std::string& job);

private:
    void look();

    EngineMonitor& m_monitor;
    std::function<void(const QString&)> m_say;
    std::string m_job;  ///< empty: none is waited for
    Micros m_since{};
};

}  // namespace sluice::ui::wizard
