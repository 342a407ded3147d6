#pragma once
#include <QStringList>
#include <QWidget>

namespace sluice::widgets {

/// One of a few, side by side in one frame: "5 m | 15 m | 1 h". Left and right keys change it.
class SegmentedControl : public QWidget {
    Q_OBJECT

public:
    explicit SegmentedControl(const QStringList& choices, int chosen = 0, QWidget* parent = nullptr);

    int chosen() const { return m_chosen; }
    void choose(int index);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void chosenChanged(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRectF boxOf(qsizetype index) const;
    int at(const QPointF& position) const;

    QStringList m_choices;
    int m_chosen = 0;
    int m_hovered = -1;
};

}  // namespace sluice::widgets
