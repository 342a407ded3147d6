#include "backend/job/job_state.h"

namespace sluice {

std::string_view toString(JobState state) {
    switch (state) {
        case JobState::Draft:
            return "Draft";
        case JobState::Starting:
            return "Starting";
        case JobState::Stopping:
            return "Stopping";
        case JobState::Restarting:
            return "Restarting";
        case JobState::Snapshot:
            return "Snapshot";
        case JobState::CatchingUp:
            return "Catching up";
        case JobState::Streaming:
            return "Streaming";
        case JobState::Idle:
            return "Idle";
        case JobState::Lagging:
            return "Lagging";
        case JobState::Stalled:
            return "Stalled";
        case JobState::Retrying:
            return "Retrying";
        case JobState::Failed:
            return "Failed";
        case JobState::Paused:
            return "Paused";
        case JobState::Stopped:
            return "Stopped";
        case JobState::Completed:
            return "Completed";
        case JobState::NoData:
            return "No data";
        case JobState::Unknown:
            return "Unknown";
    }
    return "Unknown";
}

int severity(JobState state) {
    switch (state) {
        case JobState::Failed:
            return 6;
        case JobState::Stalled:
            return 5;
        case JobState::Retrying:
            return 4;
        case JobState::Lagging:
            return 3;
        case JobState::NoData:
        case JobState::Unknown:
            return 2;
        case JobState::Starting:
        case JobState::Stopping:
        case JobState::Restarting:
        case JobState::CatchingUp:
        case JobState::Snapshot:
            return 1;
        default:
            return 0;
    }
}

bool isActive(JobState state) {
    switch (state) {
        case JobState::Draft:
        case JobState::Failed:
        case JobState::Paused:
        case JobState::Stopped:
        case JobState::Completed:
            return false;
        default:
            return true;
    }
}

}  // namespace sluice
