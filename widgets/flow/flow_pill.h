#pragma once
#include "widgets/flow/flow_item.h"
#include "widgets/flow/flow_model.h"

#include <functional>

class QToolButton;

namespace sluice::widgets {

/// A job in the picture: title, target, shape and word, rate, lag, at times a reason; a bar at the bottom edge.
/// While pointed at or focused it shows its actions in place of the target.
class FlowPill : public FlowItem {
    Q_OBJECT

public:
    FlowPill(const QString& id, QWidget* parent);

    void setContent(const FlowPillContent& content);
    const FlowPillContent& content() const { return m_content; }
    /// Asked each time the buttons are shown.
    void setActions(std::function<FlowActions()> actions) { m_actions = std::move(actions); }
    /// The height it wants in its density.
    double wantedHeight() const;

Q_SIGNALS:
    void badgeClicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void paintFull(QPainter& painter);
    void paintCompact(QPainter& painter);
    void paintFill(QPainter& painter);
    void showButtons();
    void hideButtons();
    void placeButtons();
    void turnWhileBusy();

    FlowPillContent m_content;
    std::function<FlowActions()> m_actions;
    QList<QToolButton*> m_buttons;
    QRectF m_badgeBox;
    double m_turn = 0;
    int m_timer = 0;
};

}  // namespace sluice::widgets
