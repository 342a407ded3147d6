#pragma once
#include "ui/pages/pipeline/chart_series.h"

#include <QWidget>

class QAction;

namespace sluice::widgets {
class ChartGroup;
class ChartPane;
}  // namespace sluice::widgets

namespace sluice::ui::pages::pipeline {

/// The four charts, in step.
class ChartRow : public QWidget {
    Q_OBJECT

public:
    /// `newJob`: offered where a chart is empty for want of a job.
    explicit ChartRow(QAction* newJob, QWidget* parent = nullptr);
    void setData(const EngineSnapshot& snapshot, const Stretch& stretch);

Q_SIGNALS:
    /// Another view was chosen: the data is wanted anew.
    void wanted();

private:
    void showView(OffsetView view);

    QAction* m_newJob;
    widgets::ChartGroup* m_group;
    widgets::ChartPane* m_lag;
    widgets::ChartPane* m_offsets;
    widgets::ChartPane* m_hitRate;
    widgets::ChartPane* m_counts;
    OffsetView m_view = OffsetView::Rate;
};

}  // namespace sluice::ui::pages::pipeline
