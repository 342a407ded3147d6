#pragma once
#include "ui/pages/job/job_tab.h"

namespace sluice::ui::pages::job {

/// What the job did, table by table.
class TablesTab : public JobTab {
    Q_OBJECT

public:
    explicit TablesTab(PageContext& context, QWidget* parent = nullptr);

    void showJob(const QString& name) override;
    void refresh(const JobSnapshot* job) override;
    void filter(const QString& text) override { m_rows->set(text, {}); }
    QString count(const JobSnapshot& job) const override;

Q_SIGNALS:
    /// The rejected rows of a table were asked for.
    void rejectedWanted();

private:
    widgets::CellModel* m_model;
    widgets::FilteredRows* m_rows;
    widgets::Table* m_table;
};

}  // namespace sluice::ui::pages::job
