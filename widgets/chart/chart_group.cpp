#include "widgets/chart/chart_group.h"

#include "widgets/chart/chart_pane.h"

namespace sluice::widgets {

void ChartGroup::add(ChartPane* pane) {
    m_panes << pane;
    connect(pane, &QObject::destroyed, this, [this, pane] { m_panes.removeAll(pane); });
    pane->joinGroup(this);
    if (m_margin > 0) pane->setLeftMargin(m_margin);
}

void ChartGroup::setCursor(std::optional<qint64> at) {
    for (ChartPane* pane : std::as_const(m_panes)) pane->showCursor(at);
}

void ChartGroup::zoom(qint64 from, qint64 to) {
    m_zoom = Span{from, to};
    for (ChartPane* pane : std::as_const(m_panes)) pane->showZoom(from, to);
    Q_EMIT zoomChanged(true);
}

void ChartGroup::resetZoom() {
    if (!m_zoom) return;
    m_zoom.reset();
    for (ChartPane* pane : std::as_const(m_panes)) pane->clearZoom();
    Q_EMIT zoomChanged(false);
}

void ChartGroup::needMargin(int pixels) {
    if (pixels <= m_margin) return;
    m_margin = pixels;
    for (ChartPane* pane : std::as_const(m_panes)) pane->setLeftMargin(pixels);
}

}  // namespace sluice::widgets
