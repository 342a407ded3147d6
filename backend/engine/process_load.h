#pragma once
#include "backend/core/clock.h"

#include <cstdint>

namespace sluice {

/// Memory and CPU of this process. Lives on: the control thread.
class ProcessLoad {
public:
    static std::uint64_t residentBytes();
    /// Of one core, since the last call that was at least a second ago; 100: one core whole.
    double cpuPercent();

private:
    SteadyTime m_at{};
    double m_seconds = 0;
    double m_percent = 0;
};

}  // namespace sluice
