#include "widgets/chart/plot_view.h"

#include "widgets/chart/plot_paint.h"
#include "widgets/theme/digits.h"
#include "widgets/theme/fonts.h"

#include <algorithm>
#include <cmath>

#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QLineSeries>
#include <QMouseEvent>
#include <QToolTip>
#include <QValueAxis>

namespace sluice::widgets {

namespace {

constexpr int axisHeight = 22, topSpace = 9, rightSpace = 4, dragLeast = 6;
constexpr qsizetype manyPoints = 1000;

}  // namespace

/// The lines are Qt Charts' (replaced as a whole, never appended to); everything around them is painted here, because
/// Qt Charts' own axes are laid out again, as rich text, on every change.
class PlotView::View : public QChartView {
public:
    explicit View(PlotView* owner) : QChartView(owner), m_owner(owner) {
        auto* plot = new QChart;
        plot->setBackgroundVisible(false);
        plot->setPlotAreaBackgroundVisible(false);
        plot->setMargins(QMargins());
        plot->setAnimationOptions(QChart::NoAnimation);
        plot->legend()->hide();
        plot->layout()->setContentsMargins(0, 0, 0, 0);
        m_x = new QValueAxis(plot);
        m_y = new QValueAxis(plot);
        m_x->setVisible(false);
        m_y->setVisible(false);
        plot->addAxis(m_x, Qt::AlignBottom);
        plot->addAxis(m_y, Qt::AlignLeft);
        setChart(plot);
        setFrameShape(QFrame::NoFrame);
        setBackgroundBrush(Qt::NoBrush);
        viewport()->setAutoFillBackground(false);
        setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
        setRenderHint(QPainter::Antialiasing);
        setFocusPolicy(Qt::NoFocus);
        setContextMenuPolicy(Qt::NoContextMenu);
        setMouseTracking(true);
        viewport()->setMouseTracking(true);
    }

