#pragma once
#include "ui/pages/job/job_facts.h"
#include "ui/pages/job/job_news.h"
#include "ui/pages/job/job_tab.h"

namespace sluice::ui::pages::job {

/// What went wrong, when, how often, and how it ended.
class ErrorsTab : public JobTab {
    Q_OBJECT

public:
    ErrorsTab(PageContext& context, JobNews& news, QWidget* parent = nullptr);

    void refresh(const JobSnapshot* job) override;
    void filter(const QString& text) override { m_rows->set(text, {}); }
    QString count(const JobSnapshot& job) const override;
    bool alerts(const JobSnapshot& job) const override;

private:
    void take();

    JobNews& m_news;
    widgets::CellModel* m_model;
    widgets::FilteredRows* m_rows;
    widgets::Table* m_table;
    QList<ErrorCase> m_cases;
    bool m_troubled = false;
};

}  // namespace sluice::ui::pages::job
