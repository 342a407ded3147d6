#include "widgets/chart/decimate.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sluice::widgets {

QList<ChartPoint> inRange(const QList<ChartPoint>& points, qint64 from, qint64 to) {
    const auto earlier = [](const ChartPoint& point, qint64 at) { return point.at < at; };
    auto first = std::lower_bound(points.begin(), points.end(), from, earlier);
    const auto last = std::lower_bound(first, points.end(), to + 1, earlier);
    return QList<ChartPoint>(first, last);
}

QList<QPointF> minMaxPerColumn(const QList<ChartPoint>& points, qint64 from, qint64 to, int columns) {
    QList<QPointF> result;
    const double column = static_cast<double>(to - from) / std::max(1, columns);
    if (column <= 0) return result;
    const auto place = [to](const ChartPoint& point) {
        return QPointF(static_cast<double>(point.at - to) / 1000.0, point.value);
    };
    const double gap = std::numeric_limits<double>::quiet_NaN();

    qsizetype runLength = 0;
    const auto endRun = [&](const ChartPoint& next) {
        if (runLength == 1) result << result.last() + QPointF(column / 1000.0, 0);
        if (runLength > 0) result << QPointF(place(next).x(), gap);
        runLength = 0;
    };
    const bool thin = points.size() > 2 * static_cast<qsizetype>(columns);
    for (qsizetype i = 0; i < points.size();) {
        if (!std::isfinite(points[i].value)) {
            endRun(points[i++]);
            continue;
        }
        if (!thin) {
            result << place(points[i++]);
            ++runLength;
            continue;
        }
        const auto columnOf = [&](const ChartPoint& point) {
            return std::floor(static_cast<double>(point.at - from) / column);
        };
        const double here = columnOf(points[i]);
        qsizetype smallest = i;
        qsizetype largest = i;
        for (++i; i < points.size() && std::isfinite(points[i].value) && columnOf(points[i]) == here; ++i) {
            if (points[i].value < points[smallest].value) smallest = i;
            if (points[i].value > points[largest].value) largest = i;
        }
        result << place(points[std::min(smallest, largest)]);
        ++runLength;
        if (smallest == largest) continue;
        result << place(points[std::max(smallest, largest)]);
        ++runLength;
    }
    if (runLength == 1) result << result.last() - QPointF(column / 1000.0, 0);
    return result;
}

namespace {

/// Where both were measured at the same times, as series of one program are, nothing moves. False: they were not.
bool raiseTo(QList<ChartPoint>& largest, const QList<ChartPoint>& other) {
    const auto sameTime = [](const ChartPoint& a, const ChartPoint& b) { return a.at == b.at; };
    if (!std::equal(largest.cbegin(), largest.cend(), other.cbegin(), other.cend(), sameTime)) return false;
    auto* into = largest.data();
    for (const auto& point : other) {
        if (std::isnan(into->value) || point.value > into->value) into->value = point.value;
        ++into;
    }
    return true;
}

}  // namespace

QList<ChartPoint> largestOf(const QList<ChartSeries>& series) {
    QList<ChartPoint> largest;
    for (const ChartSeries& one : series) {
        if (raiseTo(largest, one.points)) continue;
        QList<ChartPoint> merged;
        merged.reserve(std::max(largest.size(), one.points.size()));
        auto a = largest.cbegin();
        auto b = one.points.cbegin();
        while (a != largest.cend() || b != one.points.cend()) {
            if (b == one.points.cend() || (a != largest.cend() && a->at < b->at)) {
                merged << *a++;
            } else if (a == largest.cend() || b->at < a->at) {
                merged << *b++;
            } else {
                const bool second = std::isnan(a->value) || b->value > a->value;
                merged << (second ? *b : *a);
                ++a;
                ++b;
            }
        }
        largest = std::move(merged);
    }
    return largest;
}

}  // namespace sluice::widgets
