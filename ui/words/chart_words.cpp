#include "ui/words/chart_words.h"

#include "ui/words/axis_words.h"
#include "ui/words/time_words.h"
#include "ui/words/words.h"

#include <algorithm>
#include <cmath>

namespace sluice::ui {

using widgets::Shape;
using widgets::Tone;

namespace {

widgets::ChartMark markOf(const watch::Mark& mark) {
    const auto at = chartTime(mark.at);
    const auto text = QString::fromStdString(mark.subject.empty() ? mark.text : mark.subject + ": " + mark.text);
    switch (mark.kind) {
        case watch::Mark::Kind::Start:
            return {at, Shape::DoubleChevron, Tone::Neutral, text};
        case watch::Mark::Kind::Stop:
            return {at, Shape::HollowSquare, Tone::Neutral, text};
        case watch::Mark::Kind::Edit:
            return {at, Shape::Pencil, Tone::Neutral, text};
        case watch::Mark::Kind::Schema:
            return {at, Shape::DiscDownArrow, Tone::Accent, text};
        case watch::Mark::Kind::Restart:
            return {at, Shape::LoopArrow, Tone::Warning, text};
        case watch::Mark::Kind::Error:
            break;
    }
    return {at, Shape::Triangle, Tone::Warning, text};
}

/// `Sluice was not running 02:10–03:05`; with seconds, where minutes would say nothing.
QString restText(const watch::Rest& rest, Micros now) {
    const auto shown = rest.to - rest.from < std::chrono::minutes(2) ? 8 : 5;
    const auto from = clock(rest.from).left(shown);
    if (rest.onlyJobs && now - rest.to < std::chrono::seconds(2))
        return Words::tr("Sluice is not running since %1").arg(from);
    return Words::tr("Sluice was not running %1–%2").arg(from, clock(rest.to).left(shown));
}

}  // namespace

std::vector<watch::Point> Stretch::points(const std::string& series) const {
    if (history == nullptr) return {};
    auto all = history->points(series, from);
    std::erase_if(all, [this](const watch::Point& point) { return point.at > to; });
    return all;
}

std::optional<double> p99(std::vector<watch::Point> points) {
    std::erase_if(points, [](const watch::Point& point) { return !std::isfinite(point.value); });
    if (points.empty()) return std::nullopt;
    const auto at = static_cast<std::ptrdiff_t>(std::ceil(static_cast<double>(points.size()) * 0.99)) - 1;
    std::ranges::nth_element(points, points.begin() + at, {}, &watch::Point::value);
    return points[static_cast<std::size_t>(at)].value;
}

qint64 chartTime(Micros time) {
    return toMicros(time) / 1000;
}

QList<widgets::ChartPoint> chartPoints(const Stretch& stretch, const std::string& series, double factor) {
    QList<widgets::ChartPoint> points;
    const auto rests = stretch.history == nullptr ? std::vector<watch::Rest>() : stretch.history->rests(stretch.from);
    auto rest = rests.begin();
    const auto measured = stretch.points(series);
    points.reserve(static_cast<qsizetype>(measured.size()));
    for (const auto& point : measured) {
        // No line runs across a time in which nothing was measured.
        for (; rest != rests.end() && rest->from < point.at; ++rest)
            if (!rest->onlyJobs && !points.isEmpty()) points.append({chartTime(rest->from), std::nan("")});
        points.append({chartTime(point.at), point.value * factor});
    }
    return points;
}

widgets::ChartData chartOf(const Stretch& stretch, Micros now, ChartOf what, const std::string& subject) {
    widgets::ChartData chart;
    chart.from = chartTime(stretch.from);
    chart.to = chartTime(stretch.to);
    chart.live = stretch.to == now;
    if (stretch.history == nullptr) return chart;
    for (const auto& mark : stretch.history->marks(stretch.from)) {
        const bool wanted = subject.empty() || mark.subject.empty() || mark.subject == subject;
        if (wanted && mark.at <= stretch.to) chart.marks.append(markOf(mark));
    }
    for (const auto& rest : stretch.history->rests(stretch.from)) {
        if (rest.from >= stretch.to || (rest.onlyJobs && what != ChartOf::Jobs)) continue;
        chart.spans.append({chartTime(rest.from), chartTime(rest.to), restText(rest, now)});
    }
    return chart;
}

QString chartSeconds(double value) {
    return duration(std::chrono::microseconds(std::llround(value * 1e6)));
}

QString chartSecondsLabel(double value, const widgets::ChartAxis& axis) {
    return axisSeconds(value, axis.top, axis.step);
}

QString chartCountLabel(double value, const widgets::ChartAxis& axis) {
    return axisNumber(value, axis.top, axis.step);
}

QString chartRateLabel(double value, const widgets::ChartAxis& axis) {
    return axisNumber(value, axis.top, axis.step, QStringLiteral("/s"));
}

}  // namespace sluice::ui
