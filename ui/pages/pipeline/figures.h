#pragma once
#include "ui/bridge/engine_monitor.h"
#include "ui/words/chart_words.h"
#include "ui/words/numbers.h"
#include "widgets/theme/status_shape.h"

#include <QList>
#include <QPointF>

namespace sluice::ui::pages::pipeline {

/// One of the four figures above the picture.
struct FigureContent {
    QString label;
    Quantity value;
    QString second;
    widgets::Shape shape = widgets::Shape::None;  ///< only when its worst job or system is not well
    widgets::Tone tone = widgets::Tone::Text;
    bool stale = false;
    QString selects;  ///< `job.NAME` or `system.NAME` that gave the value; empty: none
    QString toolTip;
    bool operator==(const FigureContent&) const = default;
};

FigureContent binlogLag(const EngineSnapshot& snapshot, const Stretch& stretch);
FigureContent kafkaLag(const EngineSnapshot& snapshot);
FigureContent hitRate(const EngineSnapshot& snapshot);
FigureContent documents(const EngineSnapshot& snapshot);

}  // namespace sluice::ui::pages::pipeline
