#pragma once
#include <algorithm>
#include <chrono>
#include <thread>
#include <vector>

#include <QObject>
#include <QtGlobal>

namespace sluice::test {

/// Knocks at the event loop every few milliseconds from another thread, and measures how long each knock waits for its
/// answer, other programs on the machine included. Made, read and destroyed on the GUI thread.
class EventLoopProbe : public QObject {
public:
    EventLoopProbe() : m_thread([this](const std::stop_token& stop) { knock(stop); }) {}
    ~EventLoopProbe() override {
        m_thread.request_stop();
        m_thread.join();
    }

    std::size_t count() const { return m_waits.size(); }
    /// Milliseconds that `part` of all knocks did not exceed; 1: the longest.
    double percentile(double part) const {
        auto sorted = m_waits;
        std::ranges::sort(sorted);
        if (sorted.empty()) return 0;
        return sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(part * static_cast<double>(sorted.size())))];
    }

private:
    using Clock = std::chrono::steady_clock;
    void knock(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            const auto sent = Clock::now();
            QMetaObject::invokeMethod(
                this,
                [this, sent] {
                    m_waits.push_back(std::chrono::duration<double, std::milli>(Clock::now() - sent).count());
                },
                Qt::QueuedConnection);
            std::this_thread::sleep_until(sent + std::chrono::milliseconds(5));
        }
    }

    std::vector<double> m_waits;
    std::jthread m_thread;  // last: it ends first
};

}  // namespace sluice::test
