#pragma once
#include "ui/wizard/step.h"

#include <map>

class QLineEdit;
class QRadioButton;

namespace sluice::widgets {
class Card;
}

namespace sluice::ui::wizard {

class Note;

/// Step 1: what the job is for, from which kind of system, and its name.
class GoalStep : public Step {
    Q_OBJECT

public:
    GoalStep(WizardModel& model, PageContext& context, QWidget* parent = nullptr);

    QString title() const override { return tr("What to do"); }
    QString question() const override { return tr("What should the job do?"); }
    QString hint() const override;
    QString summary() const override;
    int problems() const override { return nameProblem().isEmpty() ? 0 : 1; }
    void enter() override;
    Answer next() override;

private:
    QWidget* makeCards();
    void refresh();
    QString nameProblem() const;

    std::map<Goal, widgets::Card*> m_cards;
    std::map<QString, QRadioButton*> m_from;
    QWidget* m_fromRow = nullptr;
    Note* m_fromNote;
    QLineEdit* m_name;
    Note* m_nameNote;
    Note* m_locked;
};

}  // namespace sluice::ui::wizard
