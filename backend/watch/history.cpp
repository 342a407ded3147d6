#include "backend/watch/history.h"

#include <algorithm>

namespace sluice::watch {
namespace {

constexpr std::size_t mostMarks = 1000;
constexpr std::size_t mostRests = 100;

}  // namespace

void History::add(const std::string& series, Point point) {
    m_state.with([&](State& state) {
        auto& ring = state.rings[series];
        if (ring.size() < length) {
            ring.push_back(point);
            return;
        }
        auto& next = state.next[series];
        ring[next] = point;
        next = (next + 1) % length;
    });
}

void History::mark(Mark mark) {
    m_state.with([&](State& state) {
        if (state.marks.size() == mostMarks) state.marks.erase(state.marks.begin());
        state.marks.push_back(std::move(mark));
    });
}

void History::rest(Rest rest) {
    m_state.with([&](State& state) {
        auto& rests = state.rests;
        const auto known = std::find_if(rests.rbegin(), rests.rend(),
                                        [&](const Rest& last) { return last.onlyJobs == rest.onlyJobs; });
        if (known != rests.rend() && known->from == rest.from) {
            known->to = rest.to;
            return;
        }
        if (rests.size() == mostRests) rests.erase(rests.begin());
        rests.push_back(rest);
    });
}

std::vector<Point> History::points(const std::string& series, Micros from) const {
    return m_state.read([&](const State& state) {
        std::vector<Point> found;
        const auto ring = state.rings.find(series);
        if (ring == state.rings.end()) return found;
        const auto next = state.next.find(series);
        const std::size_t oldest = next == state.next.end() ? 0 : next->second;
        const auto& points = ring->second;
        const auto nth = [&](std::size_t i) -> const Point& { return points[(oldest + i) % points.size()]; };
        // The ring is in order of time: the first one after `from` is found by halving.
        std::size_t low = 0, high = points.size();
        while (low < high) {
            const std::size_t middle = (low + high) / 2;
            if (nth(middle).at > from)
                high = middle;
            else
                low = middle + 1;
        }
        found.reserve(points.size() - low);
        for (std::size_t i = low; i < points.size(); ++i) found.push_back(nth(i));
        return found;
    });
}

std::vector<std::string> History::series(const std::string& prefix) const {
    return m_state.read([&](const State& state) {
        std::vector<std::string> names;
        for (auto ring = state.rings.lower_bound(prefix); ring != state.rings.end(); ++ring) {
            if (!ring->first.starts_with(prefix)) break;
            names.push_back(ring->first);
        }
        return names;
    });
}

std::vector<Mark> History::marks(Micros from) const {
    return m_state.read([&](const State& state) {
        std::vector<Mark> found;
        std::copy_if(state.marks.begin(), state.marks.end(), std::back_inserter(found),
                     [&](const Mark& mark) { return mark.at > from; });
        return found;
    });
}

std::vector<Rest> History::rests(Micros from) const {
    return m_state.read([&](const State& state) {
        std::vector<Rest> found;
        std::copy_if(state.rests.begin(), state.rests.end(), std::back_inserter(found),
                     [&](const Rest& rest) { return rest.to > from; });
        return found;
    });
}

}  // namespace sluice::watch
