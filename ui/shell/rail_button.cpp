#include "ui/shell/rail_button.h"

#include "widgets/theme/fonts.h"
#include "widgets/theme/icon.h"
#include "widgets/theme/style_paint.h"
#include "widgets/theme/theme.h"

#include <QPainter>

namespace sluice::ui {

using widgets::TextSize;
using widgets::Theme;
using widgets::Tone;

RailButton::RailButton(const QString& icon, const QString& title, QWidget* parent)
    : QAbstractButton(parent), m_icon(icon) {
    setText(title);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    name();
}

void RailButton::setNarrow(bool narrow) {
    m_narrow = narrow;
    name();
    updateGeometry();
    update();
}

void RailButton::setProblems(int problems) {
    if (problems == m_problems) return;
    m_problems = problems;
    name();
    update();
}

void RailButton::name() {
    const auto problems = m_problems == 0   ? QString()
                          : m_problems == 1 ? tr("1 problem")
                                            : tr("%1 problems").arg(m_problems);
    setAccessibleName(problems.isEmpty() ? text() : text() + QStringLiteral(", ") + problems);
    setToolTip(m_narrow ? accessibleName() : problems);
}

QSize RailButton::sizeHint() const {
    return {m_narrow ? 40 : 176, 32};
}

void RailButton::paintEvent(QPaintEvent*) {
    const auto& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto box = QRectF(rect()).adjusted(0, 1, 0, -1);
    if (isChecked() || underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? theme.selection : theme.hover);
        painter.drawRoundedRect(box, widgets::grid::controlRadius, widgets::grid::controlRadius);
    }
    if (hasFocus()) widgets::paint::focusRing(painter, box, widgets::grid::controlRadius);
    const auto colour = isChecked() ? theme.text : theme.textSecondary;
    const double left = m_narrow ? (width() - 18) / 2.0 : 10;
    widgets::paintIcon(painter, QRectF(left, (height() - 18) / 2.0, 18, 18), m_icon, colour);
    if (m_narrow) {
        if (m_problems == 0) return;
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.warning);
        painter.drawEllipse(QRectF(width() - 13, 5, 7, 7));
        return;
    }
    painter.setFont(widgets::uiFont(TextSize::Body, isChecked() ? QFont::DemiBold : QFont::Medium));
    painter.setPen(isChecked() ? theme.text : theme.textSecondary);
    painter.drawText(QRectF(38, 0, width() - 76, height()), Qt::AlignLeft | Qt::AlignVCenter, text());
    if (m_problems == 0) return;
    const auto count = QString::number(m_problems);
    painter.setFont(widgets::uiFont(TextSize::Caption, QFont::DemiBold));
    const double width = std::max(20.0, painter.fontMetrics().horizontalAdvance(count) + 12.0);
    const QRectF badge(this->width() - width - 8, (height() - 18) / 2.0, width, 18);
    painter.setPen(QPen(theme.border, 1));
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(badge.adjusted(0.5, 0.5, -0.5, -0.5), 9, 9);
    painter.setPen(theme.text);
    painter.drawText(badge, Qt::AlignCenter, count);
}

void RailButton::enterEvent(QEnterEvent*) {
    update();
}

void RailButton::leaveEvent(QEvent*) {
    update();
}

}  // namespace sluice::ui
