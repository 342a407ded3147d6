#pragma once
#include <QColor>
#include <QRect>
#include <QStyle>

class QPainter;
class QStyleOption;
class QStyleOptionSlider;
class QWidget;

/// The strokes of `SluiceStyle`, one function a control part.
namespace sluice::widgets::paint {

void outline(QPainter& painter, const QRectF& box, double radius, const QColor& colour);
/// A filled box with a border of one device pixel inside `box`.
void panel(QPainter& painter, const QRectF& box, double radius, const QColor& fill, const QColor& border);
/// Whether the widget has the focus by the keyboard, and so shows a ring.
bool showsFocus(const QWidget* widget);
void focusRing(QPainter& painter, const QRectF& box, double radius);
void chevron(QPainter& painter, const QRect& box, Qt::ArrowType direction, const QColor& colour);

void button(QPainter& painter, const QStyleOption& option, const QWidget* widget);
QColor buttonTextColour(const QStyleOption& option, const QWidget* widget);
void toolButton(QPainter& painter, const QStyleOption& option);
/// `invalid`: what stands in it cannot be; the border says so.
void field(QPainter& painter, const QStyleOption& option, bool invalid = false);
void checkBox(QPainter& painter, const QStyleOption& option);
void radioButton(QPainter& painter, const QStyleOption& option);
void itemBackground(QPainter& painter, const QStyleOption& option);
void headerSection(QPainter& painter, const QStyleOption& option);
void tab(QPainter& painter, const QStyleOption& option);
void progress(QPainter& painter, const QStyleOption& option);
void slider(QPainter& painter, const QStyleOption& option, const QRect& handle);
void scrollHandle(QPainter& painter, const QStyleOption& option, const QRect& handle);
QRect scrollPart(const QStyleOptionSlider& bar, QStyle::SubControl part, int shortest);

}  // namespace sluice::widgets::paint
