#include "widgets/flow/flow_layout.h"

#include "widgets/flow/flow_graph.h"

#include <algorithm>
#include <cmath>

namespace sluice::widgets {

namespace {

using flowgraph::Graph;

constexpr double paddingMin = 12, paddingMax = 24, slotMax = 150, portStep = 10;

struct Columns {
    std::vector<double> left, width;
    double total = 0;
    double gap = 0;
};

Columns shareWidth(int count, double room, double scale) {
    const int cards = (count + 1) / 2;
    const int pills = count / 2;
    const int gaps = std::max(0, count - 1);
    const double least = scale * (cards * flowsize::cardMin + pills * flowsize::pillMin) + gaps * flowsize::columnGap;
    const double padding = std::clamp((room - least) / 2, paddingMin, paddingMax);
    const double spare = std::max(0.0, room - 2 * padding - least);
    const double stretch =
        scale * (cards * (flowsize::cardMax - flowsize::cardMin) + pills * (flowsize::pillMax - flowsize::pillMin)) +
        gaps * (flowsize::columnGapWide - flowsize::columnGap);
    const double t = stretch > 0 ? std::min(1.0, spare / stretch) : 0;
    const double card = std::round(scale * (flowsize::cardMin + t * (flowsize::cardMax - flowsize::cardMin)));
    const double pill = std::round(scale * (flowsize::pillMin + t * (flowsize::pillMax - flowsize::pillMin)));
    Columns columns;
    const double rest = room - 2 * padding - cards * card - pills * pill;
    columns.gap = gaps ? std::clamp(rest / gaps, flowsize::columnGap, flowsize::columnGapMax) : 0;
    const double used = cards * card + pills * pill + gaps * columns.gap;
    double x = std::max(padding, (room - used) / 2);
    for (int i = 0; i < count; ++i) {
        columns.left.push_back(std::round(x));
        columns.width.push_back(i % 2 ? pill : card);
        x += columns.width.back() + columns.gap;
    }
    columns.total = x - columns.gap + padding;
    return columns;
}

// No job at all: the cards side by side, in as many rows as they need.
FlowLayout grid(const LayoutInput& input, QSizeF room, double scale) {
    FlowLayout layout;
    const double width = flowsize::cardMax * scale;
    const double height = flowsize::cardHeight * scale;
    const int perRow =
        std::max(1, static_cast<int>((room.width() - 2 * paddingMin + paddingMax) / (width + paddingMax)));
    const int count = static_cast<int>(input.systems.size());
    const int rows = (count + perRow - 1) / perRow;
    const double high = rows * (height + paddingMax) - paddingMax;
    for (int i = 0; i < count; ++i) {
        const int inRow = std::min(perRow, count - i / perRow * perRow);
        const double rowWidth = inRow * (width + paddingMax) - paddingMax;
        const double x = std::max(paddingMin, (room.width() - rowWidth) / 2) + i % perRow * (width + paddingMax);
        const double y = std::max(paddingMin, (room.height() - high) / 2) + i / perRow * (height + paddingMax);
        layout.nodes << PlacedNode{input.systems[i], QRectF(std::round(x), std::round(y), width, height), false, {}};
    }
    layout.size = QSizeF(room.width(), std::max(room.height(), high + 2 * paddingMin));
    return layout;
}

// Edges of one side of a card leave (or arrive) a little apart, in the order of their other ends, so that they do not
// cross.
void spreadPorts(FlowLayout& layout, const QHash<QString, QRectF>& boxes, bool leaving) {
    QHash<QString, QList<int>> atCard;
    for (int i = 0; i < layout.edges.size(); ++i) {
        const PlacedEdge& edge = layout.edges[i];
        const bool cardHere = leaving ? edge.from != edge.job : edge.to != edge.job;
        if (cardHere) atCard[leaving ? edge.from : edge.to] << i;
    }
    for (auto it = atCard.begin(); it != atCard.end(); ++it) {
        QList<int>& edges = it.value();
        const auto farEnd = [&](int index) {
            const PlacedEdge& edge = layout.edges[index];
            if (!edge.through.isEmpty()) return (leaving ? edge.through.first() : edge.through.last()).y1();
            return boxes.value(leaving ? edge.to : edge.from).center().y();
        };
        std::stable_sort(edges.begin(), edges.end(), [&](int a, int b) { return farEnd(a) < farEnd(b); });
        const double room = boxes.value(it.key()).height() - 24;
        const double step = edges.size() > 1 ? std::min(portStep, room / static_cast<double>(edges.size() - 1)) : 0;
        for (int i = 0; i < edges.size(); ++i) {
            const double offset = (i - (static_cast<double>(edges.size()) - 1) / 2) * step;
            (leaving ? layout.edges[edges[i]].fromOffset : layout.edges[edges[i]].toOffset) = offset;
        }
    }
}

}  // namespace

FlowLayout layoutFlow(const LayoutInput& input, QSizeF room, FlowDensity density, double scale) {
    if (input.jobs.isEmpty()) return grid(input, room, scale);
    const bool normal = density == FlowDensity::Normal;
    const double cardHeight = std::round(scale * (normal ? flowsize::cardHeight : flowsize::cardCompact));
    const double pillHeight = std::round(scale * (normal ? flowsize::pillHeight : flowsize::pillCompact));
    // Room for the third line is always kept, so that a pill that gets one moves nothing.
    const double pillRoom = normal ? std::round(scale * flowsize::pillReason) : pillHeight;
    Graph graph = flowgraph::build(input, density == FlowDensity::Folded, cardHeight, pillRoom);
    const auto backwardCount =
        std::count_if(graph.jobs.begin(), graph.jobs.end(), [](auto& job) { return job.backward; });
    const double band = static_cast<double>(backwardCount) * (pillRoom + flowsize::rowGap);

    const double high = room.height() - 2 * paddingMin - band;
    const double least = pillRoom + flowsize::rowGap;
    const int leaves = flowgraph::place(graph, least, flowsize::rowGap, high);
    const double roomy = std::min(slotMax * scale, (high - 2 * (paddingMax - paddingMin)) / std::max(1, leaves));
    if (roomy > least) {
        const Graph tight = graph;
        flowgraph::place(graph, roomy, flowsize::rowGap, high);
        if (const auto [t, b] = flowgraph::extent(graph); b - t > high + 0.5) graph = tight;
    }
    const auto [top, bottom] = flowgraph::extent(graph);

    FlowLayout layout;
    layout.density = density;
    const Columns columns = shareWidth(static_cast<int>(graph.columns.size()), room.width(), scale);
    const double needed = std::floor(bottom - top + band + 2 * paddingMin);
    layout.size = QSizeF(std::max(room.width(), columns.total), std::max(room.height(), needed));
    const double shift = (layout.size.height() - band - (bottom - top)) / 2 - top;

    QHash<QString, QRectF> boxes;
    const auto add = [&](const QString& id, const QRectF& box, bool job, const QStringList& members) {
        boxes.insert(id, box);
        layout.nodes << PlacedNode{id, box, job, members};
    };
    const auto columnOf = [&](int node) {
        return static_cast<std::size_t>(graph.nodes[static_cast<std::size_t>(node)].column);
    };
    for (const flowgraph::Node& node : graph.nodes) {
        if (node.system < 0 && node.job < 0) continue;
        const auto column = static_cast<std::size_t>(node.column);
        const double height = node.job >= 0 ? pillHeight : cardHeight;
        const QRectF box(columns.left[column], std::round(node.y + shift - height / 2), columns.width[column], height);
        if (node.job < 0)
            add(input.systems[node.system], box, false, {});
        else
            add(graph.jobs[static_cast<std::size_t>(node.job)].id, box, true,
                graph.jobs[static_cast<std::size_t>(node.job)].members);
    }
    double bandY = bottom + shift + flowsize::rowGap + pillRoom / 2;
    for (std::size_t i = 0; i < graph.jobs.size(); ++i) {
        const flowgraph::DrawnJob& job = graph.jobs[i];
        const QString source = input.systems[job.source];
        const QString sink = input.systems[job.sink];
        PlacedEdge in{.job = job.id, .from = source, .to = job.id, .through = {}, .backward = job.backward};
        PlacedEdge out{.job = job.id, .from = job.id, .to = sink, .through = {}, .backward = job.backward};
        if (job.backward) {
            const double width = columns.width.size() > 1 ? columns.width[1] : scale * flowsize::pillMin;
            const double middle = (boxes[source].center().x() + boxes[sink].center().x()) / 2;
            add(job.id, QRectF(std::round(middle - width / 2), std::round(bandY - pillHeight / 2), width, pillHeight),
                true, job.members);
            bandY += pillRoom + flowsize::rowGap;
            const double turn = std::min(columns.gap > 0 ? columns.gap / 2 : paddingMin, paddingMin);
            in.laneX = boxes[source].right() + turn;
            out.laneX = boxes[sink].left() - std::min(turn, boxes[sink].left() - 4);
        } else {
            for (int place : graph.passed[i]) {
                const std::size_t column = columnOf(place);
                const double y = graph.nodes[static_cast<std::size_t>(place)].y + shift;
                out.through << QLineF(columns.left[column], y, columns.left[column] + columns.width[column], y);
            }
        }
        layout.edges << in << out;
    }
    spreadPorts(layout, boxes, true);
    spreadPorts(layout, boxes, false);
    return layout;
}

FlowLayout layoutFlow(const LayoutInput& input, QSizeF room, double scale) {
    for (const FlowDensity density : {FlowDensity::Normal, FlowDensity::Compact}) {
        FlowLayout layout = layoutFlow(input, room, density, scale);
        if (layout.size.height() <= room.height()) return layout;
    }
    return layoutFlow(input, room, FlowDensity::Folded, scale);
}

QPainterPath edgePath(const PlacedEdge& edge, const QRectF& from, const QRectF& to) {
    QPainterPath path;
    if (edge.backward) {
        constexpr double radius = 8;
        const bool intoPill = edge.to == edge.job;
        const QPointF start(intoPill ? from.right() : from.left(), from.center().y() + edge.fromOffset);
        const QPointF end(intoPill ? to.right() : to.left(), to.center().y() + edge.toOffset);
        const double out = edge.laneX > start.x() ? radius : -radius;
        const double back = end.x() > edge.laneX ? radius : -radius;
        const double down = end.y() > start.y() ? radius : -radius;
        path.moveTo(start);
        path.lineTo(edge.laneX - out, start.y());
        path.quadTo(edge.laneX, start.y(), edge.laneX, start.y() + down);
        path.lineTo(edge.laneX, end.y() - down);
        path.quadTo(edge.laneX, end.y(), edge.laneX + back, end.y());
        path.lineTo(end);
        return path;
    }
    const auto curveTo = [&path](const QPointF& end) {
        const QPointF start = path.currentPosition();
        if (std::abs(start.y() - end.y()) < 1.5) {
            path.lineTo(end);
            return;
        }
        const double middle = (start.x() + end.x()) / 2;
        path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end);
    };
    path.moveTo(from.right(), from.center().y() + edge.fromOffset);
    for (const QLineF& piece : edge.through) {
        curveTo(piece.p1());
        path.lineTo(piece.p2());
    }
    curveTo(QPointF(to.left(), to.center().y() + edge.toOffset));
    return path;
}

}  // namespace sluice::widgets
