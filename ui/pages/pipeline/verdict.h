#pragma once
#include "ui/bridge/engine_control.h"
#include "ui/bridge/engine_monitor.h"
#include "widgets/theme/status_shape.h"

#include <QStringList>

namespace sluice::ui::pages::pipeline {

/// What the verdict line says.
struct VerdictContent {
    widgets::Shape shape = widgets::Shape::DiscTick;
    widgets::Tone tone = widgets::Tone::Healthy;
    QString strong, rest;
    QString subject;              ///< `job.NAME` or `system.NAME`; empty: all is well
    QString remedy, remedyLabel;  ///< `job.restart.NAME`, `system.test.NAME`; empty: none
    QStringList others;           ///< the other troubles, as `subject`
    bool operator==(const VerdictContent&) const = default;
};

/// The verdict of backend/watch over a snapshot, ready to show.
VerdictContent verdictOf(const EngineSnapshot& snapshot);

}  // namespace sluice::ui::pages::pipeline
