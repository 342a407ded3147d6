#pragma once
#include "backend/core/clock.h"
#include "backend/core/monitor.h"

#include <algorithm>
#include <atomic>
#include <utility>

namespace sluice {

/// Lets a number of rows a second through; 0: all. The number may change at any time, while it waits, too. Lives on:
/// the router.
class RateLimit {
public:
    explicit RateLimit(const std::atomic<std::uint64_t>& perSecond) : m_perSecond(perSecond), m_last(steadyNow()) {}

    /// Waits until `rows` may pass; false: stopped. A tenth of a second may be saved up.
    bool pass(std::uint64_t rows, const std::stop_token& stop) {
        using Seconds = std::chrono::duration<double>;
        while (true) {
            const auto rate = static_cast<double>(m_perSecond.load());
            if (rate == 0) {
                m_owed = 0;
                return true;
            }
            const auto now = steadyNow();
            m_owed = std::max(m_owed - rate * Seconds(now - std::exchange(m_last, now)).count(), -rate / 10);
            if (m_owed <= 0 || rows == 0) break;
            const auto wait = std::min(Seconds(m_owed / rate), Seconds(lookAgain));
            if (!pause(stop, std::chrono::duration_cast<std::chrono::nanoseconds>(wait))) return false;
        }
        m_owed += static_cast<double>(rows);
        return true;
    }

private:
    static constexpr std::chrono::milliseconds lookAgain{100};

    const std::atomic<std::uint64_t>& m_perSecond;
    double m_owed = 0;  ///< rows that passed before their time
    SteadyTime m_last;
};

}  // namespace sluice
