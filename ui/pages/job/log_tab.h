#pragma once
#include "ui/pages/job/job_news.h"
#include "ui/pages/job/job_tab.h"

namespace sluice::widgets {
class Button;
}

namespace sluice::ui::pages::job {

/// The events of this job: follow, filter, export.
class LogTab : public JobTab {
    Q_OBJECT

public:
    LogTab(PageContext& context, JobNews& news, QWidget* parent = nullptr);

    void refresh(const JobSnapshot*) override {}
    void filter(const QString& text) override;
    QString count(const JobSnapshot&) const override { return {}; }
    QWidget* tools() override { return m_tools; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void take();
    void follow();

    JobNews& m_news;
    widgets::CellModel* m_model;
    widgets::FilteredRows* m_rows;
    widgets::Table* m_table;
    QWidget* m_tools;
    widgets::Button* m_follow;
};

}  // namespace sluice::ui::pages::job
