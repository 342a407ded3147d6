#pragma once
#include "ui/shell/page_context.h"
#include "widgets/form/cell_model.h"
#include "widgets/form/filtered_rows.h"
#include "widgets/form/table.h"

#include <QWidget>

namespace sluice::ui::pages::job {

/// What stands behind one word of the strip. Refreshed only while it is seen, but for what count() needs.
class JobTab : public QWidget {
    Q_OBJECT

public:
    explicit JobTab(PageContext& context, QWidget* parent = nullptr) : QWidget(parent), m_context(context) {}

    /// Another job is shown.
    virtual void showJob(const QString& name) { m_name = name; }
    /// Of a new snapshot; null: the job is gone.
    virtual void refresh(const JobSnapshot* job) = 0;
    /// Empty: all.
    virtual void filter(const QString& text) = 0;
    /// What stands behind the word; empty: nothing.
    virtual QString count(const JobSnapshot& job) const = 0;
    /// The count is nothing good.
    virtual bool alerts(const JobSnapshot& job) const {
        Q_UNUSED(job)
        return false;
    }
    /// It is of little use in a few lines.
    virtual bool needsHeight() const { return false; }
    /// What stands over it at the right, beside the filter; null: nothing.
    virtual QWidget* tools() { return nullptr; }

protected:
    PageContext& context() const { return m_context; }
    const QString& name() const { return m_name; }
    /// A table of `model` with a filter; sorted where `sorts`.
    widgets::Table* makeTable(widgets::CellModel* model, widgets::FilteredRows* rows, const QString& id,
                              const QString& spoken, bool sorts);

private:
    PageContext& m_context;
    QString m_name;
};

}  // namespace sluice::ui::pages::job
