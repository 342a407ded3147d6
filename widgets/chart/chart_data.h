#pragma once
#include "widgets/theme/status_shape.h"

#include <QList>
#include <QString>

namespace sluice::widgets {

/// One sample. A value that is not a number is a gap: the line stops and begins again after it.
struct ChartPoint {
    qint64 at = 0;  ///< milliseconds since the epoch
    double value = 0;
    bool operator==(const ChartPoint&) const = default;
};

struct ChartSeries {
    QString name;
    int colour = 0;            ///< index of the series colour; the same thing keeps its index in every chart
    bool muted = false;        ///< grey: there, but nothing to look at
    QList<ChartPoint> points;  ///< in order of time
};

/// A dashed line across the plot. Drawn while it is within twice the data's maximum, else said in the corner.
struct ChartThreshold {
    double value = 0;
    QString label;
};

/// Something that happened: a dotted line with a shape on top; the text is in the tool tip.
struct ChartMark {
    qint64 at = 0;
    Shape shape = Shape::Triangle;
    Tone tone = Tone::Neutral;
    QString text;
};

/// A time without measurements, hatched, with the reason.
struct ChartSpan {
    qint64 from = 0, to = 0;
    QString text;
};

/// All that a chart shows. Series worst first: the first five are lines, the rest one grey maximum.
struct ChartData {
    QList<ChartSeries> series;
    QList<ChartThreshold> thresholds;
    QList<ChartMark> marks;
    QList<ChartSpan> spans;
    qint64 from = 0, to = 0;  ///< the range; `to` is now unless held
    bool live = true;         ///< false: the right end is labelled with its clock time
};

/// The value axis, told to whoever writes its labels: the step decides the decimals, the top the unit.
struct ChartAxis {
    double bottom = 0, top = 0, step = 0;
};

/// How the steps of the value axis are chosen.
enum class ChartScale { Decimal, Seconds, Bytes };

}  // namespace sluice::widgets
