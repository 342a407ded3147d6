#include "ui/pages/pipeline/chart_series.h"

#include "ui/words/state_words.h"
#include "ui/words/time_words.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QCoreApplication>

namespace sluice::ui::pages::pipeline {

namespace {

using widgets::ChartData;
using widgets::ChartSeries;
using widgets::Shape;
using widgets::Tone;

QString tr(const char* text) {
    return QCoreApplication::translate("pipeline", text);
}

qint64 millis(Micros time) {
    return toMicros(time) / 1000;
}

QList<widgets::ChartPoint> pointsOf(const Stretch& stretch, const std::string& series, double factor = 1) {
    QList<widgets::ChartPoint> points;
    for (const auto& point : stretch.points(series)) points.append({millis(point.at), point.value * factor});
    return points;
}

widgets::ChartMark markOf(const watch::Mark& mark) {
    const auto at = millis(mark.at);
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

ChartData emptyChart(const Stretch& stretch, const EngineSnapshot& snapshot) {
    ChartData chart;
    chart.from = millis(stretch.from);
    chart.to = millis(stretch.to);
    chart.live = stretch.to == snapshot.at;
    if (stretch.history == nullptr) return chart;
    for (const auto& mark : stretch.history->marks(stretch.from)) {
        if (mark.at <= stretch.to) chart.marks.append(markOf(mark));
    }
    return chart;
}

double lastValue(const ChartSeries& series) {
    for (auto point = series.points.crbegin(); point != series.points.crend(); ++point) {
        if (std::isfinite(point->value)) return point->value;
    }
    return -1;
}

/// Worst first; but those that differ by less than about twice keep the file's order, or names would change places
/// every second.
int rankOf(const ChartSeries& series) {
    if (series.muted) return std::numeric_limits<int>::min();
    const double value = lastValue(series);
    return value <= 0 ? -100 : static_cast<int>(std::floor(std::log2(value)));
}

bool isShown(const JobSnapshot& job) {
    return job.wanted || isActive(job.state) || job.state == JobState::Failed;
}

}  // namespace

std::optional<double> objectiveSeconds(const EngineSnapshot& snapshot) {
    std::optional<double> largest;
    for (const auto& job : snapshot.jobs) {
        if (isShown(job)) largest = std::max(largest.value_or(0), static_cast<double>(job.lagObjectiveMillis) / 1000);
    }
    return largest;
}

ChartData lagChart(const EngineSnapshot& snapshot, const Stretch& stretch) {
    auto chart = emptyChart(stretch, snapshot);
    int colour = -1;
    for (const auto& job : snapshot.jobs) {
        ++colour;
        if (!isShown(job)) continue;
        ChartSeries series;
        series.name = QString::fromStdString(job.name);
        series.colour = colour;
        series.muted = job.state == JobState::Idle;
        series.points = pointsOf(stretch, "job." + job.name + ".lag");
        if (!series.points.isEmpty()) chart.series.append(std::move(series));
    }
    std::ranges::stable_sort(chart.series, std::greater(), rankOf);
    if (const auto objective = objectiveSeconds(snapshot)) {
        chart.thresholds.append(
            {*objective,
             tr("objective %1").arg(wholeDuration(std::chrono::milliseconds(std::llround(*objective * 1000))))});
    }
    return chart;
}

ChartData offsetsChart(const EngineSnapshot& snapshot, const Stretch& stretch, OffsetView view) {
    auto chart = emptyChart(stretch, snapshot);
    const bool rate = view == OffsetView::Rate;
    const bool reads = std::ranges::any_of(snapshot.jobs, [](const auto& job) { return job.sourceKind == "kafka"; });
    ChartSeries produced{rate ? tr("produced") : tr("end"), 0, false,
                         pointsOf(stretch, rate ? "kafka.produced" : "kafka.ends")};
    ChartSeries consumed{rate ? tr("consumed") : tr("committed"), 1, false,
                         pointsOf(stretch, rate ? "kafka.consumed" : "kafka.committed")};
    if (!produced.points.isEmpty()) chart.series.append(std::move(produced));
    if (reads && !consumed.points.isEmpty()) chart.series.append(std::move(consumed));
    return chart;
}

ChartData hitRateChart(const EngineSnapshot& snapshot, const Stretch& stretch) {
    auto chart = emptyChart(stretch, snapshot);
    int colour = 0;
    for (const auto& system : snapshot.systems) {
        if (system.connection.kind != "redis") continue;
        ChartSeries series{QString::fromStdString(system.connection.name), colour++, false,
                           pointsOf(stretch, "redis." + system.connection.name + ".hit", 100)};
        if (!series.points.isEmpty()) chart.series.append(std::move(series));
    }
    return chart;
}

ChartData countsChart(const EngineSnapshot& snapshot, const Stretch& stretch) {
    auto chart = emptyChart(stretch, snapshot);
    if (stretch.history == nullptr) return chart;
    int colour = 0;
    for (const auto& system : snapshot.systems) {
        if (system.connection.kind != "elasticsearch") continue;
        const auto prefix = "index." + system.connection.name + ".";
        for (const auto& name : stretch.history->series(prefix)) {
            ChartSeries series{QString::fromStdString(name.substr(prefix.size())), colour++, false,
                               pointsOf(stretch, name)};
            if (!series.points.isEmpty()) chart.series.append(std::move(series));
        }
    }
    std::ranges::stable_sort(chart.series, std::greater(), lastValue);
    return chart;
}

}  // namespace sluice::ui::pages::pipeline
