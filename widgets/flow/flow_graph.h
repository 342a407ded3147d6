#pragma once
#include "widgets/flow/flow_layout.h"

#include <vector>

namespace sluice::widgets::flowgraph {

/// A node of the graph that is laid out: a system, a job, or a place that an edge passes on its way (`job` and `system`
/// are then both -1). `left` and `right` are the neighbours in the columns beside it.
struct Node {
    int column = 0;
    double height = 0;
    double y = 0;  // of the middle
    int system = -1;
    int job = -1;
    std::vector<int> left, right;
};

/// The jobs as they are drawn: single, or several as one.
struct DrawnJob {
    QString id;
    int source = -1, sink = -1;  // indices of systems
    bool backward = false;
    QStringList members;
};

struct Graph {
    std::vector<Node> nodes;  // systems first, in order, then the jobs drawn forward, then places passed
    std::vector<DrawnJob> jobs;
    std::vector<int> jobNode;               // by job; -1 when drawn backward
    std::vector<std::vector<int>> passed;   // by job: the nodes passed between pill and sink
    std::vector<std::vector<int>> columns;  // nodes by column, top to bottom
};

/// Builds columns and neighbours. Jobs whose source or sink is not among the systems are left out.
Graph build(const LayoutInput& input, bool fold, double cardHeight, double pillHeight);
/// Sets the order in the columns and `y` of every node: leaves `slot` apart, others level with or midway between their
/// neighbours, never closer than `gap`. Where that is higher than `room`, columns are pressed into it as far as they
/// can be. Returns the number of leaves.
int place(Graph& graph, double slot, double gap, double room);
/// Top and bottom of all nodes.
std::pair<double, double> extent(const Graph& graph);

}  // namespace sluice::widgets::flowgraph
