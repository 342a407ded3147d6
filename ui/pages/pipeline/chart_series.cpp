#include "ui/pages/pipeline/chart_series.h"

#include "ui/words/state_words.h"
#include "ui/words/time_words.h"
#include "ui/words/words.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sluice::ui::pages::pipeline {

namespace {

using widgets::ChartData;
using widgets::ChartSeries;

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
    auto chart = chartOf(stretch, snapshot.at, ChartOf::Jobs);
    int colour = -1;
    for (const auto& job : snapshot.jobs) {
        ++colour;
        if (!isShown(job)) continue;
        ChartSeries series;
        series.name = QString::fromStdString(job.name);
        series.colour = colour;
        series.muted = job.state == JobState::Idle;
        series.points = chartPoints(stretch, "job." + job.name + ".lag");
        if (!series.points.isEmpty()) chart.series.append(std::move(series));
    }
    std::ranges::stable_sort(chart.series, std::greater(), rankOf);
    if (const auto objective = objectiveSeconds(snapshot)) {
        chart.thresholds.append(
            {*objective,
             Words::tr("objective %1").arg(wholeDuration(std::chrono::milliseconds(std::llround(*objective * 1000))))});
    }
    return chart;
}

ChartData offsetsChart(const EngineSnapshot& snapshot, const Stretch& stretch, OffsetView view) {
    auto chart = chartOf(stretch, snapshot.at, ChartOf::Systems);
    const bool rate = view == OffsetView::Rate;
    const bool reads = std::ranges::any_of(snapshot.jobs, [](const auto& job) { return job.sourceKind == "kafka"; });
    ChartSeries produced{rate ? Words::tr("produced") : Words::tr("end"), 0, false,
                         chartPoints(stretch, rate ? "kafka.produced" : "kafka.ends")};
    ChartSeries consumed{rate ? Words::tr("consumed") : Words::tr("committed"), 1, false,
                         chartPoints(stretch, rate ? "kafka.consumed" : "kafka.committed")};
    if (!produced.points.isEmpty()) chart.series.append(std::move(produced));
    if (reads && !consumed.points.isEmpty()) chart.series.append(std::move(consumed));
    return chart;
}

ChartData hitRateChart(const EngineSnapshot& snapshot, const Stretch& stretch) {
    auto chart = chartOf(stretch, snapshot.at, ChartOf::Systems);
    int colour = 0;
    for (const auto& system : snapshot.systems) {
        if (system.connection.kind != "redis") continue;
        ChartSeries series{QString::fromStdString(system.connection.name), colour++, false,
                           chartPoints(stretch, "redis." + system.connection.name + ".hit", 100)};
        if (!series.points.isEmpty()) chart.series.append(std::move(series));
    }
    return chart;
}

ChartData countsChart(const EngineSnapshot& snapshot, const Stretch& stretch) {
    auto chart = chartOf(stretch, snapshot.at, ChartOf::Systems);
    if (stretch.history == nullptr) return chart;
    int colour = 0;
    for (const auto& system : snapshot.systems) {
        if (system.connection.kind != "elasticsearch") continue;
        const auto prefix = "index." + system.connection.name + ".";
        for (const auto& name : stretch.history->series(prefix)) {
            ChartSeries series{QString::fromStdString(name.substr(prefix.size())), colour++, false,
                               chartPoints(stretch, name)};
            if (!series.points.isEmpty()) chart.series.append(std::move(series));
        }
    }
    std::ranges::stable_sort(chart.series, std::greater(), lastValue);
    return chart;
}

}  // namespace sluice::ui::pages::pipeline
