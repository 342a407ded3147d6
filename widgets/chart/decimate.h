#pragma once
#include "widgets/chart/chart_data.h"

#include <QList>
#include <QPointF>

namespace sluice::widgets {

/// The samples between `from` and `to`, and the one just before, so that the line enters at the edge.
QList<ChartPoint> inRange(const QList<ChartPoint>& points, qint64 from, qint64 to);

/// At most two points a pixel column, its smallest and its largest, so that no spike is lost; gaps stay gaps. A sample
/// between two gaps becomes a stroke one column wide. x in seconds before `to` (so 0 is the right edge), y the value.
QList<QPointF> minMaxPerColumn(const QList<ChartPoint>& points, qint64 from, qint64 to, int columns);

/// At each time of any series, the largest value; a gap where none has one.
QList<ChartPoint> largestOf(const QList<ChartSeries>& series);

}  // namespace sluice::widgets
