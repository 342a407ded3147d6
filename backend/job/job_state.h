#pragma once
#include <cstdint>
#include <string_view>

namespace sluice {

/// What a job is doing, derived from positions; never quoted from anywhere. The words are exactly those on screen.
enum class JobState : std::uint8_t {
    Draft,
    Starting,
    Stopping,
    Restarting,
    Snapshot,
    CatchingUp,
    Streaming,
    Idle,
    Lagging,
    Stalled,
    Retrying,
    Failed,
    Paused,
    Stopped,
    Completed,
    NoData,
    Unknown,
};

/// "Catching up", "No data", …
std::string_view toString(JobState state);
/// 0 well … 6 Failed: which of two states is worse.
int severity(JobState state);
/// The job holds its source open, or tries to.
bool isActive(JobState state);

}  // namespace sluice
