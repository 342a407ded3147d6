#include "ui/words/state_words.h"

namespace sluice::ui {

using widgets::Shape;
using widgets::Tone;

StateLook lookOf(JobState state) {
    const auto word = QString::fromUtf8(toString(state).data(), static_cast<int>(toString(state).size()));
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
            return {QStringLiteral("Answers"), Shape::DiscTick, Tone::Healthy};
        case Reach::Unreachable:
            return {QStringLiteral("Unreachable"), Shape::OctagonCross, Tone::Critical};
        case Reach::BeingBuilt:
            return {QStringLiteral("Being built"), Shape::Ring, Tone::Accent};
        case Reach::Unknown:
            break;
    }
    return {QStringLiteral("No data"), Shape::DashedRing, Tone::Neutral};
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
