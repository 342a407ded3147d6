#include "ui/pages/job/job_charts.h"

#include "ui/pages/job/job_facts.h"
#include "ui/words/time_words.h"
#include "widgets/chart/chart_group.h"
#include "widgets/chart/chart_pane.h"
#include "widgets/layout/box.h"

namespace sluice::ui::pages::job {

JobCharts::JobCharts(QWidget* parent)
    : QWidget(parent),
      m_group(new widgets::ChartGroup(this)),
      m_lag(new widgets::ChartPane(tr("Lag"))),
      m_throughput(new widgets::ChartPane(tr("Throughput"))) {
    m_lag->setObjectName(QStringLiteral("job.chart.lag"));
    m_throughput->setObjectName(QStringLiteral("job.chart.throughput"));
    auto* line = widgets::row({m_lag, m_throughput}, widgets::grid::gap);
    for (int i = 0; i < 2; ++i) line->setStretch(i, 1);
    setLayout(line);
    for (auto* pane : {m_lag, m_throughput}) m_group->add(pane);
    m_lag->setInfo(
        tr("Seconds between a commit at the source and its confirmation by the target, one value a second. "
           "p99: what 99 of 100 values of this range stay below. A gap means that it was not measured."));
    m_lag->setScale(widgets::ChartScale::Seconds);
    m_lag->setFormat(chartSeconds, chartSecondsLabel);
    m_throughput->setInfo(
        tr("Rows a second, means of 5 s: what the job read, after its table filter, and what its "
           "target confirmed. Where the lines part, rows wait, are left out by a transform, or a "
           "target takes several of one row as one."));
    m_throughput->setUnit(tr("rows per second"));
    m_throughput->setFormat([](double value) { return rate(value).text(); }, chartRateLabel);
}

void JobCharts::setData(const JobSnapshot& job, const Stretch& stretch, Micros now) {
    auto unit = tr("objective %1").arg(wholeDuration(std::chrono::milliseconds(job.lagObjectiveMillis)));
    if (const auto high = p99(stretch.points("job." + job.name + ".lag")))
        unit = tr("p99 %1 · %2").arg(chartSeconds(*high), unit);
    m_lag->setUnit(unit);
    const auto first = job.startedAt == Micros{} ? tr("The job does not run") : tr("First points in 2 s");
    m_lag->setEmpty(first);
    m_throughput->setEmpty(first);
    m_lag->setData(lagChart(job, stretch, now));
    m_throughput->setData(throughputChart(job, stretch, now));
}

}  // namespace sluice::ui::pages::job
