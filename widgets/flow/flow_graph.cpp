#include "widgets/flow/flow_graph.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include <QHash>

namespace sluice::widgets::flowgraph {

namespace {

std::vector<DrawnJob> drawnJobs(const LayoutInput& input, bool fold) {
    QHash<QString, int> systems;
    for (int i = 0; i < input.systems.size(); ++i) systems.insert(input.systems[i], i);

    // The worst jobs stay single when the well ones are folded.
    std::vector<int> worst(static_cast<std::size_t>(input.jobs.size()));
    std::iota(worst.begin(), worst.end(), 0);
    std::stable_sort(worst.begin(), worst.end(),
                     [&](int a, int b) { return input.jobs[a].severity > input.jobs[b].severity; });
    std::vector<bool> single(worst.size(), !fold);
    for (std::size_t i = 0; i < std::min<std::size_t>(worst.size(), flowsize::worstShown); ++i)
        if (input.jobs[worst[i]].severity > 0) single[static_cast<std::size_t>(worst[i])] = true;

    std::vector<DrawnJob> drawn;
    QHash<QString, int> groups;
    for (int i = 0; i < input.jobs.size(); ++i) {
        const LayoutJob& job = input.jobs[i];
        if (!systems.contains(job.source) || !systems.contains(job.sink)) continue;
        const QString pair = job.source + QChar(0x1f) + job.sink;
        if (!single[static_cast<std::size_t>(i)] && groups.contains(pair)) {
            drawn[static_cast<std::size_t>(groups[pair])].members << job.id;
            continue;
        }
        if (!single[static_cast<std::size_t>(i)]) groups.insert(pair, static_cast<int>(drawn.size()));
        drawn.push_back({job.id, systems[job.source], systems[job.sink], false, {job.id}});
    }
    for (DrawnJob& job : drawn) {
        if (job.members.size() < 2) {
            job.members.clear();
            continue;
        }
        job.id = QStringLiteral("group:%1>%2").arg(input.systems[job.source], input.systems[job.sink]);
    }
    return drawn;
}

// In file order: a job whose sink already leads to its source would close a cycle.
void markBackward(std::vector<DrawnJob>& jobs, int systemCount) {
    std::vector<std::vector<int>> next(static_cast<std::size_t>(systemCount));
    for (DrawnJob& job : jobs) {
        std::vector<bool> seen(next.size(), false);
        const std::function<bool(int)> leadsToSource = [&](int system) {
            if (system == job.source) return true;
            if (seen[static_cast<std::size_t>(system)]) return false;
            seen[static_cast<std::size_t>(system)] = true;
            const auto& after = next[static_cast<std::size_t>(system)];
            return std::any_of(after.begin(), after.end(), leadsToSource);
        };
        job.backward = leadsToSource(job.sink);
        if (!job.backward) next[static_cast<std::size_t>(job.source)].push_back(job.sink);
    }
}

std::vector<int> levels(const std::vector<DrawnJob>& jobs, int systemCount) {
    std::vector<int> level(static_cast<std::size_t>(systemCount), 0);
    for (int round = 0; round < systemCount; ++round)
        for (const DrawnJob& job : jobs)
            if (!job.backward)
                level[static_cast<std::size_t>(job.sink)] = std::max(level[static_cast<std::size_t>(job.sink)],
                                                                     level[static_cast<std::size_t>(job.source)] + 1);
    return level;
}

void join(Graph& graph, int left, int right) {
    graph.nodes[static_cast<std::size_t>(left)].right.push_back(right);
    graph.nodes[static_cast<std::size_t>(right)].left.push_back(left);
}

double mean(const Graph& graph, const std::vector<int>& nodes) {
    double sum = 0;
    for (int node : nodes) sum += graph.nodes[static_cast<std::size_t>(node)].y;
    return sum / static_cast<double>(nodes.size());
}

double median(const Graph& graph, const std::vector<int>& nodes) {
    std::vector<double> ys;
    for (int node : nodes) ys.push_back(graph.nodes[static_cast<std::size_t>(node)].y);
    std::sort(ys.begin(), ys.end());
    const std::size_t middle = ys.size() / 2;
    return ys.size() % 2 ? ys[middle] : (ys[middle - 1] + ys[middle]) / 2;
}

// Where a node would like to stand: level with the side that has more neighbours, the right one when they are even.
double wish(const Graph& graph, const Node& node) {
    if (node.left.empty() && node.right.empty()) return node.y;
    return mean(graph, node.right.size() >= node.left.size() ? node.right : node.left);
}

// The positions nearest to the wishes (least squares) that keep the order and the gap: neighbours that would overlap
// are pooled and share the mean of their wishes. All within `limits` (top and bottom) when the column is not higher
// than that.
void settle(Graph& graph, const std::vector<int>& column, const std::vector<double>& wishes, double gap,
            std::pair<double, double> limits) {
    if (column.empty()) return;
    struct Pool {
        double sum;
        int count;
        double value() const { return sum / count; }
    };
    std::vector<double> offset(column.size(), 0);
    for (std::size_t i = 1; i < column.size(); ++i)
        offset[i] = offset[i - 1] + gap +
                    (graph.nodes[static_cast<std::size_t>(column[i - 1])].height +
                     graph.nodes[static_cast<std::size_t>(column[i])].height) /
                        2;
    std::vector<Pool> pools;
    for (std::size_t i = 0; i < column.size(); ++i) {
        pools.push_back({wishes[i] - offset[i], 1});
        while (pools.size() > 1 && pools[pools.size() - 2].value() > pools.back().value()) {
            const Pool last = pools.back();
            pools.pop_back();
            pools.back().sum += last.sum;
            pools.back().count += last.count;
        }
    }
    const double least = limits.first + graph.nodes[static_cast<std::size_t>(column.front())].height / 2;
    const double most = limits.second - graph.nodes[static_cast<std::size_t>(column.back())].height / 2 - offset.back();
    std::size_t i = 0;
    for (const Pool& pool : pools)
        for (int n = 0; n < pool.count; ++n, ++i) {
            const double value = least <= most ? std::clamp(pool.value(), least, most) : (least + most) / 2;
            graph.nodes[static_cast<std::size_t>(column[i])].y = value + offset[i];
        }
}

// Depth first from the sources: each leaf takes the next slot, each parent the middle of what it brought along.
int seed(Graph& graph, double slot) {
    int leaves = 0;
    std::vector<bool> seen(graph.nodes.size(), false);
    const std::function<void(int)> visit = [&](int index) {
        seen[static_cast<std::size_t>(index)] = true;
        double first = 0;
        double last = 0;
        bool brought = false;
        for (int child : graph.nodes[static_cast<std::size_t>(index)].right) {
            if (seen[static_cast<std::size_t>(child)]) continue;
            visit(child);
            last = graph.nodes[static_cast<std::size_t>(child)].y;
            if (!brought) first = last;
            brought = true;
        }
        graph.nodes[static_cast<std::size_t>(index)].y = brought ? (first + last) / 2 : slot * leaves++;
    };
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        if (graph.nodes[i].left.empty() && !seen[i]) visit(static_cast<int>(i));
    return leaves;
}

}  // namespace

Graph build(const LayoutInput& input, bool fold, double cardHeight, double pillHeight) {
    Graph graph;
    const int systemCount = static_cast<int>(input.systems.size());
    graph.jobs = drawnJobs(input, fold);
    markBackward(graph.jobs, systemCount);
    const std::vector<int> level = levels(graph.jobs, systemCount);
    for (int i = 0; i < systemCount; ++i)
        graph.nodes.push_back({2 * level[static_cast<std::size_t>(i)], cardHeight, 0, i, -1, {}, {}});
    graph.jobNode.assign(graph.jobs.size(), -1);
    graph.passed.resize(graph.jobs.size());
    for (std::size_t i = 0; i < graph.jobs.size(); ++i) {
        const DrawnJob& job = graph.jobs[i];
        if (job.backward) continue;
        int column = graph.nodes[static_cast<std::size_t>(job.source)].column + 1;
        int last = static_cast<int>(graph.nodes.size());
        graph.jobNode[i] = last;
        graph.nodes.push_back({column, pillHeight, 0, -1, static_cast<int>(i), {}, {}});
        join(graph, job.source, last);
        while (++column < graph.nodes[static_cast<std::size_t>(job.sink)].column) {
            const int place = static_cast<int>(graph.nodes.size());
            graph.nodes.push_back({column, 4, 0, -1, -1, {}, {}});
            graph.passed[i].push_back(place);
            join(graph, last, place);
            last = place;
        }
        join(graph, last, job.sink);
    }
    int columnCount = 1;
    for (const Node& node : graph.nodes) columnCount = std::max(columnCount, node.column + 1);
    graph.columns.resize(static_cast<std::size_t>(columnCount));
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        graph.columns[static_cast<std::size_t>(graph.nodes[i].column)].push_back(static_cast<int>(i));
    return graph;
}

std::pair<double, double> extent(const Graph& graph) {
    double top = 1e9;
    double bottom = -1e9;
    for (const Node& node : graph.nodes) {
        top = std::min(top, node.y - node.height / 2);
        bottom = std::max(bottom, node.y + node.height / 2);
    }
    return {top, bottom};
}

int place(Graph& graph, double slot, double gap, double room) {
    const int leaves = seed(graph, slot);
    const int count = static_cast<int>(graph.columns.size());
    std::pair<double, double> limits(-1e9, 1e9);
    const auto sweep = [&](int c, bool leftward, bool reorder) {
        std::vector<int>& column = graph.columns[static_cast<std::size_t>(c)];
        std::vector<double> wishes;
        if (reorder) {
            std::vector<std::pair<double, int>> keyed;
            for (int index : column) {
                const Node& node = graph.nodes[static_cast<std::size_t>(index)];
                const auto& side = leftward ? node.right : node.left;
                keyed.emplace_back(side.empty() ? node.y : median(graph, side), index);
            }
            std::stable_sort(keyed.begin(), keyed.end(), [](auto& a, auto& b) { return a.first < b.first - 0.01; });
            for (std::size_t i = 0; i < column.size(); ++i) column[i] = keyed[i].second;
            for (int index : column) wishes.push_back(graph.nodes[static_cast<std::size_t>(index)].y);
        } else {
            for (int index : column) wishes.push_back(wish(graph, graph.nodes[static_cast<std::size_t>(index)]));
        }
        settle(graph, column, wishes, gap, limits);
    };
    for (int round = 0; round < 2; ++round) {
        for (int c = 1; c < count; ++c) sweep(c, false, true);
        for (int c = count - 2; c >= 0; --c) sweep(c, true, true);
    }
    const auto relax = [&] {
        for (int round = 0; round < 16; ++round) {
            for (int c = 0; c < count; ++c) sweep(c, false, false);
            for (int c = count - 1; c >= 0; --c) sweep(c, true, false);
        }
    };
    relax();
    if (const auto [top, bottom] = extent(graph); bottom - top > room) {
        limits = {(top + bottom - room) / 2, (top + bottom + room) / 2};
        relax();
    }
    return leaves;
}

}  // namespace sluice::widgets::flowgraph
