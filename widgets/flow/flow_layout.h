#pragma once
#include <QLineF>
#include <QList>
#include <QPainterPath>
#include <QRectF>
#include <QString>
#include <QStringList>

namespace sluice::widgets {

/// How much each node shows: full cards; one-line ones; one-line ones with the well jobs of a pair folded into one.
enum class FlowDensity { Normal, Compact, Folded };

struct LayoutJob {
    QString id, source, sink;
    int severity = 0;
};

struct LayoutInput {
    QStringList systems;
    QList<LayoutJob> jobs;
};

struct PlacedNode {
    QString id;
    QRectF box;
    bool job = false;
    QStringList members;  ///< of a folded group, in file order; else empty
};

/// One half of a job's way: source to pill, or pill to sink. Offsets are from the middle of the node's side.
struct PlacedEdge {
    QString job;  ///< id of the pill
    QString from, to;
    double fromOffset = 0, toOffset = 0;
    QList<QLineF> through;  ///< level pieces across the columns between, left to right
    bool backward = false;  ///< closes a cycle: leaves right, runs along the pill's row, arrives with an arrow
    double laneX = 0;       ///< of a backward edge: where it turns
};

struct FlowLayout {
    QList<PlacedNode> nodes;
    QList<PlacedEdge> edges;
    QSizeF size;
    FlowDensity density = FlowDensity::Normal;
};

/// Columns alternate systems and jobs, a system stands at its longest path from a source, neighbours are level where
/// they can be. Pure: the same input gives the same picture. `scale` is that of the text.
FlowLayout layoutFlow(const LayoutInput& input, QSizeF room, FlowDensity density, double scale = 1.0);
/// The first density that fits in the height of `room`, else Folded, which may be higher than the room.
FlowLayout layoutFlow(const LayoutInput& input, QSizeF room, double scale = 1.0);

/// The line of an edge between two boxes (those of the layout, or ones on their way there).
QPainterPath edgePath(const PlacedEdge& edge, const QRectF& from, const QRectF& to);

namespace flowsize {
constexpr double cardMin = 168, cardMax = 208, cardHeight = 88, cardCompact = 56;
constexpr double pillMin = 184, pillMax = 220, pillHeight = 52, pillReason = 70, pillCompact = 32;
constexpr double columnGap = 28, columnGapWide = 44, columnGapMax = 96, rowGap = 12;
constexpr int worstShown = 6;
}  // namespace flowsize

}  // namespace sluice::widgets
