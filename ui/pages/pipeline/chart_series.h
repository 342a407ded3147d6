#pragma once
#include "ui/pages/pipeline/figures.h"
#include "widgets/chart/chart_data.h"

namespace sluice::ui::pages::pipeline {

/// Every job that should run, worst first; idle ones muted; the objective as a dashed line. Seconds.
widgets::ChartData lagChart(const EngineSnapshot& snapshot, const Stretch& stretch);
enum class OffsetView { Rate, Offsets };
/// Produced and consumed, or end and committed offsets, over the same topics and groups.
widgets::ChartData offsetsChart(const EngineSnapshot& snapshot, const Stretch& stretch, OffsetView view);
/// A line per Redis, percent.
widgets::ChartData hitRateChart(const EngineSnapshot& snapshot, const Stretch& stretch);
/// A line per index.
widgets::ChartData countsChart(const EngineSnapshot& snapshot, const Stretch& stretch);

/// The objective that the chart names: the largest of the jobs shown; nothing without a job.
std::optional<double> objectiveSeconds(const EngineSnapshot& snapshot);

}  // namespace sluice::ui::pages::pipeline
