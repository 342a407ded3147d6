#pragma once
#include "backend/watch/history.h"
#include "widgets/chart/chart_data.h"

#include <optional>
#include <vector>

#include <QString>

namespace sluice::widgets {
struct ChartAxis;
}

namespace sluice::ui {

/// What charts, sparklines and p99 are made from: the history in the range shown.
struct Stretch {
    const watch::History* history = nullptr;
    Micros from{}, to{};
    std::vector<watch::Point> points(const std::string& series) const;
};

/// The value that 99 of 100 points stay below; nothing without points.
std::optional<double> p99(std::vector<watch::Point> points);

/// Milliseconds since 1970, as charts take them.
qint64 chartTime(Micros time);
/// The points of a series for a chart.
QList<widgets::ChartPoint> chartPoints(const Stretch& stretch, const std::string& series, double factor = 1);
/// What a chart measures: a time in which nothing ran the jobs has no points of them, but may have some of systems.
enum class ChartOf { Jobs, Systems };
/// A chart of this stretch without a line yet, with the marks of what happened (all, or those of one subject) and the
/// times in which no Sluice ran. `now`: of the snapshot, which says whether the chart is live.
widgets::ChartData chartOf(const Stretch& stretch, Micros now, ChartOf what, const std::string& subject = {});

/// Seconds as `180 ms`, `1.8 s`, for legends; and for the axis.
QString chartSeconds(double value);
QString chartSecondsLabel(double value, const widgets::ChartAxis& axis);
/// Counts as `1.5 M`, and rates as `3 k/s`, for the axis.
QString chartCountLabel(double value, const widgets::ChartAxis& axis);
QString chartRateLabel(double value, const widgets::ChartAxis& axis);

}  // namespace sluice::ui
