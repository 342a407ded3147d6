#pragma once
#include "backend/config/node.h"
#include "backend/config/option.h"

#include <QWidget>

namespace sluice::ui::forms {

/// The field of one option. Made by makeField() for its type. Lives on: GUI thread.
class OptionField : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// The widget that takes the keyboard; has the object name `option.KEY`.
    virtual QWidget* input() const = 0;
    /// Null: the file does not say it.
    virtual void setNode(const config::Node* node) = 0;
    /// Empty: nothing was said.
    virtual config::Node node() const = 0;
    /// Why what stands in it cannot be; empty: it can.
    virtual QString problem() const { return {}; }
    /// Shown, readable, not to be changed.
    virtual void setLocked(bool locked) { input()->setEnabled(!locked); }
    virtual void setInvalid(bool invalid) { Q_UNUSED(invalid) }
    /// A secret that was typed for the keyring; empty: none.
    virtual QString typedSecret() const { return {}; }
    /// What the keyring has is another's: a password has to be typed anew.
    virtual void forgetStored() {}
    /// Says by itself what it is, so no label stands before it.
    virtual bool hasOwnLabel() const { return false; }

Q_SIGNALS:
    /// The user changed it.
    void edited();
    /// The user is done with it for now.
    void left();
};

/// With object and accessible names set. `mayUseKeyring`: a secret may lie in the system's keyring.
OptionField* makeField(const config::Option& option, bool mayUseKeyring);

}  // namespace sluice::ui::forms
