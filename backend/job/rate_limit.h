#pragma once
#include "backend/core/clock.h"
#include "backend/core/monitor.h"

#include <algorithm>

namespace sluice {

/// Lets a number of rows a second through; 0: all. Lives on: the router.
class RateLimit {
public:
    explicit RateLimit(std::uint64_t perSecond) : m_perSecond(perSecond), m_next(steadyNow()) {}

    /// Waits until `rows` may pass; false: stopped. A tenth of a second may be saved up.
    bool pass(std::uint64_t rows, const std::stop_token& stop) {
        if (m_perSecond == 0 || rows == 0) return true;
        const auto now = steadyNow();
        m_next = std::max(m_next, now - std::chrono::milliseconds(100));
        const bool free = m_next <= now || pause(stop, m_next - now);
        m_next += std::chrono::nanoseconds(rows * 1'000'000'000ULL / m_perSecond);
        return free;
    }

private:
    std::uint64_t m_perSecond;
    SteadyTime m_next;
};

}  // namespace sluice
