#include "ui/wizard/new_type_row.h"

#include "ui/wizard/node_edit.h"
#include "ui/wizard/note.h"
#include "widgets/form/button.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"

#include <QLayout>
#include <QLineEdit>
#include <QScrollArea>

namespace sluice::ui::wizard {

using widgets::TextSize;
using widgets::Tone;

NewTypeRow::NewTypeRow(std::string table, std::string column, const QString& type, bool confirmed, QWidget* parent)
    : QWidget(parent),
      m_table(std::move(table)),
      m_column(std::move(column)),
      m_confirmed(confirmed),
      m_field(new QLineEdit(type)),
      m_state(new widgets::Text({}, TextSize::Small, Tone::Secondary)),
      m_confirm(new widgets::Button(tr("Confirm"))),
      m_note(new Note(QStringLiteral("wizard.type.note"))) {
    const auto name = q(m_column);
    m_field->setObjectName(QStringLiteral("wizard.type.") + name);
    m_field->setFont(widgets::monoFont(TextSize::Small));
    m_field->setAccessibleName(tr("Type of %1").arg(name));
    m_field->setPlaceholderText(QStringLiteral("varchar(255)"));
    m_confirm->setObjectName(QStringLiteral("wizard.confirmType.") + name);
    m_confirm->setAccessibleName(tr("Confirm the type of %1").arg(name));
    auto* label = new widgets::ElidedLabel(name, TextSize::Small, Tone::Text, Qt::ElideMiddle);
    label->setFixedWidth(130);
    auto* line = widgets::row({label, m_field, m_state, m_confirm}, 8);
    line->setStretch(1, 1);
    setLayout(widgets::column({widgets::holding(new QWidget, line), m_note}, 2));
    connect(m_confirm, &QPushButton::clicked, this, &NewTypeRow::taken);
    connect(m_field, &QLineEdit::returnPressed, this, &NewTypeRow::taken);
    connect(m_field, &QLineEdit::textEdited, this, &NewTypeRow::changed);
    setConfirmed(confirmed);
}

std::string NewTypeRow::type() const {
    return m_field->text().trimmed().toStdString();
}

void NewTypeRow::setConfirmed(bool confirmed) {
    m_confirmed = confirmed;
    m_state->setText(confirmed ? tr("confirmed") : tr("guessed"));
    m_state->setTone(confirmed ? Tone::Healthy : Tone::Warning);
    m_confirm->setVisible(!confirmed);
    say({});
}

void NewTypeRow::say(const QString& sentence) {
    m_note->say(sentence);
}

void NewTypeRow::goTo() {
    m_field->setFocus(Qt::OtherFocusReason);
    layout()->activate();  // the sentence is part of what is to be seen
    for (auto* above = parentWidget(); above != nullptr; above = above->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(above)) area->ensureWidgetVisible(this);
}

}  // namespace sluice::ui::wizard
