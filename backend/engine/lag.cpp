#include "backend/engine/lag.h"

#include <algorithm>

namespace sluice {

void HeadWatch::see(const SampledHead& head, Micros at) {
    if (m_last && *m_last == head) return;
    m_last = head;
    // A job that stands for hours needs only the oldest exactly; the newest tells when it has caught up.
    if (m_heads.size() >= most)
        m_heads.back() = {head, m_heads.back().at};
    else
        m_heads.push_back({head, at});
}

std::int64_t lagOf(const LagParts& parts, Micros now) {
    std::int64_t lag = 0;
    if (parts.worstConfirm) lag = std::max(lag, *parts.worstConfirm);
    if (parts.oldestUnconfirmed) lag = std::max<std::int64_t>(lag, (now - *parts.oldestUnconfirmed).count());
    if (parts.sourceBeyondSince) lag = std::max<std::int64_t>(lag, (now - *parts.sourceBeyondSince).count());
    return lag;
}

void LagWindow::add(Micros at, std::int64_t lag) {
    while (!m_values.empty() && m_values.back().second <= lag) m_values.pop_back();
    m_values.emplace_back(at, lag);
}

std::optional<std::int64_t> LagWindow::largest(Micros now) {
    while (!m_values.empty() && now - m_values.front().first > std::chrono::seconds(10)) m_values.pop_front();
    if (m_values.empty()) return std::nullopt;
    return m_values.front().second;
}

void RateMeter::add(Micros at, std::uint64_t total) {
    if (!m_values.empty() && total < m_values.back().second) m_values.clear();
    m_values.emplace_back(at, total);
    while (m_values.size() > 2 && at - m_values[1].first >= std::chrono::seconds(5)) m_values.pop_front();
}

double RateMeter::perSecond() const {
    if (m_values.size() < 2) return 0;
    const auto span = std::chrono::duration<double>(m_values.back().first - m_values.front().first).count();
    return span <= 0 ? 0 : static_cast<double>(m_values.back().second - m_values.front().second) / span;
}

}  // namespace sluice