    void apply() {
        qsizetype most = 0;
        while (m_lines.size() < m_scene.lines.size()) {
            auto* line = new QLineSeries;
            chart()->addSeries(line);
            line->attachAxis(m_x);
            line->attachAxis(m_y);
            m_lines << line;
        }
        const double span = static_cast<double>(m_scene.to - m_scene.from) / 1000.0;
        if (m_x->min() != -span || m_x->max() != 0) m_x->setRange(-span, 0);
        if (m_y->min() != m_scene.bottom || m_y->max() != m_scene.top) m_y->setRange(m_scene.bottom, m_scene.top);
        const Theme& theme = Theme::current();
        for (qsizetype i = 0; i < m_lines.size(); ++i) {
            QLineSeries* line = m_lines[i];
            const bool used = i < m_scene.lines.size();
            line->setVisible(used);
            if (!used) continue;
            const PlotLine& plotted = m_scene.lines[i];
            most = std::max(most, plotted.points.size());
            // A solid pen is a condition of real gaps: a dashed one is stroked as one path across them.
            const QPen pen(
                plotted.muted ? blend(theme.surface, theme.neutral, 0.55) : theme.seriesColour(plotted.colour), 1.6,
                Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
            if (line->pen() != pen) line->setPen(pen);
            line->replace(plotted.points);
        }
        setRenderHint(QPainter::Antialiasing, devicePixelRatioF() < 2 || most < manyPoints);
        place();
        viewport()->update();
    }

    void place() {
        const QRectF area(m_scene.leftMargin, topSpace, width() - m_scene.leftMargin - rightSpace,
                          height() - topSpace - axisHeight);
        if (area.width() < 10 || area.height() < 10) return;
        if (chart()->size() != QSizeF(size())) chart()->resize(size());
        if (chart()->plotArea() != area) chart()->setPlotArea(area);
        m_area = area;
    }

    qint64 timeAt(double x) const {
        const double part = std::clamp((x - m_area.left()) / std::max(1.0, m_area.width()), 0.0, 1.0);
        return m_scene.from + static_cast<qint64>(part * static_cast<double>(m_scene.to - m_scene.from));
    }

    PlotScene m_scene;
    QRectF m_area;
    std::optional<qint64> m_cursor;

protected:
    void drawBackground(QPainter* painter, const QRectF&) override {
        plotpaint::axes(*painter, m_scene, m_area, m_cursor);
        plotpaint::spans(*painter, m_scene, m_area);
    }
    void drawForeground(QPainter* painter, const QRectF&) override {
        plotpaint::thresholds(*painter, m_scene, m_area);
        plotpaint::marks(*painter, m_scene, m_area);
        if (m_dragFrom && m_dragTo) plotpaint::selection(*painter, m_scene, m_area, *m_dragFrom, *m_dragTo);
        if (m_cursor) plotpaint::cursor(*painter, m_scene, m_area, *m_cursor);
    }
    void resizeEvent(QResizeEvent* event) override {
        QChartView::resizeEvent(event);
        place();
    }
    void mousePressEvent(QMouseEvent* event) override {
        if (event->button() == Qt::LeftButton) m_pressX = event->position().x();
        event->ignore();  // the pane takes the focus
    }
    void mouseMoveEvent(QMouseEvent* event) override {
        const double x = event->position().x();
        if ((event->buttons() & Qt::LeftButton) && std::abs(x - m_pressX) >= dragLeast) {
            m_dragFrom = timeAt(std::min(x, m_pressX));
            m_dragTo = timeAt(std::max(x, m_pressX));
            viewport()->update();
        }
        const bool inside = m_area.adjusted(-2, -topSpace, 2, axisHeight).contains(event->position());
        Q_EMIT m_owner->pointed(inside ? std::optional(timeAt(x)) : std::nullopt);
    }
    void mouseReleaseEvent(QMouseEvent*) override {
        if (m_dragFrom && m_dragTo) Q_EMIT m_owner->dragged(*m_dragFrom, *m_dragTo);
        m_dragFrom.reset();
        m_dragTo.reset();
        viewport()->update();
    }
    void mouseDoubleClickEvent(QMouseEvent*) override { Q_EMIT m_owner->doubleClicked(); }
    void leaveEvent(QEvent*) override { Q_EMIT m_owner->pointed(std::nullopt); }
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
    bool viewportEvent(QEvent* event) override {
        if (event->type() == QEvent::Leave) Q_EMIT m_owner->pointed(std::nullopt);
        if (event->type() != QEvent::ToolTip) return QChartView::viewportEvent(event);
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString text = plotpaint::markText(m_scene, m_area, help->pos().x());
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, this);
        return true;
    }

private:
    PlotView* m_owner;
    QValueAxis* m_x;
    QValueAxis* m_y;
    QList<QLineSeries*> m_lines;
    double m_pressX = 0;
    std::optional<qint64> m_dragFrom, m_dragTo;
};

PlotView::PlotView(QWidget* parent) : QWidget(parent), m_view(new View(this)) {}

PlotView::~PlotView() = default;

void PlotView::setScene(PlotScene scene) {
    m_view->m_scene = std::move(scene);
    m_view->apply();
}

const PlotScene& PlotView::scene() const {
    return m_view->m_scene;
}

void PlotView::setCursorTime(std::optional<qint64> at) {
    if (m_view->m_cursor == at) return;
    m_view->m_cursor = at;
    m_view->viewport()->update();
}

int PlotView::columns() const {
    return std::max(1, static_cast<int>(m_view->m_area.width() * devicePixelRatioF()));
}

QRectF PlotView::plotArea() const {
    return m_view->m_area;
}

int PlotView::marginFor(const QStringList& labels) {
    double widest = 0;
    for (const QString& label : labels) widest = std::max(widest, digitsWidth(uiFont(TextSize::Caption), label));
    return static_cast<int>(std::ceil((widest + 10) / grid::unit)) * grid::unit;
}

void PlotView::resizeEvent(QResizeEvent*) {
    m_view->setGeometry(rect());
}

}  // namespace sluice::widgets
