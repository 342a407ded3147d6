#include "backend/watch/probe.h"

#include <limits>

namespace sluice::watch {

std::unique_ptr<Probe> makeProbe(const ProbeContext& context) {
    const auto& kind = context.connection.kind;
    if (kind == "mysql") return makeMySqlProbe(context);
    if (kind == "tidb") return makeTiDbProbe(context);
    if (kind == "kafka") return makeKafkaProbe(context);
    if (kind == "redis") return makeRedisProbe(context);
    if (kind == "elasticsearch") return makeElasticsearchProbe(context);
    return nullptr;
}

void noteRestart(const ProbeContext& context, SystemSample& sample) {
    ++sample.restarts;
    context.history.mark(
        {utcNow(), context.connection.name, context.connection.name + " was restarted.", Mark::Kind::Restart});
}

void addPoint(History& history, const std::string& series, std::optional<double> value) {
    history.add(series, {utcNow(), value.value_or(std::numeric_limits<double>::quiet_NaN())});
}

}  // namespace sluice::watch
