#include "widgets/feedback/confirm_sheet.h"

#include "widgets/form/button.h"
#include "widgets/form/chip.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>

namespace sluice::widgets {

namespace {

constexpr int sheetWidth = 480, stripe = 3;
constexpr int wrapMargin = 80;  // borders, scroll bar, and what a wrapped word leaves free
constexpr int mostLines = 10;

}  // namespace

ConfirmSheet::ConfirmSheet(const Question& question, QWidget* parent)
    : QDialog(parent), m_environment(question.environment), m_action(new Button(question.action)) {
    setWindowTitle(question.title);
    setMinimumWidth(sheetWidth);
    auto* title = new Text(question.title, TextSize::Heading, Tone::Text, QFont::DemiBold);
    title->setWordWrap(true);
    auto* chip = new EnvironmentChip;
    auto* all = column({row({title, Stretch{}, chip})}, grid::gap);
    chip->setEnvironment(question.environment, question.environmentName);
    auto* effect = new Text(question.effect, TextSize::Body, Tone::Secondary);
    effect->setWordWrap(true);
    all->addWidget(effect);
    if (!question.exact.isEmpty()) {
        auto* exact = new QPlainTextEdit(question.exact);
        exact->setReadOnly(true);
        exact->setFont(monoFont(TextSize::Small));
        exact->setAccessibleName(tr("What will be sent"));
        exact->setTabChangesFocus(true);
        int lines = 0;
        for (const auto& line : question.exact.split(u'\n'))
            lines += 1 + exact->fontMetrics().horizontalAdvance(line) / (sheetWidth - wrapMargin);
        exact->setFixedHeight(std::min(mostLines, lines) * exact->fontMetrics().lineSpacing() + 20);
        all->addWidget(exact);
    }
    if (!question.option.isEmpty()) {
        m_option = new QCheckBox(question.option);
        all->addWidget(m_option);
    }
    if (!question.nameToType.isEmpty()) {
        auto* field = new QLineEdit;
        const QString label = tr("Type %1 to confirm").arg(question.nameToType);
        field->setAccessibleName(label);
        all->addWidget(new Text(label, TextSize::Small, Tone::Secondary));
        all->addWidget(field);
        m_action->setEnabled(false);
        connect(field, &QLineEdit::textChanged, this,
                [this, name = question.nameToType](const QString& text) { m_action->setEnabled(text == name); });
    }
    m_action->setKind(question.danger ? Button::Kind::Danger : Button::Kind::Primary);
    auto* cancel = new Button(question.keep.isEmpty() ? tr("Cancel") : question.keep);
    all->addSpacing(4);
    all->addLayout(row({Stretch{}, cancel, m_action}));
    all->setContentsMargins(20, 20, 20, 16);
    setLayout(all);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_action, &QPushButton::clicked, this, &QDialog::accept);
    // What cannot be taken back is not one Enter away.
    if (question.danger)
        cancel->setFocus();
    else
        m_action->setDefault(true);
}

bool ConfirmSheet::optionTicked() const {
    return m_option && m_option->isChecked();
}

bool ConfirmSheet::ask(const Question& question, QWidget* parent) {
    ConfirmSheet sheet(question, parent);
    return sheet.exec() == QDialog::Accepted;
}

void ConfirmSheet::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    if (m_environment != Environment::None) painter.fillRect(QRect(0, 0, width(), stripe), theme.colour(m_environment));
}

}  // namespace sluice::widgets
