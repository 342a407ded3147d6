#include "ui/wizard/note.h"

#include "widgets/layout/box.h"
#include "widgets/layout/text.h"

namespace sluice::ui::wizard {

using widgets::Shape;
using widgets::TextSize;
using widgets::Tone;

Note::Note(const QString& name, QWidget* parent)
    : QWidget(parent), m_shape(new widgets::ShapeView(14)), m_text(new widgets::Text({}, TextSize::Small)) {
    setObjectName(name);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* all = widgets::row({m_shape, m_text}, 6);
    all->setStretch(1, 1);
    all->setAlignment(m_shape, Qt::AlignTop);
    setLayout(all);
    hide();
}

void Note::say(const QString& sentence, Tone tone) {
    m_shape->setVisible(tone == Tone::Critical || tone == Tone::Warning || tone == Tone::Healthy);
    m_shape->setShape(tone == Tone::Critical  ? Shape::OctagonCross
                      : tone == Tone::Healthy ? Shape::DiscTick
                                              : Shape::Triangle,
                      tone);
    m_text->setTone(tone == Tone::Critical ? Tone::Critical : Tone::Secondary);
    m_text->setText(sentence);
    setAccessibleName(sentence);
    setVisible(!sentence.isEmpty());
}

QString Note::sentence() const {
    return isHidden() ? QString() : m_text->text();
}

QWidget* formRow(const QString& label, QWidget* field, QWidget* note) {
    auto* words = new widgets::Text(label, TextSize::Body, Tone::Secondary);
    words->setFixedWidth(130);
    words->setWordWrap(true);
    if (field->accessibleName().isEmpty()) field->setAccessibleName(label);
    words->setBuddy(field);
    auto* right = widgets::column({}, 4);
    // A field that is narrower than its place stands at the left of it.
    const bool narrow = field->maximumWidth() < QWIDGETSIZE_MAX;
    auto* line = widgets::row({field}, 0);
    if (narrow) {
        line->setStretch(0, 1000);
        line->addStretch(1);
    }
    right->addLayout(line);
    if (note != nullptr) right->addWidget(note);
    auto* all = widgets::row({words}, 12);
    all->addLayout(right, 1);
    all->setAlignment(words, Qt::AlignTop);
    words->setMinimumHeight(widgets::grid::controlHeight - 2);
    words->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return widgets::holding(new QWidget, all);
}

}  // namespace sluice::ui::wizard
