#include "ui/forms/form_row.h"

#include "widgets/layout/box.h"
#include "widgets/layout/text.h"
#include "widgets/theme/status_shape.h"

namespace sluice::ui::forms {

using widgets::TextSize;
using widgets::Tone;

FormRow::FormRow(const QString& label, QWidget* field, QWidget* input, QWidget* parent)
    : QWidget(parent),
      m_input(input),
      m_label(new widgets::Text(label, TextSize::Body, Tone::Secondary)),
      m_note(new widgets::Text({}, TextSize::Small, Tone::Muted)),
      m_errorLine(new QWidget),
      m_error(new widgets::Text({}, TextSize::Small, Tone::Critical)) {
    m_label->setBuddy(input);
    m_label->setWordWrap(true);
    m_label->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_label->setMinimumHeight(widgets::grid::controlHeight);
    m_note->setWordWrap(true);
    m_error->setWordWrap(true);
    m_error->setObjectName(input->objectName() + QStringLiteral(".error"));
    auto* shape = new widgets::ShapeView(14);
    shape->setShape(widgets::Shape::OctagonCross, Tone::Critical);
    auto* errorRow = widgets::row({shape, m_error}, 6);
    errorRow->setAlignment(shape, Qt::AlignTop);
    errorRow->setStretch(1, 1);
    widgets::holding(m_errorLine, errorRow);
    m_errorLine->hide();
    m_note->hide();
    auto* right = widgets::column({field, m_errorLine, m_note}, 4);
    auto* all = widgets::row({m_label, right}, 12);
    all->setAlignment(m_label, Qt::AlignTop);
    all->setStretch(1, 1);
    widgets::holding(this, all);
}

void FormRow::setLabel(const QString& label) {
    m_label->setText(label);
}

void FormRow::setNote(const QString& note) {
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    describe();
}

void FormRow::setError(const QString& sentence) {
    m_error->setText(sentence);
    m_errorLine->setVisible(!sentence.isEmpty());
    describe();
}

QString FormRow::error() const {
    return m_error->text();
}

void FormRow::setLabelWidth(int width) {
    m_label->setFixedWidth(width);
}

int FormRow::labelWidth() const {
    return m_label->fontMetrics().horizontalAdvance(m_label->text()) + 2;
}

void FormRow::describe() {
    m_input->setAccessibleDescription(m_error->text().isEmpty() ? m_note->text() : m_error->text());
}

}  // namespace sluice::ui::forms
