#pragma once
#include "widgets/theme/theme.h"

#include <QString>
#include <QWidget>

class QPainter;

namespace sluice::widgets {

/// One shape for each kind of condition, so that colour is never the only sign.
enum class Shape {
    None,
    DiscTick,       ///< well and moving
    DiscDot,        ///< well and nothing to do
    Triangle,       ///< late
    SquareBar,      ///< work waits and nothing moves
    LoopArrow,      ///< trying again
    OctagonCross,   ///< gave up
    TwoBars,        ///< paused by hand
    HollowSquare,   ///< stopped by hand
    DoubleChevron,  ///< catching up
    DiscDownArrow,  ///< copying what is there
    Ring,           ///< turning: a command is on its way
    DashedRing,     ///< not known
    Pencil,         ///< a draft
    DoubleTick,     ///< done once and for all
};

/// Paints the shape into the middle of `box` (best at 12 to 16 px), crisp at any scale.
/// `background` is the colour behind, seen through the cut-outs. `turn` 0 to 1 rotates the ring.
void paintShape(QPainter& painter, const QRectF& box, Shape shape, const QColor& colour, const QColor& background,
                double turn = 0);

/// A shape as a widget; the ring turns while it is seen, unless motion is reduced.
class ShapeView : public QWidget {
    Q_OBJECT

public:
    explicit ShapeView(int size = 14, QWidget* parent = nullptr);

    void setShape(Shape shape, Tone tone);
    Shape shape() const { return m_shape; }
    QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void updateTimer();

    int m_size;
    Shape m_shape = Shape::None;
    Tone m_tone = Tone::Neutral;
    double m_turn = 0;
    int m_timer = 0;
};

}  // namespace sluice::widgets
