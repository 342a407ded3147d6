#include "widgets/form/chip.h"

#include "widgets/theme/fonts.h"
#include "widgets/theme/icon.h"
#include "widgets/theme/style_paint.h"

#include <cmath>

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

namespace sluice::widgets {

namespace {

constexpr int chipHeight = 24, markWidth = 18;

QFont capitals() {
    QFont font = uiFont(TextSize::Caption, QFont::DemiBold);
    font.setCapitalization(QFont::AllUppercase);
    return font;
}

}  // namespace

Chip::Chip(const QString& text, QWidget* parent) : QAbstractButton(parent) {
    setText(text);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_Hover);
}

void Chip::setShape(Shape shape, Tone tone) {
    m_shape = shape;
    m_tone = tone;
    updateGeometry();
    update();
}

void Chip::setIconName(const QString& name) {
    m_iconName = name;
    updateGeometry();
    update();
}

void Chip::setClickable(bool clickable) {
    m_clickable = clickable;
    setFocusPolicy(clickable ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

QSize Chip::sizeHint() const {
    const QFontMetricsF metrics(uiFont(TextSize::Small, QFont::Medium));
    return {static_cast<int>(std::ceil(metrics.horizontalAdvance(text()))) + 18 + (hasMark() ? markWidth : 0),
            chipHeight};
}

void Chip::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    const bool over = (m_clickable || isCheckable()) && underMouse();
    paint::panel(painter, rect(), grid::controlRadius,
                 isChecked() ? theme.selection
                 : over      ? theme.hover
                             : theme.surface,
                 isChecked() ? theme.accent : theme.border);
    QRectF room = QRectF(rect()).adjusted(9, 0, -9, 0);
    const QRectF mark(room.left(), height() / 2.0 - 6, 12, 12);
    if (m_shape != Shape::None)
        paintShape(painter, mark, m_shape, theme.colour(m_tone), theme.surface);
    else if (!m_iconName.isEmpty())
        paintIcon(painter, mark.adjusted(-1, -1, 1, 1), m_iconName, theme.textSecondary);
    if (hasMark()) room.setLeft(room.left() + markWidth);
    painter.setFont(uiFont(TextSize::Small, QFont::Medium));
    painter.setPen(isEnabled() ? theme.text : theme.textMuted);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, text());
    if (paint::showsFocus(this)) paint::focusRing(painter, rect(), grid::controlRadius);
}

EnvironmentChip::EnvironmentChip(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide();
}

void EnvironmentChip::setEnvironment(Environment environment, const QString& name) {
    m_environment = environment;
    m_name = name;
    setVisible(environment != Environment::None);
    setAccessibleName(tr("Environment: %1").arg(name));
    updateGeometry();
    update();
}

QSize EnvironmentChip::sizeHint() const {
    return {static_cast<int>(std::ceil(QFontMetricsF(capitals()).horizontalAdvance(m_name.toUpper()))) + 18, 21};
}

void EnvironmentChip::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    const QColor colour = theme.colour(m_environment);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath frame;
    frame.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    painter.save();
    painter.setClipPath(frame);
    painter.setPen(QPen(blend(theme.window, colour, 0.2), 2));
    for (int x = -height(); x < width(); x += 7) painter.drawLine(QPointF(x, height()), QPointF(x + height(), 0));
    painter.restore();
    painter.setPen(QPen(colour, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(frame);
    painter.setFont(capitals());
    painter.drawText(rect(), Qt::AlignCenter, m_name);
}

}  // namespace sluice::widgets
