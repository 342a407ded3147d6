#include "ui/bridge/trend.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sluice::ui {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

double better(double a, double b, Join join) {
    if (!std::isfinite(a)) return b;
    if (!std::isfinite(b)) return a;
    if (join == Join::Sum) return a + b;
    return join == Join::Largest ? std::max(a, b) : std::min(a, b);
}

}  // namespace

QList<double> trendOf(const std::vector<std::vector<watch::Point>>& series, Micros from, Micros to, int columns,
                      Join join) {
    const auto length = (to - from).count();
    if (length <= 0 || columns <= 0) return {};
    std::vector<double> line(static_cast<std::size_t>(columns), none);
    std::vector<double> mine(line.size());
    for (const auto& points : series) {
        std::ranges::fill(mine, none);
        for (const auto& point : points) {
            if (point.at < from || point.at > to || !std::isfinite(point.value)) continue;
            const auto column = std::min<std::int64_t>((point.at - from).count() * columns / length, columns - 1);
            auto& cell = mine[static_cast<std::size_t>(column)];
            cell = join == Join::Sum ? point.value : better(cell, point.value, join);
        }
        std::ranges::transform(line, mine, line.begin(), [join](double a, double b) { return better(a, b, join); });
    }
    return {line.begin(), line.end()};
}

}  // namespace sluice::ui
