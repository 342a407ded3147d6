#include "backend/engine/sample_memory.h"

#include "backend/core/clock.h"
#include "backend/core/monitor.h"

#include <algorithm>
#include <deque>

#include <fmt/format.h>

namespace sluice {
namespace {

constexpr std::chrono::seconds trusted{2};
constexpr std::size_t most = 4;

/// All that decides which rows are read, and how.
struct Asked {
    config::Connection connection;
    config::Node source;
    std::vector<std::string> keys;
    SampleRequest request;

    bool operator==(const Asked& other) const {
        return connection == other.connection && source == other.source && keys == other.keys &&
               request.name == other.request.name && request.key == other.request.key &&
               request.most == other.request.most;
    }
};
struct Remembered {
    Asked asked;
    Sample sample;
    SteadyTime at{};
};

Asked askedOf(const Workbench& bench, const SampleRequest& request) {
    const auto context = bench.sourceContext();
    Asked asked{context.connection, context.job.source, {}, request};
    for (const auto& [table, options] : context.job.tables)
        asked.keys.push_back(fmt::format("{} {}", table, fmt::join(options.key, "\n")));
    for (const auto& [table, options] : context.job.tables)
        for (const auto& [column, type] : options.types)
            asked.keys.push_back(fmt::format("{}\n{}\n{}", table, column, type));
    // Where the types of a topic's records come from.
    if (!context.job.topics.empty())
        for (const auto& job : context.workspace.jobs)
            if (job.sinkConnection == context.connection.name)
                asked.keys.push_back(job.source.toToml() + job.sink.toToml());
    return asked;
}

}  // namespace

Result<Sample> recentSample(const Workbench& bench, const SampleRequest& request, const std::stop_token& stop) {
    static Monitor<std::deque<Remembered>> memory;
    const auto asked = askedOf(bench, request);
    std::optional<Sample> known;
    memory.with([&](auto& all) {
        const auto now = steadyNow();
        std::erase_if(all, [&](const Remembered& one) { return now - one.at > trusted; });
        const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.asked == asked; });
        if (found != all.end()) known = found->sample;
    });
    if (known) return std::move(*known);
    auto sample = bench.sample(request, stop);
    if (!sample || !sample->slab) return sample;
    memory.with([&](auto& all) {
        if (all.size() == most) all.pop_front();
        all.push_back({asked, *sample, steadyNow()});
    });
    return sample;
}

}  // namespace sluice
