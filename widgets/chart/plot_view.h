#pragma once
#include "widgets/chart/chart_data.h"

#include <functional>
#include <memory>
#include <optional>

#include <QWidget>

namespace sluice::widgets {

/// One line, ready to draw: x in seconds before the right edge, y the value, gaps as not-a-number.
struct PlotLine {
    QList<QPointF> points;
    int colour = 0;
    bool muted = false;
};

/// All that a plot shows at one moment.
struct PlotScene {
    QList<PlotLine> lines;
    double bottom = 0, top = 1;
    QStringList labels;  ///< of the value axis, bottom to top
    qint64 from = 0, to = 0;
    bool live = true;
    bool zoomed = false;
    QList<ChartThreshold> thresholds;
    QString thresholdCaption;  ///< said in the corner when the line would be far above
    QList<ChartMark> marks;
    QList<ChartSpan> spans;
    QString emptyText;  ///< shown when there is no line
    int leftMargin = 48;
};

/// The plot of a `ChartPane`: axes, lines, marks, crosshair, drag to zoom. The only place that knows Qt Charts.
class PlotView : public QWidget {
    Q_OBJECT

public:
    explicit PlotView(QWidget* parent = nullptr);
    ~PlotView() override;

    void setScene(PlotScene scene);
    const PlotScene& scene() const;
    void setCursorTime(std::optional<qint64> at);
    /// Width of the plot proper, in pixel columns of the screen.
    int columns() const;
    /// The plot proper, in this widget's coordinates.
    QRectF plotArea() const;
    /// What the labels need at the left, in pixels.
    static int marginFor(const QStringList& labels);

Q_SIGNALS:
    void pointed(std::optional<qint64> at);
    void dragged(qint64 from, qint64 to);
    void doubleClicked();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    class View;
    View* m_view;
};

}  // namespace sluice::widgets
