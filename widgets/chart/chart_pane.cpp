#include "widgets/chart/chart_pane.h"

#include "widgets/chart/chart_group.h"
#include "widgets/chart/chart_legend.h"
#include "widgets/chart/decimate.h"
#include "widgets/chart/plot_view.h"
#include "widgets/chart/segmented_text.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/icon.h"
#include "widgets/theme/style_paint.h"

#include <algorithm>
#include <cmath>

#include <QAccessible>
#include <QAction>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>

namespace sluice::widgets {

namespace {

constexpr qsizetype mostLines = 5;
constexpr int padding = 15;
constexpr qint64 shortestZoomMs = 2000;
constexpr qint64 spanEndsMs = 2000;  // a span that lasts grows once a second

// The value at a time: the last sample at or before it.
double valueAt(const ChartSeries& series, qint64 at) {
    const auto beyond = std::upper_bound(series.points.begin(), series.points.end(), at,
                                         [](qint64 time, const ChartPoint& point) { return time < point.at; });
    return beyond == series.points.begin() ? std::nan("") : std::prev(beyond)->value;
}

}  // namespace

ChartPane::ChartPane(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_title(title),
      m_plot(new PlotView(this)),
      m_legend(new ChartLegend(this)),
      m_switch(new SegmentedText(this)),
      m_infoButton(new QToolButton(this)),
      m_emptyButton(new QToolButton(this)) {
    setAccessibleName(title);
    setFocusPolicy(Qt::StrongFocus);
    m_switch->hide();
    m_infoButton->setIcon(icon(QStringLiteral("info"), Tone::Muted));
    m_infoButton->setIconSize(QSize(13, 13));
    m_infoButton->setFocusPolicy(Qt::TabFocus);
    m_infoButton->hide();
    m_emptyButton->hide();
    connect(m_infoButton, &QToolButton::clicked, this, [this] { showInfo(); });
    connect(m_switch, &SegmentedText::chosenChanged, this, &ChartPane::switched);
    connect(m_plot, &PlotView::pointed, this, &ChartPane::pointed);
    connect(m_plot, &PlotView::dragged, this, &ChartPane::dragged);
    connect(m_plot, &PlotView::doubleClicked, this, &ChartPane::resetZoom);
    connect(m_legend, &ChartLegend::toggled, this, &ChartPane::toggleLine);
}

ChartPane::~ChartPane() {
    delete m_larger;
}

void ChartPane::setInfo(const QString& text) {
    m_info = text;
    setToolTip(text);
    m_infoButton->setToolTip(text);
    m_infoButton->setAccessibleName(tr("About %1").arg(m_title));
    setAccessibleDescription(text);
    arrange();
}

void ChartPane::setUnit(const QString& text) {
    m_unit = text;
    update();
}

void ChartPane::setSwitch(const QStringList& choices, int chosen) {
    m_switch->setChoices(choices, chosen);
    m_switch->setVisible(!choices.isEmpty());
    arrange();
}

void ChartPane::setFormat(std::function<QString(double)> value, std::function<QString(double, const ChartAxis&)> axis) {
    m_format = std::move(value);
    m_axisFormat = std::move(axis);
    if (m_larger) m_larger->setFormat(m_format, m_axisFormat);
    refresh();
}

void ChartPane::setScale(ChartScale scale) {
    m_scaleKind = scale;
    m_scale = YScale(scale);
    setFitted(m_fitted, m_ceiling, m_leastStep);
}

void ChartPane::setFitted(bool fitted, double ceiling, double leastStep) {
    m_fitted = fitted;
    m_ceiling = ceiling;
    m_leastStep = leastStep;
    m_scale.setFitted(fitted);
    m_scale.setCeiling(ceiling);
    m_scale.setLeastStep(leastStep);
    m_scale.reset();
    if (m_larger) m_larger->setFitted(fitted, ceiling, leastStep);
    refresh();
}

void ChartPane::setEmpty(const QString& text, QAction* action) {
    if (text == m_emptyText && action == m_emptyButton->defaultAction()) return;
    m_emptyText = text;
    m_emptyButton->setDefaultAction(action);
    m_hasEmptyAction = action != nullptr;
    refresh();
}

void ChartPane::setData(ChartData data) {
    m_data = std::move(data);
    joinRest();
    if (m_larger) m_larger->setData(m_data);
    refresh();
}

QString ChartPane::text(double value) const {
    if (!std::isfinite(value)) return QStringLiteral("—");
    return m_format ? m_format(value) : QString::number(value, 'g', 4);
}

void ChartPane::joinRest() {
    m_lines.clear();
    const qsizetype single = std::min(m_data.series.size(), mostLines);
    for (qsizetype i = 0; i < single; ++i) m_lines << m_data.series[i];
    if (m_data.series.size() <= mostLines) return;
    ChartSeries rest;
    rest.name = tr("+%1 more").arg(m_data.series.size() - mostLines);
    rest.muted = true;
    rest.points = largestOf(m_data.series.mid(mostLines));
    m_lines << rest;
}

QList<ChartSeries> ChartPane::values() const {
    QList<ChartSeries> result;
    for (ChartSeries line : m_lines) {
        if (m_hidden.contains(line.name)) continue;
        line.points = inRange(line.points, visibleFrom(), visibleTo());
        result << std::move(line);
    }
    return result;
}

void ChartPane::refresh() {
    // Nothing is drawn while hidden; the next show draws what is then known.
    m_stale = !isVisible();
    if (m_stale) return;
    const QList<ChartSeries> shown = values();
    double smallest = std::numeric_limits<double>::infinity();
    double largest = -smallest;
    for (const ChartSeries& line : shown)
        for (const ChartPoint& point : line.points)
            if (std::isfinite(point.value)) {
                smallest = std::min(smallest, point.value);
                largest = std::max(largest, point.value);
            }
    const bool empty = !std::isfinite(smallest);

    PlotScene scene;
    scene.from = visibleFrom();
    scene.to = visibleTo();
    scene.live = m_data.live;
    scene.zoomed = m_zoomFrom.has_value();
    scene.marks = m_data.marks;
    scene.spans = m_data.spans;
    if (!empty) {
        double high = largest;
        for (const ChartThreshold& threshold : m_data.thresholds) {
            if (threshold.value <= 2 * largest) {
                scene.thresholds << threshold;
                high = std::max(high, threshold.value);
            } else if (scene.thresholdCaption.isEmpty() && !m_unit.contains(threshold.label)) {
                scene.thresholdCaption = threshold.label;
            }
        }
        // The clock of the axis is that of the data, so that a held chart does not shrink.
        m_scale.update(smallest, high, m_data.to);
        for (int i = 0; i <= YScale::steps; ++i) {
            const double value = m_scale.bottom() + i * m_scale.step();
            scene.labels << (m_axisFormat ? m_axisFormat(value, {m_scale.bottom(), m_scale.top(), m_scale.step()})
                                          : text(value));
        }
    } else if (!isExplained()) {
        scene.emptyText = m_emptyText;
        scene.spans.clear();
        scene.marks.clear();
    }
    scene.bottom = m_scale.bottom();
    scene.top = m_scale.top();
    m_emptyButton->setVisible(empty && m_hasEmptyAction && !isExplained());
    const int margin = PlotView::marginFor(scene.labels);
    if (m_group) m_group->needMargin(margin);
    m_leftMargin = std::max(m_leftMargin, margin);
    scene.leftMargin = m_leftMargin;
    for (const ChartSeries& line : shown)
        scene.lines << PlotLine{minMaxPerColumn(line.points, scene.from, scene.to, m_plot->columns()), line.colour,
                                line.muted};
    m_plot->setScene(std::move(scene));
    refreshLegend();
}

/// Of an empty chart: the time without measurements lasts until its right end.
bool ChartPane::isExplained() const {
    return std::ranges::any_of(m_data.spans,
                               [this](const ChartSpan& span) { return span.to >= visibleTo() - spanEndsMs; });
}

void ChartPane::refreshLegend() {
    QList<ChartLegend::Entry> entries;
    QStringList spoken;
    for (const ChartSeries& line : m_lines) {
        const double value = m_cursor                ? valueAt(line, *m_cursor)
                             : line.points.isEmpty() ? std::nan("")
                                                     : line.points.last().value;
        entries << ChartLegend::Entry{line.name, text(value), line.colour, line.muted, m_hidden.contains(line.name)};
        spoken << line.name + u' ' + text(value);
    }
    m_legend->setEntries(std::move(entries));
    m_spoken = spoken.join(QStringLiteral(", "));
    m_legend->setAccessibleName(m_spoken);
}

void ChartPane::arrange() {
    const int right = width() - padding;
    const QSize choice = m_switch->sizeHint();
    const bool switchable = m_switch->isVisibleTo(this);
    m_switch->setGeometry(right - choice.width() + 3, 9, choice.width(), 20);
    const double titleWidth = QFontMetricsF(uiFont(TextSize::Body, QFont::DemiBold)).horizontalAdvance(m_title);
    const int infoX = padding + static_cast<int>(std::ceil(titleWidth)) + 4;
    m_infoButton->setGeometry(infoX, 9, 20, 20);
    // In a narrow pane the choice is worth more than the explanation, which is the tool tip of the whole pane too.
    m_infoButton->setVisible(!m_info.isEmpty() && (!switchable || infoX + 20 < m_switch->x()));
    m_legend->setGeometry(padding, 29, width() - 2 * padding, 18);
    m_plot->setGeometry(padding, 47, width() - 2 * padding, height() - 47 - 8);
    const QSize button = m_emptyButton->sizeHint();
    m_emptyButton->setGeometry((width() - button.width()) / 2, m_plot->y() + m_plot->height() / 2 + 6, button.width(),
                               button.height());
}

void ChartPane::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    paint::panel(painter, rect(), grid::cardRadius, theme.surface, theme.border);
    if (paint::showsFocus(this)) paint::focusRing(painter, rect(), grid::cardRadius);
    const bool switchable = m_switch->isVisibleTo(this);
    const QRectF line(padding, 9, (switchable ? m_switch->x() : width() - padding) - padding, 20);
    const QFont titleFont = uiFont(TextSize::Body, QFont::DemiBold);
    painter.setFont(titleFont);
    painter.setPen(theme.textSecondary);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(titleFont).elidedText(m_title, Qt::ElideRight, line.width()));
    if (switchable || m_unit.isEmpty()) return;
    const double used = m_infoButton->isVisibleTo(this) ? m_infoButton->geometry().right() : m_infoButton->x();
    const QFont unitFont = uiFont(TextSize::Small);
    painter.setFont(unitFont);
    painter.setPen(theme.textMuted);
    const QRectF room(used + 6, 9, width() - padding - used - 6, 20);
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter,
                     QFontMetricsF(unitFont).elidedText(m_unit, Qt::ElideRight, room.width()));
}

