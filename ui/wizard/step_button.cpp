#include "ui/wizard/step_button.h"

#include "ui/words/numbers.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/status_shape.h"
#include "widgets/theme/style_paint.h"
#include "widgets/theme/theme.h"

#include <QPainter>

namespace sluice::ui::wizard {

using widgets::TextSize;
using widgets::Theme;

StepButton::StepButton(int number, QWidget* parent) : QAbstractButton(parent), m_number(number) {
    setObjectName(QStringLiteral("wizard.step.%1").arg(number));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void StepButton::setSummary(const QString& summary, int problems) {
    m_summary = summary;
    m_problems = problems;
    tell();
}

void StepButton::setPlace(bool current, bool reached, bool passed) {
    m_current = current;
    m_reached = reached;
    m_passed = passed;
    setEnabled(reached);
    setFocusPolicy(reached ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(reached ? Qt::PointingHandCursor : Qt::ArrowCursor);
    tell();
}

void StepButton::tell() {
    auto name = tr("Step %1: %2").arg(m_number).arg(text());
    if (!m_summary.isEmpty()) name += QStringLiteral(", ") + m_summary;
    if (m_problems > 0)
        name +=
            QStringLiteral(", ") + counted(static_cast<std::uint64_t>(m_problems), tr("%1 problem"), tr("%1 problems"));
    if (m_current) name += tr(", shown now");
    setAccessibleName(name);
    setToolTip(m_reached ? QString() : tr("Comes after the steps before it"));
    update();
}

void StepButton::paintMark(QPainter& painter, const QRectF& box) const {
    const auto& theme = Theme::current();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool trouble = m_problems > 0 && m_reached;
    if (trouble && !m_current) {
        widgets::paintShape(painter, box.adjusted(3, 3, -3, -3), widgets::Shape::Triangle, theme.warning, theme.window);
        return;
    }
    painter.setPen(QPen(m_current || m_passed ? theme.accent : theme.border, 1.4));
    painter.setBrush(m_current ? QBrush(theme.accent) : QBrush(Qt::NoBrush));
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5));
    if (m_passed && !m_current) {
        painter.setPen(QPen(theme.accent, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        const auto at = box.topLeft();
        painter.drawPolyline(QPolygonF({at + QPointF(6.2, 10.3), at + QPointF(8.8, 12.8), at + QPointF(13.6, 7.4)}));
        return;
    }
    painter.setFont(widgets::uiFont(TextSize::Caption, QFont::DemiBold));
    painter.setPen(m_current ? theme.accentText : theme.textMuted);
    painter.drawText(box, Qt::AlignCenter, QString::number(m_number));
}

void StepButton::paintEvent(QPaintEvent*) {
    const auto& theme = Theme::current();
    QPainter painter(this);
    if (m_current || (underMouse() && m_reached))
        widgets::paint::panel(painter, rect(), widgets::grid::controlRadius, m_current ? theme.selection : theme.hover,
                              QColor());
    paintMark(painter, QRectF(8, 9, 20, 20));
    const int left = 38;
    painter.setPen(m_reached ? theme.text : theme.textSecondary);
    painter.setFont(widgets::uiFont(TextSize::Body, m_reached ? QFont::DemiBold : QFont::Normal));
    const QFontMetrics title(painter.font());
    painter.drawText(QRect(left, 6, width() - left - 6, 18), Qt::AlignLeft | Qt::AlignVCenter,
                     title.elidedText(text(), Qt::ElideRight, width() - left - 6));
    painter.setFont(widgets::uiFont(TextSize::Caption));
    const QFontMetrics line(painter.font());
    const bool trouble = m_problems > 0 && m_reached;
    painter.setPen(trouble ? theme.warning : theme.textMuted);
    const auto words = trouble ? tr("%1 to correct").arg(m_problems) : m_summary;
    painter.drawText(QRect(left, 24, width() - left - 6, 18), Qt::AlignLeft | Qt::AlignVCenter,
                     line.elidedText(words, Qt::ElideRight, width() - left - 6));
    if (widgets::paint::showsFocus(this)) widgets::paint::focusRing(painter, rect(), widgets::grid::controlRadius);
}

}  // namespace sluice::ui::wizard
