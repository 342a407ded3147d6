#pragma once
#include "widgets/flow/flow_layout.h"

#include <QWidget>

namespace sluice::widgets {

/// What cards and pills have in common: an id, selection, focus, mouse and keys. The picture listens to the signals.
class FlowItem : public QWidget {
    Q_OBJECT

public:
    FlowItem(QString id, QWidget* parent);

    const QString& id() const { return m_id; }
    void setSelected(bool selected);
    bool isSelected() const { return m_selected; }
    void setDensity(FlowDensity density);

Q_SIGNALS:
    void clicked();
    void opened();
    void menuWanted(const QPoint& globalPosition);
    /// An arrow key: the picture moves the focus to the nearest neighbour that way.
    void moveWanted(int key);
    void leaveWanted();
    void focused();

protected:
    /// The border and fill every item has; returns the box inside.
    QRectF paintFrame(QPainter& painter, const QColor& border, bool dashed) const;
    double textScale() const;
    FlowDensity density() const { return m_density; }

    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QString m_id;
    FlowDensity m_density = FlowDensity::Normal;
    bool m_selected = false;
    bool m_ring = false;
};

}  // namespace sluice::widgets
