#pragma once
#include "ui/wizard/step.h"

#include <QTimer>

class QVBoxLayout;

namespace sluice::widgets {
class Button;
class Card;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui::forms {
class CheckLadder;
class OptionForm;
}  // namespace sluice::ui::forms

namespace sluice::ui::wizard {

class Asking;
class NewTypes;
class Note;
class OwnTargets;

/// Step 5: how rows are written, by the target's own options; what differs for single tables; and what stands against
/// it on the target.
class TargetStep : public Step {
    Q_OBJECT

public:
    TargetStep(WizardModel& model, PageContext& context, QWidget* parent = nullptr);

    QString title() const override;
    QString question() const override;
    QString hint() const override;
    QString summary() const override;
    int problems() const override;
    void enter() override;
    void leave() override;
    Answer next() override;
    void repeat() override { checkNow(); }
    void goTo(const QString& key);

private:
    QString kind() const;
    void makeForm();
    void read();
    void write(const QString& key);
    void showErrors();
    void checkSoon();
    void checkNow();
    void askToEmpty();

    QVBoxLayout* m_place;
    forms::OptionForm* m_form = nullptr;
    config::OptionList m_options;
    QString m_formKind;
    OwnTargets* m_own;
    NewTypes* m_types;
    Note* m_note;
    QString m_marked;  ///< the option that carries a sentence
    QTimer m_soon;
    bool m_isElsewhere = false;  ///< other columns may be missing at the target than were asked about
    Inquiry m_inquiry;
    widgets::Card* m_checksCard;
    forms::CheckLadder* m_ladder;
    Asking* m_asking;
    std::string m_emptyAgreed;  ///< what was agreed to be emptied, as the patterns of the target say it
};

}  // namespace sluice::ui::wizard
