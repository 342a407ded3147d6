#pragma once
#include "backend/core/clock.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>

namespace sluice::watch {

/// A counter over a stretch of time. A counter that falls was restarted: what was before does not count any more.
class Window {
public:
    explicit Window(std::chrono::seconds length) : m_length(length) {}

    /// False: the counter fell.
    bool add(SteadyTime at, std::uint64_t value) {
        const bool fell = !m_values.empty() && value < m_values.back().value;
        if (fell) m_values.clear();
        m_values.push_back({at, value});
        while (m_values.size() > 2 && at - m_values[1].at >= m_length) m_values.pop_front();
        return !fell;
    }
    void clear() { m_values.clear(); }

    /// How much it grew; nothing: seen once or never.
    std::optional<std::uint64_t> grown() const {
        if (m_values.size() < 2) return std::nullopt;
        return m_values.back().value - m_values.front().value;
    }
    std::optional<double> perSecond() const {
        const auto by = grown();
        if (!by) return std::nullopt;
        const std::chrono::duration<double> over = m_values.back().at - m_values.front().at;
        if (over.count() <= 0) return std::nullopt;
        return static_cast<double>(*by) / over.count();
    }

private:
    struct Seen {
        SteadyTime at;
        std::uint64_t value;
    };
    std::chrono::seconds m_length;
    std::deque<Seen> m_values;
};

}  // namespace sluice::watch