void ChartPane::resizeEvent(QResizeEvent*) {
    arrange();
    refresh();
}

void ChartPane::showEvent(QShowEvent*) {
    arrange();
    refresh();
}

void ChartPane::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        arrange();
        refresh();
    }
}

void ChartPane::joinGroup(ChartGroup* group) {
    m_group = group;
}

void ChartPane::setLeftMargin(int pixels) {
    if (pixels <= m_leftMargin) return;
    m_leftMargin = pixels;
    refresh();
}

void ChartPane::showCursor(std::optional<qint64> at) {
    if (at == m_cursor) return;
    m_cursor = at;
    m_plot->setCursorTime(at);
    if (isVisible()) refreshLegend();
}

void ChartPane::showZoom(qint64 from, qint64 to) {
    m_zoomFrom = from;
    m_zoomTo = to;
    m_scale.reset();
    refresh();
}

void ChartPane::clearZoom() {
    m_zoomFrom.reset();
    m_zoomTo.reset();
    m_scale.reset();
    refresh();
}

void ChartPane::pointed(std::optional<qint64> at) {
    if (m_group)
        m_group->setCursor(at);
    else
        showCursor(at);
}

void ChartPane::dragged(qint64 from, qint64 to) {
    if (to - from < shortestZoomMs) return;
    if (m_group)
        m_group->zoom(from, to);
    else
        showZoom(from, to);
}

