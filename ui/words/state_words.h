#pragma once
#include "backend/job/job_state.h"
#include "backend/watch/system_sample.h"
#include "widgets/theme/status_shape.h"

#include <QString>

namespace sluice::ui {

/// How a state is said and drawn, everywhere the same: its word, its shape, its tone.
struct StateLook {
    QString word;
    widgets::Shape shape = widgets::Shape::None;
    widgets::Tone tone = widgets::Tone::Neutral;
    bool operator==(const StateLook&) const = default;
};

StateLook lookOf(JobState state);
StateLook lookOf(watch::SystemSample::Reach reach);

/// Lagging, Stalled, Retrying, Failed, No data: somebody should look.
bool isTroubled(JobState state);
/// Paused, Stopped, Failed, Draft, Completed: no rows will come.
bool isHalted(JobState state);

}  // namespace sluice::ui
