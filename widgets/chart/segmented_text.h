#pragma once
#include <QStringList>
#include <QWidget>

namespace sluice::widgets {

/// A small choice between words, "Rate | Offsets", for the heading of a chart. Left and right keys change it.
class SegmentedText : public QWidget {
    Q_OBJECT

public:
    explicit SegmentedText(QWidget* parent = nullptr);
    void setChoices(const QStringList& choices, int chosen);
    int chosen() const { return m_chosen; }
    void choose(int index);
    QSize sizeHint() const override;

Q_SIGNALS:
    void chosenChanged(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QList<QRectF> boxes() const;

    QStringList m_choices;
    int m_chosen = 0;
};

}  // namespace sluice::widgets
