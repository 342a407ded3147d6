#pragma once
#include "ui/bridge/jobs_model.h"
#include "ui/shell/page.h"

class QLabel;
class QStackedWidget;

namespace sluice::widgets {
class Banner;
class Button;
class FilteredRows;
class SearchField;
class SegmentedControl;
class Table;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui::pages::jobs {

class ResultList;

/// All jobs as a table; start, pause, stop and restart of those selected, with a result per row.
class JobsPage : public Page {
    Q_OBJECT

public:
    explicit JobsPage(PageContext& context, QWidget* parent = nullptr);

    bool focusFilter() override;
    void save(QSettings& settings) const override;
    void restore(const QSettings& settings) override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeTable();
    QWidget* makeToolBar();
    void filter();
    void refreshButtons();
    void refreshCount();
    void loadTrends();
    void act(JobCommand command);
    void post(JobCommand command, const QStringList& jobs);
    void showMenu(const QPoint& place);
    QStringList selectedJobs() const;

    JobsModel m_model;
    widgets::FilteredRows* m_proxy;
    widgets::Table* m_table;
    QStackedWidget* m_stack;
    widgets::SearchField* m_filter;
    widgets::SegmentedControl* m_which;
    widgets::Text* m_count;
    std::vector<std::pair<JobCommand, widgets::Button*>> m_buttons;
    ResultList* m_results;
    int m_seconds = 0;
};

}  // namespace sluice::ui::pages::jobs
