#pragma once
#include "ui/bridge/engine_monitor.h"
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

/// What the sparklines and p99 are made from: the history in the range shown.
struct Stretch {
    const watch::History* history = nullptr;
    Micros from{}, to{};
    std::vector<watch::Point> points(const std::string& series) const;
};

FigureContent binlogLag(const EngineSnapshot& snapshot, const Stretch& stretch);
FigureContent kafkaLag(const EngineSnapshot& snapshot);
FigureContent hitRate(const EngineSnapshot& snapshot);
FigureContent documents(const EngineSnapshot& snapshot);

/// The value that 99 of 100 points stay below; nothing without points.
std::optional<double> p99(std::vector<watch::Point> points);

}  // namespace sluice::ui::pages::pipeline
