#pragma once
#include "backend/core/clock.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace sluice::sinks::elasticsearch {

/// Documents that lose against newer ones are expected while a start repeats what was in flight, and then no more:
/// later on they mean that somebody else writes, or that versions count wrong, and changes are lost. Lives on: one
/// lane.
class SupersededGuard {
public:
    static constexpr std::chrono::minutes window{1};
    static constexpr std::uint64_t fewest = 100;  ///< below, a minute says nothing

    /// True: more than one in a hundred of the last whole minute, which was not the first one.
    bool tooMany(std::uint64_t written, std::uint64_t superseded, SteadyTime now) {
        if (!m_began) m_began = now;
        m_written += written;
        m_superseded += superseded;
        if (now - *m_began < window) return false;
        const bool judged = m_started && m_superseded >= fewest && m_superseded * 100 > m_written;
        m_started = true;
        m_began = now;
        m_written = m_superseded = 0;
        return judged;
    }

private:
    std::optional<SteadyTime> m_began;
    bool m_started = false;  ///< the first minute is over
    std::uint64_t m_written = 0;
    std::uint64_t m_superseded = 0;
};

}  // namespace sluice::sinks::elasticsearch
