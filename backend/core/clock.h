#pragma once
#include <chrono>
#include <cstdint>

namespace sluice {

/// A moment, UTC, in microseconds. Durations between two of our own moments come from SteadyTime instead.
using Micros = std::chrono::sys_time<std::chrono::microseconds>;
using SteadyTime = std::chrono::steady_clock::time_point;

inline Micros utcNow() {
    return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}
inline SteadyTime steadyNow() {
    return std::chrono::steady_clock::now();
}

inline std::int64_t toMicros(Micros time) {
    return time.time_since_epoch().count();
}
inline Micros fromMicros(std::int64_t microseconds) {
    return Micros(std::chrono::microseconds(microseconds));
}

}  // namespace sluice
