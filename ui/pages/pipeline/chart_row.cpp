#include "ui/pages/pipeline/chart_row.h"

#include "ui/words/axis_words.h"
#include "ui/words/time_words.h"
#include "widgets/chart/chart_group.h"
#include "widgets/chart/chart_pane.h"
#include "widgets/layout/box.h"

#include <algorithm>
#include <cmath>

namespace sluice::ui::pages::pipeline {

namespace {

QString percentLabel(double value, const widgets::ChartAxis& axis) {
    return axisPercent(value, axis.step);
}

QString countText(double value) {
    return grouped(static_cast<std::int64_t>(std::llround(value)));
}

}  // namespace

ChartRow::ChartRow(QAction* newJob, QWidget* parent)
    : QWidget(parent),
      m_newJob(newJob),
      m_group(new widgets::ChartGroup(this)),
      m_lag(new widgets::ChartPane(tr("Lag by job"))),
      m_offsets(new widgets::ChartPane(tr("Kafka offsets"))),
      m_hitRate(new widgets::ChartPane(tr("Cache hit rate"))),
      m_counts(new widgets::ChartPane(tr("Index counts"))) {
    m_lag->setObjectName(QStringLiteral("chart.lag"));
    m_offsets->setObjectName(QStringLiteral("chart.offsets"));
    m_hitRate->setObjectName(QStringLiteral("chart.hitRate"));
    m_counts->setObjectName(QStringLiteral("chart.counts"));
    auto* line = widgets::row({m_lag, m_offsets, m_hitRate, m_counts}, widgets::grid::gap);
    for (int i = 0; i < 4; ++i) line->setStretch(i, 1);
    setLayout(line);
    for (auto* pane : {m_lag, m_offsets, m_hitRate, m_counts}) m_group->add(pane);

    m_lag->setInfo(
        tr("Seconds between a commit at the source and its confirmation by the sink, one value a second, of every job "
           "that should "
           "run. Idle jobs are grey and lie at 0. A gap means that it was not measured."));
    m_lag->setScale(widgets::ChartScale::Seconds);
    m_lag->setFormat(chartSeconds, chartSecondsLabel);
    m_offsets->setInfo(
        tr("End offsets (read_committed) and committed offsets, summed over the same topics and groups of our jobs: "
           "the space "
           "between the lines is the growth of the lag."));
    m_offsets->setSwitch({tr("Rate"), tr("Offsets")}, 0);
    m_hitRate->setInfo(
        tr("Hits ÷ look-ups of the last 60 s by INFO stats; Sluice's own look-ups are taken out. No look-ups: a gap. "
           "The axis need "
           "not begin at 0."));
    m_hitRate->setUnit(tr("of 60 s"));
    m_hitRate->setFitted(true, 100);
    m_hitRate->setFormat([](double value) { return percent(value / 100).text(); }, percentLabel);
    m_counts->setInfo(tr("Documents of each index that our jobs write, by _count. The axis need not begin at 0."));
    m_counts->setUnit(tr("documents"));
    m_counts->setFitted(true);
    m_counts->setFormat(countText, chartCountLabel);
    connect(m_offsets, &widgets::ChartPane::switched, this, [this](int choice) {
        showView(choice == 0 ? OffsetView::Rate : OffsetView::Offsets);
        Q_EMIT wanted();
    });
    showView(m_view);
}

/// Not at every tick: the axis begins anew.
void ChartRow::showView(OffsetView view) {
    m_view = view;
    if (view == OffsetView::Rate)
        m_offsets->setFormat([](double value) { return rate(value).text(); }, chartRateLabel);
    else
        m_offsets->setFormat(countText, chartCountLabel);
    m_offsets->setFitted(view == OffsetView::Offsets);
}

void ChartRow::setData(const EngineSnapshot& snapshot, const Stretch& stretch) {
    const auto first = tr("First points in 2 s");
    // What an empty chart of a kind of system says: there is none, it does not answer, or the points are to come.
    const auto emptyOf = [&](std::string_view kind, const QString& none, const QString& waiting) {
        auto text = none;
        for (const auto& system : snapshot.systems) {
            if (system.connection.kind != kind) continue;
            if (system.sample.reach == watch::SystemSample::Reach::Unreachable) {
                return tr("%1 does not answer").arg(QString::fromStdString(system.connection.name));
            }
            text = waiting;
        }
        return text;
    };
    // Topics and indices are those of jobs: without one no point will ever come.
    const auto emptyFor = [&](widgets::ChartPane* pane, std::string_view kind, const QString& none,
                              const QString& noJob) {
        const bool used = std::ranges::any_of(
            snapshot.jobs, [kind](const auto& job) { return job.sourceKind == kind || job.sinkKind == kind; });
        const auto text = emptyOf(kind, none, used ? first : noJob);
        pane->setEmpty(text, text == noJob ? m_newJob : nullptr);
    };
    const auto objective = objectiveSeconds(snapshot);
    m_lag->setUnit(
        objective ? tr("objective %1").arg(wholeDuration(std::chrono::milliseconds(std::llround(*objective * 1000))))
                  : QString());
    m_lag->setEmpty(snapshot.jobs.empty() ? tr("No job yet")
                    : objective           ? first
                                          : tr("No job runs"),
                    snapshot.jobs.empty() ? m_newJob : nullptr);
    m_lag->setData(lagChart(snapshot, stretch));
    emptyFor(m_offsets, "kafka", tr("No Kafka connection"), tr("No Kafka job yet"));
    m_offsets->setData(offsetsChart(snapshot, stretch, m_view));
    m_hitRate->setEmpty(emptyOf("redis", tr("No Redis connection"), tr("No look-ups in this range")));
    m_hitRate->setData(hitRateChart(snapshot, stretch));
    emptyFor(m_counts, "elasticsearch", tr("No Elasticsearch connection"), tr("No Elasticsearch job yet"));
    m_counts->setData(countsChart(snapshot, stretch));
}

}  // namespace sluice::ui::pages::pipeline