void ChartPane::resetZoom() {
    if (m_group)
        m_group->resetZoom();
    else
        clearZoom();
}

void ChartPane::toggleLine(const QString& name) {
    if (m_hidden.contains(name))
        m_hidden.removeAll(name);
    else
        m_hidden << name;
    m_scale.reset();
    refresh();
}

// From sample to sample of the first line, as the arrow keys do.
void ChartPane::moveCursor(int step) {
    const QList<ChartSeries> shown = values();
    if (shown.isEmpty() || shown.first().points.isEmpty()) return;
    const QList<ChartPoint>& points = shown.first().points;
    qsizetype index = points.size() - 1;
    if (m_cursor) {
        const auto here = std::lower_bound(points.begin(), points.end(), *m_cursor,
                                           [](const ChartPoint& point, qint64 at) { return point.at < at; });
        index = std::clamp<qsizetype>(here - points.begin() + step, 0, points.size() - 1);
    }
    pointed(points[index].at);
    setAccessibleDescription(m_spoken);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void ChartPane::keyPressEvent(QKeyEvent* event) {
    const int step = event->modifiers() & Qt::ShiftModifier ? 10 : 1;
    switch (event->key()) {
        case Qt::Key_Left:
            moveCursor(-step);
            return;
        case Qt::Key_Right:
            moveCursor(step);
            return;
        case Qt::Key_Menu:
            showMenu(mapToGlobal(rect().center()));
            return;
        case Qt::Key_Escape:
            if (!m_cursor && !m_zoomFrom) break;
            pointed(std::nullopt);
            resetZoom();
            return;
        default:
            break;
    }
    QWidget::keyPressEvent(event);
}

void ChartPane::contextMenuEvent(QContextMenuEvent* event) {
    showMenu(event->globalPos());
}

}  // namespace sluice::widgets
