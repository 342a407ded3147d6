#include "widgets/layout/card.h"

#include "widgets/layout/box.h"
#include "widgets/layout/text.h"
#include "widgets/theme/style_paint.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace sluice::widgets {

Card::Card(const QString& title, QWidget* parent) : QWidget(parent), m_body(new QVBoxLayout) {
    auto* outer = column({}, 8);
    outer->setContentsMargins(15, 11, 15, 13);
    m_body->setSpacing(8);
    outer->addLayout(m_body, 1);
    setLayout(outer);
    if (!title.isEmpty()) {
        setAccessibleName(title);
        heading()->insertWidget(0, new Text(title, TextSize::Body, Tone::Secondary, QFont::DemiBold));
    }
}

QHBoxLayout* Card::heading() {
    if (!m_heading) {
        m_heading = row({Stretch{}});
        static_cast<QVBoxLayout*>(layout())->insertLayout(0, m_heading);
    }
    return m_heading;
}

void Card::setTone(Tone tone) {
    if (tone == m_tone) return;
    m_tone = tone;
    update();
}

void Card::setRaised(bool raised) {
    m_raised = raised;
    update();
}

void Card::setClickable(bool clickable) {
    m_clickable = clickable;
    setFocusPolicy(clickable ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void Card::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    QColor fill = m_raised ? theme.raised : theme.surface;
    if (m_clickable && underMouse()) fill = blend(fill, theme.hover, 0.5);
    paint::panel(painter, rect(), grid::cardRadius, fill,
                 m_tone == Tone::Neutral ? theme.border : theme.colour(m_tone));
    if (paint::showsFocus(this)) paint::focusRing(painter, rect(), grid::cardRadius);
}

void Card::mouseReleaseEvent(QMouseEvent* event) {
    if (m_clickable && event->button() == Qt::LeftButton && rect().contains(event->pos()))
        Q_EMIT clicked();
    else
        QWidget::mouseReleaseEvent(event);
}

void Card::keyPressEvent(QKeyEvent* event) {
    const bool chosen =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (m_clickable && chosen)
        Q_EMIT clicked();
    else
        QWidget::keyPressEvent(event);
}

void Card::enterEvent(QEnterEvent*) {
    if (m_clickable) update();
}

void Card::leaveEvent(QEvent*) {
    if (m_clickable) update();
}

void Card::focusInEvent(QFocusEvent*) {
    update();
}

void Card::focusOutEvent(QFocusEvent*) {
    update();
}

}  // namespace sluice::widgets
