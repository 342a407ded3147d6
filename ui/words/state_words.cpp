#include "ui/words/state_words.h"

#include "ui/words/words.h"

namespace sluice::ui {

using widgets::Shape;
using widgets::Tone;

namespace {

/// The words of toString(), in the language spoken.
QString wordOf(JobState state) {
    switch (state) {
        case JobState::Draft:
            return Words::tr("Draft");
        case JobState::Starting:
            return Words::tr("Starting");
        case JobState::Stopping:
            return Words::tr("Stopping");
        case JobState::Restarting:
            return Words::tr("Restarting");
        case JobState::Snapshot:
            return Words::tr("Snapshot");
        case JobState::CatchingUp:
            return Words::tr("Catching up");
        case JobState::Streaming:
            return Words::tr("Streaming");
        case JobState::Idle:
            return Words::tr("Idle");
        case JobState::Lagging:
            return Words::tr("Lagging");
        case JobState::Stalled:
            return Words::tr("Stalled");
        case JobState::Retrying:
            return Words::tr("Retrying");
        case JobState::Failed:
            return Words::tr("Failed");
        case JobState::Paused:
            return Words::tr("Paused");
        case JobState::Stopped:
            return Words::tr("Stopped");
        case JobState::Completed:
            return Words::tr("Completed");
        case JobState::NoData:
            return Words::tr("No data");
        case JobState::Unknown:
            break;
    }
    return Words::tr("Unknown");
}

}  // namespace

StateLook lookOf(JobState state) {
    const auto word = wordOf(state);
    switch (state) {
        case JobState::Draft:
            return {word, Shape::Pencil, Tone::Neutral};
        case JobState::Starting:
        case JobState::Stopping:
        case JobState::Restarting:
            return {word, Shape::Ring, Tone::Accent};
        case JobState::Snapshot:
            return {word, Shape::DiscDownArrow, Tone::Accent};
        case JobState::CatchingUp:
            return {word, Shape::DoubleChevron, Tone::Accent};
        case JobState::Streaming:
            return {word, Shape::DiscTick, Tone::Healthy};
        case JobState::Idle:
            return {word, Shape::DiscDot, Tone::Healthy};
        case JobState::Lagging:
            return {word, Shape::Triangle, Tone::Warning};
        case JobState::Stalled:
            return {word, Shape::SquareBar, Tone::Stalled};
        case JobState::Retrying:
            return {word, Shape::LoopArrow, Tone::Warning};
        case JobState::Failed:
            return {word, Shape::OctagonCross, Tone::Critical};
        case JobState::Paused:
            return {word, Shape::TwoBars, Tone::Neutral};
        case JobState::Stopped:
            return {word, Shape::HollowSquare, Tone::Neutral};
        case JobState::Completed:
            return {word, Shape::DoubleTick, Tone::Healthy};
        case JobState::NoData:
        case JobState::Unknown:
            return {word, Shape::DashedRing, Tone::Neutral};
    }
    return {word, Shape::DashedRing, Tone::Neutral};
}

StateLook lookOf(watch::SystemSample::Reach reach) {
    using Reach = watch::SystemSample::Reach;
    switch (reach) {
        case Reach::Reachable:
            return {Words::tr("Answers"), Shape::DiscTick, Tone::Healthy};
        case Reach::Unreachable:
            return {Words::tr("Unreachable"), Shape::OctagonCross, Tone::Critical};
        case Reach::BeingBuilt:
            return {Words::tr("Being built"), Shape::Ring, Tone::Accent};
        case Reach::Unknown:
            break;
    }
    return {Words::tr("No data"), Shape::DashedRing, Tone::Neutral};
}

bool isTroubled(JobState state) {
    switch (state) {
        case JobState::Lagging:
        case JobState::Stalled:
        case JobState::Retrying:
        case JobState::Failed:
        case JobState::NoData:
            return true;
        default:
            return false;
    }
}

bool isHalted(JobState state) {
    return !isActive(state);
}

}  // namespace sluice::ui
