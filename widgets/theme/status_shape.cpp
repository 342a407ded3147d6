#include "widgets/theme/status_shape.h"

#include "widgets/theme/appearance.h"

#include <cmath>

#include <QPainter>
#include <QPainterPath>
#include <QTimerEvent>

namespace sluice::widgets {

namespace {

// All shapes are drawn on a grid of 16 × 16 that is scaled to the box.
constexpr double gridSize = 16;

QPen stroke(const QColor& colour, double width) {
    return QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

void disc(QPainter& painter, const QColor& colour) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QPointF(8, 8), 7, 7);
}

void polyline(QPainter& painter, const QPen& pen, std::initializer_list<QPointF> points) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen);
    painter.drawPolyline(QPolygonF(QList<QPointF>(points)));
}

void triangle(QPainter& painter, const QColor& colour) {
    painter.setPen(stroke(colour, 1.6));
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF({{8, 2.4}, {14.2, 13.2}, {1.8, 13.2}}));
}

void octagon(QPainter& painter, const QColor& colour) {
    QPolygonF corners;
    for (int i = 0; i < 8; ++i) {
        const double angle = (i + 0.5) * 3.14159265358979 / 4;
        corners << QPointF(8 + 7.4 * std::cos(angle), 8 + 7.4 * std::sin(angle));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(corners);
}

void loopArrow(QPainter& painter, const QColor& colour) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 2.1, Qt::SolidLine, Qt::FlatCap));
    painter.drawArc(QRectF(2.6, 2.8, 10.8, 10.8), 40 * 16, 300 * 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF({{14.6, 1.4}, {14.6, 7.2}, {8.8, 7.2}}));
}

void ring(QPainter& painter, const QColor& colour, double turn) {
    painter.setBrush(Qt::NoBrush);
    QColor faint = colour;
    faint.setAlphaF(0.3f);
    painter.setPen(QPen(faint, 2.2));
    painter.drawEllipse(QPointF(8, 8), 5.9, 5.9);
    painter.setPen(QPen(colour, 2.2, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(QRectF(2.1, 2.1, 11.8, 11.8), static_cast<int>((90 - turn * 360) * 16), -110 * 16);
}

void dashedRing(QPainter& painter, const QColor& colour) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 1.9, Qt::SolidLine, Qt::FlatCap));
    for (int i = 0; i < 6; ++i) painter.drawArc(QRectF(2, 2, 12, 12), (i * 60 + 10) * 16, 40 * 16);
}

void pencil(QPainter& painter, const QColor& colour) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(stroke(colour, 1.6));
    painter.drawPolygon(QPolygonF({{2.4, 13.6}, {3.2, 10.2}, {10.8, 2.6}, {13.4, 5.2}, {5.8, 12.8}}));
    painter.drawLine(QPointF(9, 4.4), QPointF(11.6, 7));
}

}  // namespace

void paintShape(QPainter& painter, const QRectF& box, Shape shape, const QColor& colour, const QColor& background,
                double turn) {
    if (shape == Shape::None) return;
    const double side = std::min(box.width(), box.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center().x() - side / 2, box.center().y() - side / 2);
    painter.scale(side / gridSize, side / gridSize);
    switch (shape) {
        case Shape::None:
            break;
        case Shape::DiscTick:
            disc(painter, colour);
            polyline(painter, stroke(background, 1.9), {{4.9, 8.3}, {7.1, 10.5}, {11.2, 5.9}});
            break;
        case Shape::DiscDot:
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(colour, 1.9));
            painter.drawEllipse(QPointF(8, 8), 6, 6);
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour);
            painter.drawEllipse(QPointF(8, 8), 2.3, 2.3);
            break;
        case Shape::Triangle:
            triangle(painter, colour);
            break;
        case Shape::SquareBar:
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour);
            painter.drawRoundedRect(QRectF(1.5, 1.5, 13, 13), 2, 2);
            painter.setBrush(background);
            painter.drawRect(QRectF(4, 7, 8, 2));
            break;
        case Shape::LoopArrow:
            loopArrow(painter, colour);
            break;
        case Shape::OctagonCross:
            octagon(painter, colour);
            polyline(painter, stroke(background, 1.9), {{5.6, 5.6}, {10.4, 10.4}});
            polyline(painter, stroke(background, 1.9), {{10.4, 5.6}, {5.6, 10.4}});
            break;
        case Shape::TwoBars:
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour);
            painter.drawRoundedRect(QRectF(3, 2, 3.6, 12), 1, 1);
            painter.drawRoundedRect(QRectF(9.4, 2, 3.6, 12), 1, 1);
            break;
        case Shape::HollowSquare:
            painter.setBrush(Qt::NoBrush);
            painter.setPen(stroke(colour, 1.8));
            painter.drawRoundedRect(QRectF(2.5, 2.5, 11, 11), 1.5, 1.5);
            break;
        case Shape::DoubleChevron:
            polyline(painter, stroke(colour, 2.1), {{2.5, 3}, {7.3, 8}, {2.5, 13}});
            polyline(painter, stroke(colour, 2.1), {{8.3, 3}, {13.1, 8}, {8.3, 13}});
            break;
        case Shape::DiscDownArrow:
            disc(painter, colour);
            polyline(painter, stroke(background, 1.9), {{8, 4.2}, {8, 11.4}});
            polyline(painter, stroke(background, 1.9), {{5, 8.6}, {8, 11.6}, {11, 8.6}});
            break;
        case Shape::Ring:
            ring(painter, colour, turn);
            break;
        case Shape::DashedRing:
            dashedRing(painter, colour);
            break;
        case Shape::Pencil:
            pencil(painter, colour);
            break;
        case Shape::DoubleTick:
            polyline(painter, stroke(colour, 1.9), {{1.2, 8.4}, {4.2, 11.6}, {9.6, 4.6}});
            polyline(painter, stroke(colour, 1.9), {{7.6, 10.6}, {8.6, 11.6}, {14.6, 4.6}});
            break;
    }
    painter.restore();
}

ShapeView::ShapeView(int size, QWidget* parent) : QWidget(parent), m_size(size) {
    setFixedSize(size, size);
}

void ShapeView::setShape(Shape shape, Tone tone) {
    if (shape == m_shape && tone == m_tone) return;
    m_shape = shape;
    m_tone = tone;
    updateTimer();
    update();
}

void ShapeView::updateTimer() {
    const bool turning = m_shape == Shape::Ring && isVisible() && !Appearance::motionIsReduced();
    if (turning && !m_timer) m_timer = startTimer(50);
    if (!turning && m_timer) {
        killTimer(m_timer);
        m_timer = 0;
    }
}

void ShapeView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = Theme::current();
    paintShape(painter, rect(), m_shape, theme.colour(m_tone), theme.surface, m_turn);
}

void ShapeView::timerEvent(QTimerEvent* event) {
    if (event->timerId() != m_timer) return;
    m_turn = std::fmod(m_turn + 0.05, 1.0);
    update();
    updateTimer();  // motion may have been reduced meanwhile
}

void ShapeView::showEvent(QShowEvent*) {
    updateTimer();
}

void ShapeView::hideEvent(QHideEvent*) {
    updateTimer();
}

}  // namespace sluice::widgets
