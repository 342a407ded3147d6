#pragma once
#include "ui/wizard/step.h"

#include <map>

namespace sluice::widgets {
class Card;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui::forms {
class CheckLadder;
}

namespace sluice::ui::wizard {

class Asking;
class DiffView;
class Note;
class PlanView;

/// Step 7: every check at once, what is written to the file and what it does, and the end of it.
class ReviewStep : public Step {
    Q_OBJECT

public:
    ReviewStep(WizardModel& model, PageContext& context, QWidget* parent = nullptr);

    QString title() const override { return tr("Pre-flight and review"); }
    QString question() const override;
    QString hint() const override;
    QString summary() const override;
    int problems() const override { return m_failures; }
    void enter() override;
    void leave() override;
    Answer next() override;
    void repeat() override { check(); }

    /// Writes the job; with `start` it is started, too. Waits for the checks.
    void create(bool start);

Q_SIGNALS:
    /// It stands in the file.
    void created(bool started);

private:
    enum class Wish { None, Create, CreateAndStart };
    void check();
    void checked(const std::vector<PreflightPart>& parts);
    void review();
    void finish(bool start);
    void refuse(const QString& sentence);
    void askToRepair(const QString& what);
    void repair(const Repair& repair);

    Inquiry m_inquiry, m_estimating, m_repairing;
    std::map<std::string, Repair> m_repairs;  ///< by what was found
    Note* m_note;
    widgets::Card* m_checksCard;
    widgets::Text* m_verdict;
    forms::CheckLadder* m_ladder;
    Asking* m_asking;
    widgets::Card* m_planCard;
    PlanView* m_plan;
    DiffView* m_diff;
    widgets::Text* m_creates;
    int m_failures = 0;
    bool m_checked = false;
    bool m_writing = false;
    Wish m_wish = Wish::None;
};

}  // namespace sluice::ui::wizard
