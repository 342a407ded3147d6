#include "widgets/form/segmented_control.h"

#include "widgets/theme/fonts.h"
#include "widgets/theme/style_paint.h"
#include "widgets/theme/theme.h"

#include <cmath>

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace sluice::widgets {

namespace {

constexpr int sidePadding = 12;

}  // namespace

SegmentedControl::SegmentedControl(const QStringList& choices, int chosen, QWidget* parent)
    : QWidget(parent), m_choices(choices), m_chosen(chosen) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(choices.value(chosen));
}

void SegmentedControl::choose(int index) {
    if (index < 0 || index >= m_choices.size() || index == m_chosen) return;
    m_chosen = index;
    setAccessibleName(m_choices[index]);
    update();
    Q_EMIT chosenChanged(index);
}

QRectF SegmentedControl::boxOf(qsizetype index) const {
    const QFontMetricsF metrics(uiFont(TextSize::Body, QFont::Medium));
    double x = 2;
    for (qsizetype i = 0; i < index; ++i) x += std::ceil(metrics.horizontalAdvance(m_choices[i])) + 2 * sidePadding;
    return {x, 2, std::ceil(metrics.horizontalAdvance(m_choices[index])) + 2 * sidePadding, height() - 4.0};
}

int SegmentedControl::at(const QPointF& position) const {
    for (qsizetype i = 0; i < m_choices.size(); ++i)
        if (boxOf(i).contains(position)) return static_cast<int>(i);
    return -1;
}

QSize SegmentedControl::sizeHint() const {
    const double right = m_choices.isEmpty() ? 0 : boxOf(m_choices.size() - 1).right();
    return {static_cast<int>(right) + 2, grid::controlHeight};
}

void SegmentedControl::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    paint::panel(painter, rect(), grid::controlRadius, theme.surface, theme.border);
    for (qsizetype i = 0; i < m_choices.size(); ++i) {
        const bool chosen = i == m_chosen;
        if (chosen)
            paint::panel(painter, boxOf(i), grid::controlRadius - 2, theme.selection, QColor());
        else if (i == m_hovered)
            paint::panel(painter, boxOf(i), grid::controlRadius - 2, theme.hover, QColor());
        painter.setFont(uiFont(TextSize::Body, QFont::Medium));
        painter.setPen(chosen ? theme.text : theme.textSecondary);
        painter.drawText(boxOf(i), Qt::AlignCenter, m_choices[i]);
    }
    if (paint::showsFocus(this)) paint::focusRing(painter, rect(), grid::controlRadius);
}

void SegmentedControl::mousePressEvent(QMouseEvent* event) {
    choose(at(event->position()));
}

void SegmentedControl::mouseMoveEvent(QMouseEvent* event) {
    const int now = at(event->position());
    if (now == m_hovered) return;
    m_hovered = now;
    update();
}

void SegmentedControl::leaveEvent(QEvent*) {
    m_hovered = -1;
    update();
}

void SegmentedControl::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Left)
        choose(m_chosen - 1);
    else if (event->key() == Qt::Key_Right)
        choose(m_chosen + 1);
    else
        QWidget::keyPressEvent(event);
}

}  // namespace sluice::widgets
