#pragma once
#include <algorithm>
#include <chrono>
#include <random>

namespace sluice {

/// How long to wait before the next try: 0.2 s, doubled each time, 30 s at most, ± 20 % so that jobs do not knock
/// together.
class Backoff {
public:
    std::chrono::milliseconds next() {
        const auto exact = first * (1LL << std::min(m_attempt, 10u));
        ++m_attempt;
        std::uniform_real_distribution<double> jitter(0.8, 1.2);
        const auto length = std::min<std::chrono::milliseconds>(exact, most);
        return std::chrono::milliseconds(
            static_cast<std::int64_t>(static_cast<double>(length.count()) * jitter(m_random)));
    }
    /// Tries that failed so far.
    unsigned attempt() const { return m_attempt; }
    void reset() { m_attempt = 0; }

    static constexpr std::chrono::milliseconds first{200};
    static constexpr std::chrono::milliseconds most{30'000};

private:
    unsigned m_attempt = 0;
    std::minstd_rand m_random{std::random_device{}()};
};

}  // namespace sluice
