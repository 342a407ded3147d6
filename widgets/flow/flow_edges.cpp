#include "widgets/flow/flow_edges.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

namespace sluice::widgets {

namespace {

constexpr double segmentLength = 5, dashLength = 4, dashPeriod = 22, gapOn = 5, gapPeriod = 10;

}  // namespace

void FlowEdges::add(const QPainterPath& path, bool arrow, const Style& style) {
    Edge edge;
    edge.arrow = arrow;
    edge.style = style;
    for (const QPolygonF& polygon : path.toSubpathPolygons())
        for (qsizetype i = 1; i < polygon.size(); ++i) {
            const QLineF line(polygon[i - 1], polygon[i]);
            const double length = line.length();
            if (length < 0.01) continue;
            const int parts = std::max(1, static_cast<int>(length / segmentLength));
            for (int part = 0; part < parts; ++part) {
                edge.starts << edge.length + length * part / parts;
                edge.segments << QLineF(line.pointAt(static_cast<double>(part) / parts),
                                        line.pointAt(static_cast<double>(part + 1) / parts));
            }
            edge.length += length;
        }
    m_edges << edge;
}

bool FlowEdges::anyMoves() const {
    return std::any_of(m_edges.begin(), m_edges.end(), [](const Edge& edge) { return edge.style.speed > 0; });
}

void FlowEdges::advance(double seconds) {
    for (Edge& edge : m_edges)
        if (edge.style.speed > 0) edge.phase = std::fmod(edge.phase + edge.style.speed * seconds, dashPeriod);
}

QRegion FlowEdges::movingRegion() const {
    QRegion region;
    for (const Edge& edge : m_edges) {
        if (edge.style.speed <= 0) continue;
        QRectF box;
        for (const QLineF& line : edge.segments)
            box |= QRectF(line.p1(), line.p2()).normalized().adjusted(-2, -2, 2, 2);
        region += box.toAlignedRect();
    }
    return region;
}

template <class Use>
void FlowEdges::pieces(const Edge& edge, double from, double to, Use use) {
    from = std::max(0.0, from);
    to = std::min(edge.length, to);
    if (from >= to) return;
    auto index = std::upper_bound(edge.starts.begin(), edge.starts.end(), from) - edge.starts.begin() - 1;
    for (; index < edge.segments.size() && edge.starts[index] < to; ++index) {
        const QLineF& line = edge.segments[index];
        const double length = line.length();
        const double begin = std::clamp((from - edge.starts[index]) / length, 0.0, 1.0);
        const double end = std::clamp((to - edge.starts[index]) / length, 0.0, 1.0);
        use(QLineF(line.pointAt(begin), line.pointAt(end)));
    }
}

void FlowEdges::paint(QPainter& painter) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QList<QLineF> lines;
    const auto collect = [&lines](const QLineF& line) { lines << line; };
    for (const Edge& edge : m_edges) {
        painter.setPen(QPen(edge.style.line, 2, Qt::SolidLine, Qt::FlatCap));
        if (edge.style.dashed) {
            lines.clear();
            for (double at = 0; at < edge.length; at += gapPeriod) pieces(edge, at, at + gapOn, collect);
            painter.drawLines(lines);
        } else {
            painter.drawLines(edge.segments);
        }
        if (edge.style.speed > 0) {
            lines.clear();
            for (double at = edge.phase - dashPeriod; at < edge.length; at += dashPeriod)
                pieces(edge, at, at + dashLength, collect);
            painter.setPen(QPen(edge.style.dash, 2, Qt::SolidLine, Qt::FlatCap));
            painter.drawLines(lines);
        }
        if (edge.arrow && !edge.segments.isEmpty()) {
            const QPointF tip = edge.segments.last().p2();
            painter.setPen(Qt::NoPen);
            painter.setBrush(edge.style.line);
            painter.drawPolygon(QPolygonF({tip, tip + QPointF(-8, -4.5), tip + QPointF(-8, 4.5)}));
        }
    }
    painter.restore();
}

}  // namespace sluice::widgets
