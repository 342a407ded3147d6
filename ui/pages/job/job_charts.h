#pragma once
#include "backend/engine/snapshot.h"
#include "ui/words/chart_words.h"

#include <QWidget>

namespace sluice::widgets {
class ChartGroup;
class ChartPane;
}  // namespace sluice::widgets

namespace sluice::ui::pages::job {

/// Lag and throughput of one job, in step.
class JobCharts : public QWidget {
    Q_OBJECT

public:
    explicit JobCharts(QWidget* parent = nullptr);
    void setData(const JobSnapshot& job, const Stretch& stretch, Micros now);

private:
    widgets::ChartGroup* m_group;
    widgets::ChartPane* m_lag;
    widgets::ChartPane* m_throughput;
};

}  // namespace sluice::ui::pages::job
