#include "widgets/flow/flow_item.h"

#include "widgets/theme/appearance.h"
#include "widgets/theme/style_paint.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace sluice::widgets {

FlowItem::FlowItem(QString id, QWidget* parent) : QWidget(parent), m_id(std::move(id)) {
    setFocusPolicy(Qt::ClickFocus);
    setCursor(Qt::PointingHandCursor);
}

void FlowItem::setSelected(bool selected) {
    if (selected == m_selected) return;
    m_selected = selected;
    update();
}

void FlowItem::setDensity(FlowDensity density) {
    if (density == m_density) return;
    m_density = density;
    update();
}

double FlowItem::textScale() const {
    const Appearance* appearance = Appearance::instance();
    return appearance ? appearance->textScale() : 1.0;
}

QRectF FlowItem::paintFrame(QPainter& painter, const QColor& border, bool dashed) const {
    const Theme& theme = Theme::current();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    // What is not there yet has no body of its own.
    const QColor ground = dashed ? theme.surface : theme.raised;
    const QColor fill = underMouse() ? blend(ground, theme.hover, 0.7) : ground;
    QPen pen(m_selected ? theme.accent : border, 1);
    if (dashed) pen.setDashPattern({4, 4});
    painter.setPen(pen);
    painter.setBrush(fill);
    painter.drawRoundedRect(box, grid::cardRadius, grid::cardRadius);
    if (m_ring)
        paint::focusRing(painter, rect(), grid::cardRadius);
    else if (m_selected)
        paint::outline(painter, QRectF(rect()).adjusted(1, 1, -1, -1), grid::cardRadius - 1, theme.accent);
    return box;
}

void FlowItem::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) Q_EMIT clicked();
    event->accept();
}

void FlowItem::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) Q_EMIT opened();
}

void FlowItem::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
            if (event->modifiers() & ~Qt::KeypadModifier) break;
            Q_EMIT moveWanted(event->key());
            return;
        case Qt::Key_Space:
            Q_EMIT clicked();
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (event->modifiers() & ~Qt::KeypadModifier) break;
            Q_EMIT opened();
            return;
        case Qt::Key_Menu:
            Q_EMIT menuWanted(mapToGlobal(rect().center()));
            return;
        case Qt::Key_Escape:
            Q_EMIT leaveWanted();
            return;
        default:
            break;
    }
    QWidget::keyPressEvent(event);
}

void FlowItem::contextMenuEvent(QContextMenuEvent* event) {
    Q_EMIT menuWanted(event->reason() == QContextMenuEvent::Mouse ? event->globalPos() : mapToGlobal(rect().center()));
}

void FlowItem::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    // The ring is for the keyboard: a click shows the selection, and a window that comes to the front shows nothing
    // new.
    const Qt::FocusReason reason = event->reason();
    if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
        m_ring = reason != Qt::MouseFocusReason;
    update();
    Q_EMIT focused();
}

void FlowItem::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason) m_ring = false;
    update();
}

void FlowItem::enterEvent(QEnterEvent*) {
    update();
}

void FlowItem::leaveEvent(QEvent*) {
    update();
}

}  // namespace sluice::widgets
