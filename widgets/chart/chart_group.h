#pragma once
#include <optional>

#include <QList>
#include <QObject>

namespace sluice::widgets {

class ChartPane;

/// Keeps charts in step: one left margin, one crosshair, one zoom. Owned by the page; panes may die before it.
class ChartGroup : public QObject {
    Q_OBJECT

public:
    explicit ChartGroup(QObject* parent = nullptr) : QObject(parent) {}

    void add(ChartPane* pane);

    void setCursor(std::optional<qint64> at);
    void zoom(qint64 from, qint64 to);
    void resetZoom();
    bool isZoomed() const { return m_zoom.has_value(); }
    /// Grows to the widest label of any pane and never shrinks.
    void needMargin(int pixels);

Q_SIGNALS:
    void zoomChanged(bool zoomed);

private:
    struct Span {
        qint64 from, to;
    };

    QList<ChartPane*> m_panes;
    std::optional<Span> m_zoom;
    int m_margin = 0;
};

}  // namespace sluice::widgets
