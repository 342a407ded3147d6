#pragma once
#include "ui/forms/option_field.h"

class QComboBox;
class QLineEdit;

namespace sluice::widgets {
class Text;
}

namespace sluice::ui::forms {

/// Where a secret lies, and its name there: the keyring, an environment variable, a file, or the workspace file itself,
/// which is warned about. What was typed or stands in the file as plain text is never shown again.
class SecretField : public OptionField {
    Q_OBJECT

public:
    SecretField(const config::Option& option, bool mayUseKeyring);

    QWidget* input() const override;
    void setNode(const config::Node* node) override;
    config::Node node() const override;
    QString problem() const override;
    void setLocked(bool locked) override;
    void setInvalid(bool invalid) override;
    QString typedSecret() const override;
    void forgetStored() override;

private:
    enum class Place { None, Keyring, Variable, File, Plain };
    Place place() const;
    void choose(Place place);
    void showPlace();

    config::Option m_option;
    QComboBox* m_place;
    QLineEdit* m_line;
    widgets::Text* m_note;
    Place m_keptPlace = Place::None;  ///< where the file says that it lies
    QString m_keptPlain;              ///< plain text of the file, to be kept when nothing is typed
};

}  // namespace sluice::ui::forms
