#pragma once
#include "backend/change/position.h"
#include "backend/core/clock.h"

#include <deque>
#include <optional>
#include <vector>

namespace sluice {

/// A head of the source as the sampler saw it: a place in a binlog, or end offsets.
struct SampledHead {
    LogPoint log;
    std::vector<PartitionOffset> ends;
    friend bool operator==(const SampledHead&, const SampledHead&) = default;
};

/// Remembers when the source was first seen beyond what a job has read. Lives on: the control thread.
class HeadWatch {
public:
    void see(const SampledHead& head, Micros at);
    /// When the oldest head that `read` has not reached was first seen; nothing: it reached them all.
    template <class Reached>
    std::optional<Micros> firstBeyond(const Reached& reached) {
        while (!m_heads.empty() && reached(m_heads.front().head)) m_heads.pop_front();
        if (m_heads.empty()) return std::nullopt;
        return m_heads.front().at;
    }

private:
    struct Seen {
        SampledHead head;
        Micros at{};
    };
    static constexpr std::size_t most = 1024;
    std::deque<Seen> m_heads;
    std::optional<SampledHead> m_last;
};

/// What the lag of one second is made of. Times are on our own clock.
struct LagParts {
    std::optional<std::int64_t> worstConfirm;  ///< µs, over the changes confirmed since the last look
    std::optional<Micros> oldestUnconfirmed;   ///< commit of the oldest change read and not confirmed
    std::optional<Micros> sourceBeyondSince;   ///< when the source was first seen beyond what is read
};

/// The lag: the largest of the parts that are known, else 0. Microseconds.
std::int64_t lagOf(const LagParts& parts, Micros now);

/// The largest lag of the last ten seconds. Lives on: the control thread.
class LagWindow {
public:
    void add(Micros at, std::int64_t lag);
    std::optional<std::int64_t> largest(Micros now);

private:
    std::deque<std::pair<Micros, std::int64_t>> m_values;
};

/// Mean of a counter's growth over the last five seconds.
class RateMeter {
public:
    void add(Micros at, std::uint64_t total);
    double perSecond() const;

private:
    std::deque<std::pair<Micros, std::uint64_t>> m_values;
};

}  // namespace sluice
