#include "ui/forms/entry_chip.h"

#include "widgets/layout/elide.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/icon.h"
#include "widgets/theme/style_paint.h"

#include <cmath>

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace sluice::ui::forms {

using widgets::TextSize;
using widgets::Theme;

namespace {

constexpr int chipHeight = 24;
constexpr int crossWidth = 22;
constexpr int padding = 8;

}  // namespace

EntryChip::EntryChip(const QString& text, QWidget* parent) : QAbstractButton(parent) {
    setText(text);
    setToolTip(text);
    setAccessibleName(text);
    setAccessibleDescription(tr("Enter changes it, Del takes it away."));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

void EntryChip::setLocked(bool locked) {
    m_locked = locked;
    updateGeometry();
    update();
}

QSize EntryChip::sizeHint() const {
    const double text = QFontMetricsF(widgets::monoFont(TextSize::Small)).horizontalAdvance(this->text());
    return {static_cast<int>(std::ceil(text)) + 2 * padding + (m_locked ? 0 : crossWidth - padding), chipHeight};
}

void EntryChip::paintEvent(QPaintEvent*) {
    const auto& theme = Theme::current();
    QPainter painter(this);
    widgets::paint::panel(painter, rect(), 5, underMouse() && !m_locked ? theme.hover : theme.raised, theme.border);
    const auto font = widgets::monoFont(TextSize::Small);
    const double room = width() - padding - (m_locked ? padding : crossWidth);
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(QRectF(padding, 0, room, height()), Qt::AlignLeft | Qt::AlignVCenter,
                     widgets::elideMiddle(QFontMetricsF(font), text(), room));
    if (!m_locked)
        widgets::paintIcon(painter, QRectF(width() - crossWidth + 4, (height() - 12) / 2.0, 12, 12),
                           QStringLiteral("close"), theme.textSecondary);
    if (widgets::paint::showsFocus(this)) widgets::paint::focusRing(painter, rect(), 5);
}

void EntryChip::mouseReleaseEvent(QMouseEvent* event) {
    if (m_locked || event->button() != Qt::LeftButton || !rect().contains(event->position().toPoint())) return;
    if (event->position().x() >= width() - crossWidth)
        Q_EMIT removed();
    else
        Q_EMIT wanted();
}

void EntryChip::keyPressEvent(QKeyEvent* event) {
    if (m_locked) return QAbstractButton::keyPressEvent(event);
    switch (event->key()) {
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            Q_EMIT removed();
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_F2:
        case Qt::Key_Space:
            Q_EMIT wanted();
            return;
        default:
            QAbstractButton::keyPressEvent(event);
    }
}

bool EntryChip::event(QEvent* event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) updateGeometry();
    return QAbstractButton::event(event);
}

}  // namespace sluice::ui::forms
