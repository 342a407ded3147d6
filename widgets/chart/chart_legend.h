#pragma once
#include <QRectF>
#include <QStringList>
#include <QWidget>

namespace sluice::widgets {

/// The legend of a chart: a swatch, the name, the value now (or under the crosshair). Names are elided in the middle;
/// what does not fit is counted. A click hides a line or shows it again.
class ChartLegend : public QWidget {
    Q_OBJECT

public:
    struct Entry {
        QString name, value;
        int colour = 0;
        bool muted = false;
        bool hidden = false;
    };

    explicit ChartLegend(QWidget* parent = nullptr);
    void setEntries(QList<Entry> entries);
    const QList<Entry>& entries() const { return m_entries; }

Q_SIGNALS:
    void toggled(const QString& name);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Placed {
        QRectF box;
        QString shown;
        qsizetype entry;
    };
    void place();

    QList<Entry> m_entries;
    QList<Placed> m_placed;
    int m_more = 0;
    double m_moreX = 0;
};

}  // namespace sluice::widgets
