#pragma once
#include "ui/forms/option_field.h"

class QLineEdit;

namespace sluice::widgets {
class Button;
}

namespace sluice::ui::forms {

/// One line: text, a number, a duration, a size, a rate. What has a unit is checked while it is typed. A path has a
/// button that chooses a file or a folder.
class LineField : public OptionField {
    Q_OBJECT

public:
    explicit LineField(const config::Option& option);

    QWidget* input() const override;
    void setNode(const config::Node* node) override;
    config::Node node() const override;
    QString problem() const override;
    void setLocked(bool locked) override;
    void setInvalid(bool invalid) override;

private:
    void browse();

    config::Option m_option;
    QLineEdit* m_line;
    widgets::Button* m_browse = nullptr;
};

}  // namespace sluice::ui::forms
