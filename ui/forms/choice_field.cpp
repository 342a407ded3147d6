#include "ui/forms/choice_field.h"

#include "ui/forms/option_words.h"
#include "widgets/form/segmented_control.h"
#include "widgets/layout/box.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QSignalBlocker>

namespace sluice::ui::forms {
namespace {

constexpr int mostSegments = 4;
constexpr int widestSegments = 380;
constexpr int boxWidth = 220;

}  // namespace

ChoiceField::ChoiceField(const config::Option& option) : m_option(option) {
    QStringList words;
    for (const auto& choice : option.choices) {
        m_choices.append(QString::fromStdString(choice));
        words.append(choiceWord(m_choices.last()));
    }
    // Without a default nothing may be chosen, and that has to be a choice.
    if (option.defaultText.empty() && !option.required) {
        m_choices.prepend(QString());
        words.prepend(tr("not said"));
    }
    if (m_choices.size() <= mostSegments) {
        m_segments = new widgets::SegmentedControl(words);
        if (m_segments->sizeHint().width() > widestSegments) {
            delete m_segments;
            m_segments = nullptr;
        }
    }
    if (m_segments == nullptr) {
        m_box = new QComboBox;
        m_box->addItems(words);
        m_box->setMinimumWidth(boxWidth);
        m_box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        connect(m_box, &QComboBox::currentIndexChanged, this, &OptionField::edited);
    } else {
        connect(m_segments, &widgets::SegmentedControl::chosenChanged, this, [this] {
            speak();
            Q_EMIT edited();
        });
    }
    widgets::holding(this, widgets::row({input(), widgets::Stretch{}}, 0));
    setNode(nullptr);
}

QWidget* ChoiceField::input() const {
    return m_segments != nullptr ? static_cast<QWidget*>(m_segments) : m_box;
}

int ChoiceField::chosen() const {
    return m_segments != nullptr ? m_segments->chosen() : m_box->currentIndex();
}

void ChoiceField::choose(int index) {
    const QSignalBlocker quiet(input());
    if (m_segments != nullptr)
        m_segments->choose(index);
    else
        m_box->setCurrentIndex(index);
    speak();
}

void ChoiceField::speak() {
    // The control says the chosen one as its name; what it is about would be missing.
    if (m_segments != nullptr)
        m_segments->setAccessibleName(
            QStringLiteral("%1: %2").arg(optionLabel(m_option), choiceWord(m_choices.value(chosen()))));
}

void ChoiceField::setNode(const config::Node* node) {
    const auto text = typedText(node != nullptr ? *node : defaultOf(m_option));
    choose(static_cast<int>(std::max<qsizetype>(m_choices.indexOf(text), 0)));
}

config::Node ChoiceField::node() const {
    config::Node node;
    const auto text = m_choices.value(chosen());
    if (!text.isEmpty()) node.value = text.toStdString();
    return node;
}

SwitchField::SwitchField(const config::Option& option) : m_option(option), m_box(new QCheckBox(optionLabel(option))) {
    connect(m_box, &QCheckBox::toggled, this, &OptionField::edited);
    widgets::holding(this, widgets::row({m_box, widgets::Stretch{}}, 0));
    setNode(nullptr);
}

QWidget* SwitchField::input() const {
    return m_box;
}

void SwitchField::setNode(const config::Node* node) {
    const auto shown = node != nullptr ? *node : defaultOf(m_option);
    const auto* flag = std::get_if<bool>(&shown.value);
    const QSignalBlocker quiet(m_box);
    m_box->setChecked(flag != nullptr && *flag);
}

config::Node SwitchField::node() const {
    config::Node node;
    node.value = m_box->isChecked();
    return node;
}

}  // namespace sluice::ui::forms
