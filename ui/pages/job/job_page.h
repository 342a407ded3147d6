#pragma once
#include "ui/shell/page.h"

class QStackedWidget;

namespace sluice::widgets {
class EmptyState;
class SearchField;
class TabStrip;
}  // namespace sluice::widgets

namespace sluice::ui::pages::job {

class JobCharts;
class JobHeader;
class JobNews;
class JobTab;
class StageRail;
class TimeCard;

/// One job: how it is and since when, its way through the stages, lag, throughput, where the time goes, and in tabs its
/// tables, errors, rejected rows, configuration and log. `job:NAME`, or `job:NAME:errors`.
class JobPage : public Page {
    Q_OBJECT

public:
    explicit JobPage(PageContext& context, QWidget* parent = nullptr);

    void open(const QString& part) override;
    QString place() const override;
    Shown shown() const override;
    bool focusFilter() override;
    void save(QSettings& settings) const override;
    void restore(const QSettings& settings) override;

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeTabs();
    void addTab(const QString& id, const QString& word, JobTab* tab);
    void showJob(const QString& name);
    void showTab(const QString& id);
    void refresh();
    void refreshTime();
    void refreshCounts();
    void placeCharts();
    const JobSnapshot* job() const;
    JobTab* current() const;

    QString m_name;
    QStackedWidget* m_stack;
    widgets::EmptyState* m_gone;
    JobNews* m_news;
    JobHeader* m_header;
    StageRail* m_rail;
    QWidget* m_middle;
    JobCharts* m_charts;
    TimeCard* m_times;
    widgets::TabStrip* m_strip;
    widgets::SearchField* m_filter;
    QStackedWidget* m_tools;
    QStackedWidget* m_tabs;
    QList<QString> m_ids;
};

}  // namespace sluice::ui::pages::job
