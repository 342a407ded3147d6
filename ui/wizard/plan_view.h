#pragma once
#include "ui/bridge/inquiry.h"

#include <QWidget>

class QRadioButton;
class QVBoxLayout;

namespace sluice::ui::wizard {

/// What a change does to a running job, and what becomes of the rows that were written before. Lives on: GUI thread.
class PlanView : public QWidget {
    Q_OBJECT

public:
    explicit PlanView(QWidget* parent = nullptr);
    /// Null: nothing changes.
    void show(const JobEdit* edit);
    using QWidget::show;
    /// What was chosen; nothing where the plan does not ask.
    OldRows oldRows() const;

private:
    void line(const QString& strong, const QString& rest);

    QVBoxLayout* m_lines;
    std::string m_job;
    QRadioButton* m_fromNow = nullptr;
    QRadioButton* m_again = nullptr;
};

/// "live, from the next batch on", "restarts from its checkpoint, about 2 s".
QString effectOf(const JobEdit& edit);

}  // namespace sluice::ui::wizard
