#pragma once
#include "ui/wizard/wizard_model.h"

#include <QWidget>

class QLineEdit;

namespace sluice::ui::wizard {

class Note;

/// *Own pattern* of topics: what it takes now, said as it is typed, beside the ticks of the tree. Lives on: GUI thread.
class TopicPattern : public QWidget {
    Q_OBJECT

public:
    explicit TopicPattern(WizardModel& model, QWidget* parent = nullptr);

    /// Why what is typed is no pattern; empty: it is one, or nothing is typed.
    QString problem() const;
    void read();

private:
    void write();
    void explain();
    std::vector<std::string> typed() const;
    std::vector<std::string> patterns() const;

    WizardModel& m_model;
    QLineEdit* m_field;
    Note* m_note;
};

}  // namespace sluice::ui::wizard
