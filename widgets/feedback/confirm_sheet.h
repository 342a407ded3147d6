#pragma once
#include "widgets/theme/theme.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;

namespace sluice::widgets {

class Button;

/// Asks before something is written: what it does, exactly, and where, in the colour of the environment. Production can
/// demand that a name is typed. The button says what happens, never "OK".
class ConfirmSheet : public QDialog {
    Q_OBJECT

public:
    struct Question {
        QString title = {};   ///< "Stop publish?"
        QString effect = {};  ///< what will happen, in sentences
        QString exact = {};   ///< the statement or call as it will be sent; shown in the font for code
        QString action = {};  ///< the word on the button
        QString keep = {};    ///< the word on the other one; empty: Cancel
        bool danger = false;
        Environment environment = Environment::None;
        QString environmentName = {};
        QString nameToType = {};  ///< when not empty, it must be typed to enable the button
        QString option = {};      ///< a tick box, such as "Remove the data too"
    };

    explicit ConfirmSheet(const Question& question, QWidget* parent = nullptr);
    bool optionTicked() const;

    /// Asks and waits; true when the action was chosen.
    static bool ask(const Question& question, QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Environment m_environment;
    Button* m_action;
    QCheckBox* m_option = nullptr;
};

}  // namespace sluice::widgets
