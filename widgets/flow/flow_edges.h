#pragma once
#include <QColor>
#include <QLineF>
#include <QList>
#include <QPainterPath>
#include <QRegion>

class QPainter;

namespace sluice::widgets {

/// The drawn edges of a picture, kept as short segments: a frame costs one `drawLines` an edge and no path stroking.
class FlowEdges {
public:
    struct Style {
        QColor line, dash;
        bool dashed = false;
        double speed = 0;  ///< pixels a second; 0 stands still
    };

    void clear() { m_edges.clear(); }
    /// `arrow` puts a head at the end.
    void add(const QPainterPath& path, bool arrow, const Style& style);
    qsizetype count() const { return m_edges.size(); }
    void setStyle(qsizetype edge, const Style& style) { m_edges[edge].style = style; }

    bool anyMoves() const;
    /// Moves the dashes of the edges that flow.
    void advance(double seconds);
    /// Where something moves.
    QRegion movingRegion() const;
    void paint(QPainter& painter) const;

private:
    struct Edge {
        QList<QLineF> segments;
        QList<double> starts;  // length along the edge where each segment begins
        double length = 0;
        bool arrow = false;
        Style style;
        double phase = 0;
    };
    // Calls use(line) for the pieces of the edge between two lengths.
    template <class Use>
    static void pieces(const Edge& edge, double from, double to, Use use);

    QList<Edge> m_edges;
};

}  // namespace sluice::widgets
