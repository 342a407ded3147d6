#pragma once
#include "ui/forms/option_field.h"

#include <QStringList>

class QCheckBox;
class QComboBox;

namespace sluice::widgets {
class SegmentedControl;
}

namespace sluice::ui::forms {

/// One of a few: side by side where they are few and short, else a box that folds down.
class ChoiceField : public OptionField {
    Q_OBJECT

public:
    explicit ChoiceField(const config::Option& option);

    QWidget* input() const override;
    void setNode(const config::Node* node) override;
    config::Node node() const override;

private:
    int chosen() const;
    void choose(int index);
    void speak();

    config::Option m_option;
    QStringList m_choices;
    widgets::SegmentedControl* m_segments = nullptr;
    QComboBox* m_box = nullptr;
};

/// Yes or no.
class SwitchField : public OptionField {
    Q_OBJECT

public:
    explicit SwitchField(const config::Option& option);

    QWidget* input() const override;
    void setNode(const config::Node* node) override;
    config::Node node() const override;
    bool hasOwnLabel() const override { return true; }

private:
    config::Option m_option;
    QCheckBox* m_box;
};

}  // namespace sluice::ui::forms
