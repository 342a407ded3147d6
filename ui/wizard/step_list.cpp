#include "ui/wizard/step_list.h"

#include "ui/wizard/step_button.h"
#include "widgets/layout/box.h"
#include "widgets/theme/theme.h"

#include <QPainter>

namespace sluice::ui::wizard {

StepList::StepList(int count, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("wizard.steps"));
    setFixedWidth(204);
    auto* all = widgets::column({}, 4);
    for (int number = 1; number <= count; ++number) {
        auto* button = new StepButton(number);
        connect(button, &QAbstractButton::clicked, this, [this, number] { Q_EMIT chosen(number); });
        m_buttons.append(button);
        all->addWidget(button);
    }
    all->addStretch(1);
    all->setContentsMargins(12, 16, 12, 12);
    setLayout(all);
}

void StepList::setStep(int step, const QString& title, const QString& summary, int problems) {
    auto* button = m_buttons.value(step - 1);
    button->setText(title);
    button->setSummary(summary, problems);
}

void StepList::setCurrent(int current, int reached) {
    for (int i = 0; i < m_buttons.size(); ++i) m_buttons[i]->setPlace(i + 1 == current, i < reached, i + 1 < reached);
}

void StepList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), widgets::Theme::current().border);
}

}  // namespace sluice::ui::wizard
