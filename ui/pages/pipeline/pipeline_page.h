#pragma once
#include "ui/pages/pipeline/figures.h"
#include "ui/shell/page.h"

class QStackedWidget;

namespace sluice::widgets {
class EmptyState;
class FlowPicture;
}  // namespace sluice::widgets

namespace sluice::ui::pages::pipeline {

class ChartRow;
class FigureRow;
class Inspector;
class VerdictBar;

/// The first page: verdict, figures, picture with inspector, charts.
class PipelinePage : public Page {
    Q_OBJECT

public:
    explicit PipelinePage(PageContext& context, QWidget* parent = nullptr);

    bool toggleInspector() override;
    /// The charts, and the jobs as a table.
    Shown shown() const override;

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makePicture();
    void refresh();
    void refreshTime();
    void followSelection();
    void select(const QString& id);
    void openInspector(bool open);
    void showSelected();
    void showUnused(const EngineSnapshot& snapshot);
    void openProposal(const QString& job);
    Stretch stretch() const;

    VerdictBar* m_verdict;
    FigureRow* m_figures;
    QWidget* m_frame;
    QStackedWidget* m_middle;
    widgets::FlowPicture* m_picture;
    widgets::EmptyState* m_empty;
    QWidget* m_unused;
    QStringList m_unusedShown;
    ChartRow* m_charts;
    Inspector* m_inspector;
};

}  // namespace sluice::ui::pages::pipeline
