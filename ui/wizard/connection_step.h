#pragma once
#include "ui/wizard/step.h"

#include <map>

class QVBoxLayout;

namespace sluice::widgets {
class Button;
class Card;
}  // namespace sluice::widgets

namespace sluice::ui::forms {
class CheckLadder;
class ConnectionForm;
}  // namespace sluice::ui::forms

namespace sluice::ui::wizard {

class Asking;
class ConnectionList;
class Note;

/// Steps 2 and 3: which connection is read from, or written to; or a new one, made in place. Choosing tests at once.
class ConnectionStep : public Step {
    Q_OBJECT

public:
    ConnectionStep(WizardModel& model, PageContext& context, WizardModel::End end, QWidget* parent = nullptr);

    QString title() const override;
    QString question() const override;
    QString hint() const override;
    QString summary() const override;
    int problems() const override;
    void enter() override;
    void leave() override;
    Answer next() override;
    void repeat() override;

private:
    QString kindWords() const;
    void refresh();
    void choose(const QString& name);
    void openForm(bool open);
    void begin();
    QString wrong() const;
    void test(config::Connection connection, bool isNew);
    void tested(const config::Checks& checks, const config::Connection& connection, bool isNew);
    void save();
    void saved(const Result<>& result, const QString& name);
    void refuse(const QString& sentence);

    WizardModel::End m_end;
    Inquiry m_inquiry;
    Background m_storing;
    ConnectionList* m_list;
    widgets::Button* m_new;
    widgets::Card* m_formCard;
    QVBoxLayout* m_formPlace;
    forms::ConnectionForm* m_form = nullptr;
    QStringList m_formKinds;
    widgets::Card* m_ladderCard;
    forms::CheckLadder* m_ladder;
    Asking* m_asking;
    Note* m_note;
    std::map<std::string, bool> m_passed;  ///< by name: whether its test passed as far as the login
    bool m_going = false;                  ///< Next was asked for and waits for the test
};

/// Whether the steps of a test up to the login went well: the rest may be put right later.
bool reachesLogin(const config::Checks& checks);

}  // namespace sluice::ui::wizard
