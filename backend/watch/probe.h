#pragma once
#include "backend/config/connection.h"
#include "backend/config/secret.h"
#include "backend/core/result.h"
#include "backend/watch/history.h"
#include "backend/watch/interest.h"
#include "backend/watch/system_sample.h"

#include <chrono>
#include <memory>
#include <stop_token>

namespace sluice::watch {

/// The most that one call to a system may take.
constexpr std::chrono::milliseconds callLimit{2000};

/// Looks at one system over a connection of its own, which it opens when it has none. Lives on: one thread.
class Probe {
public:
    virtual ~Probe() = default;
    virtual std::chrono::milliseconds interval() const = 0;
    /// Fills ping, version, product and detail, and the series of this system. An error: nothing of this look counts.
    /// Counts a restart that it saw.
    virtual Result<> look(const SamplerInterest& interest, SystemSample& into, const std::stop_token& stop) = 0;
    /// After a look that failed: a gap in each of its series.
    virtual void missed() {}
};

/// What all probes are made from; outlives them.
struct ProbeContext {
    config::Connection connection;
    const config::Secrets& secrets;
    History& history;
};

std::unique_ptr<Probe> makeMySqlProbe(const ProbeContext& context);
std::unique_ptr<Probe> makeTiDbProbe(const ProbeContext& context);
std::unique_ptr<Probe> makeKafkaProbe(const ProbeContext& context);
std::unique_ptr<Probe> makeRedisProbe(const ProbeContext& context);
std::unique_ptr<Probe> makeElasticsearchProbe(const ProbeContext& context);
/// Null: nothing to look at in that kind of connection.
std::unique_ptr<Probe> makeProbe(const ProbeContext& context);

/// Counts and marks a restart.
void noteRestart(const ProbeContext& context, SystemSample& sample);
/// One point, now; a gap where there is no value.
void addPoint(History& history, const std::string& series, std::optional<double> value);

}  // namespace sluice::watch
