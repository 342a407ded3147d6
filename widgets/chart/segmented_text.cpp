#include "widgets/chart/segmented_text.h"

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

constexpr double gap = 17;

}  // namespace

SegmentedText::SegmentedText(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

void SegmentedText::setChoices(const QStringList& choices, int chosen) {
    m_choices = choices;
    m_chosen = chosen;
    setAccessibleName(choices.value(chosen));
    updateGeometry();
    update();
}

void SegmentedText::choose(int index) {
    if (index < 0 || index >= m_choices.size() || index == m_chosen) return;
    m_chosen = index;
    setAccessibleName(m_choices[index]);
    update();
    Q_EMIT chosenChanged(index);
}

QList<QRectF> SegmentedText::boxes() const {
    const QFontMetricsF metrics(uiFont(TextSize::Small));
    QList<QRectF> result;
    double x = 3;
    for (const QString& choice : m_choices) {
        const double width = metrics.horizontalAdvance(choice) + 1;
        result << QRectF(x, 0, width, height());
        x += width + gap;
    }
    return result;
}

QSize SegmentedText::sizeHint() const {
    const QList<QRectF> all = boxes();
    return {all.isEmpty() ? 0 : static_cast<int>(std::ceil(all.last().right())) + 3, 20};
}

void SegmentedText::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    const QList<QRectF> all = boxes();
    for (qsizetype i = 0; i < all.size(); ++i) {
        painter.setFont(uiFont(TextSize::Small, i == m_chosen ? QFont::Medium : QFont::Normal));
        painter.setPen(i == m_chosen ? theme.text : theme.textMuted);
        painter.drawText(all[i].adjusted(-2, 0, 4, 0), Qt::AlignCenter, m_choices[i]);
        if (i + 1 == all.size()) continue;
        const double x = std::round(all[i].right() + gap / 2) + 0.5;
        painter.setPen(QPen(theme.border, 1));
        painter.drawLine(QPointF(x, height() / 2.0 - 6), QPointF(x, height() / 2.0 + 6));
    }
    if (paint::showsFocus(this)) paint::focusRing(painter, rect(), 4);
}

void SegmentedText::mousePressEvent(QMouseEvent* event) {
    const QList<QRectF> all = boxes();
    for (qsizetype i = 0; i < all.size(); ++i)
        if (all[i].adjusted(-gap / 2, 0, gap / 2, 0).contains(event->position())) choose(static_cast<int>(i));
}

void SegmentedText::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Left)
        choose(m_chosen - 1);
    else if (event->key() == Qt::Key_Right)
        choose(m_chosen + 1);
    else
        QWidget::keyPressEvent(event);
}

}  // namespace sluice::widgets
