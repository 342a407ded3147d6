#pragma once
#include "ui/wizard/step.h"

#include <map>

#include <QTimer>

class QLineEdit;
class QRadioButton;

namespace sluice::widgets {
class Text;
}

namespace sluice::ui::forms {
class OptionForm;
}

namespace sluice::ui::wizard {

class Asking;
class Note;

/// Step 6: where the job begins, and how it behaves.
class StartStep : public Step {
    Q_OBJECT

public:
    StartStep(WizardModel& model, PageContext& context, QWidget* parent = nullptr);

    QString title() const override { return tr("Start and behaviour"); }
    QString question() const override { return tr("Where does it begin, and how does it behave?"); }
    QString hint() const override;
    QString summary() const override;
    int problems() const override;
    void enter() override;
    void leave() override;
    Answer next() override;
    void repeat() override { checkNow(); }

private:
    enum class Start { Snapshot, Now, Earliest, Gtid, File, Time };
    QRadioButton* addStart(Start start, const QString& name, QLayout* into, QWidget* beside = nullptr);
    QWidget* makeStarts();
    Start chosen() const;
    void choose(Start start);
    void putPosition();
    void read();
    QString startProblem() const;
    QString oldestLog() const;
    bool isFixed(Start start) const;
    bool needsCheck() const;
    void checkSoon();
    void checkNow();
    void checked(const config::Checks& checks);
    Answer refuseStart();

    std::map<Start, QRadioButton*> m_starts;
    std::map<Start, QWidget*> m_rows;
    widgets::Text* m_oldest;
    QLineEdit *m_gtid, *m_file, *m_position, *m_time;
    Note* m_startNote;
    QTimer m_soon;
    Inquiry m_inquiry;
    Asking* m_asking;
    QString m_refused;     ///< why the job cannot begin there, as its source says
    bool m_going = false;  ///< Next was asked for and waits for the source
    QWidget* m_groupRow;
    QLineEdit* m_group;
    config::OptionList m_options;
    forms::OptionForm* m_form;
    Note* m_note;
};

}  // namespace sluice::ui::wizard
