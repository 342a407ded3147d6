#include "backend/engine/health.h"

#include "backend/metrics/job_metrics.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::microseconds quietUntilIdle = 30s;
constexpr std::chrono::microseconds slowStart = 30s;
constexpr std::chrono::microseconds lagUntilLagging = 3s;
constexpr std::chrono::microseconds noDataAfter = 2s;

std::string seconds(std::chrono::microseconds length) {
    const auto whole = std::chrono::duration_cast<std::chrono::seconds>(length).count();
    return whole < 120 ? fmt::format("{} s", whole) : fmt::format("{} min", whole / 60);
}

/// How long nothing may happen while work waits.
std::chrono::microseconds patience(std::int64_t usualDelay) {
    return std::clamp<std::chrono::microseconds>(std::chrono::microseconds(3 * usualDelay), 3s, 60s);
}

std::optional<Health> stalled(const HealthInput& in) {
    const bool waitsForSink = in.open > 0;
    const bool waitsForSource = !in.snapshot && in.headKnown && !in.atHead;
    const auto unconfirmed = in.now - in.lastConfirmed;
    const auto unread = in.now - in.lastRead;
    // A sink that cannot be reached is not just slow, as it often is.
    if (waitsForSink && unconfirmed >= patience(in.sinkUnreachable ? 0 : in.usualDelay))
        return Health{JobState::Stalled, fmt::format("{} acknowledges nothing.", in.sink), {}};
    if (waitsForSource && !waitsForSink && unread >= patience(in.usualDelay))
        return Health{JobState::Stalled, fmt::format("{} has more, and sends nothing.", in.source), {}};
    return std::nullopt;
}

/// The backlog shrank: how long it takes to the end. A job that just started gets the benefit of the doubt.
std::optional<Health> catchingUp(const HealthInput& in) {
    if (in.backlog && in.earlierBacklog && in.now - in.earlierBacklog->first >= 2s) {
        if (*in.backlog >= in.earlierBacklog->second) return std::nullopt;
        const auto shrunk = static_cast<double>(in.earlierBacklog->second - *in.backlog);
        const auto span = std::chrono::duration<double>(in.now - in.earlierBacklog->first).count();
        const auto left = static_cast<std::int64_t>(static_cast<double>(*in.backlog) * span / shrunk) + 1;
        return Health{JobState::CatchingUp, {}, left};
    }
    if (in.now - in.runningSince < 10s) return Health{JobState::CatchingUp, {}, {}};
    return std::nullopt;
}

}  // namespace

Health judge(const HealthInput& in) {
    if (in.trouble) return {JobState::Retrying, in.trouble->cause, {}};
    if (in.starting) {
        const auto elapsed = in.now - in.startedAt;
        return {
            JobState::Starting, elapsed > slowStart ? fmt::format("{} for {}.", in.doing, seconds(elapsed)) : "", {}};
    }
    if (auto found = stalled(in)) return *found;
    if (in.snapshot) return {JobState::Snapshot, {}, {}};
    if (!in.headKnown && !in.headProblem.empty() && in.open == 0 && in.now - in.lastRead > noDataAfter)
        return {JobState::NoData, in.headProblem, {}};
    const auto lastChange = std::max(in.lastChange, in.runningSince);
    if (in.atHead && in.open == 0 && in.now - lastChange >= quietUntilIdle) return {JobState::Idle, {}, {}};
    if (!in.lag || *in.lag <= in.objective) return {JobState::Streaming, {}, {}};
    if (auto found = catchingUp(in)) return *found;
    if (in.overSince != Micros{} && in.now - in.overSince >= lagUntilLagging)
        return {JobState::Lagging,
                fmt::format("{} is {} behind {}, and not gaining.", in.sink,
                            seconds(std::chrono::microseconds(*in.lag)), in.source),
                {}};
    return {JobState::Streaming, {}, {}};
}

const Health& StateKeeper::update(const Health& judged, Micros now) {
    const bool inTrouble = severity(m_health.state) >= 2;
    if (judged.state == m_health.state) {
        m_health = judged;
        m_betterSince = {};
    } else if (inTrouble && severity(judged.state) < severity(m_health.state)) {
        if (m_betterSince == Micros{}) m_betterSince = now;
        if (now - m_betterSince >= 3s) set(judged, now);
    } else {
        set(judged, now);
    }
    return m_health;
}

void StateKeeper::set(const Health& health, Micros now) {
    if (health.state != m_health.state || m_since == Micros{}) m_since = now;
    m_health = health;
    m_betterSince = {};
}

void DelayMeter::add(Micros at, const std::vector<std::uint64_t>& counts) {
    // Ten seconds apart is fine enough for ten minutes.
    if (!m_counts.empty() && at - m_counts.back().first < 10s) return;
    m_counts.emplace_back(at, counts);
    while (m_counts.size() > 60) m_counts.pop_front();
}

std::int64_t DelayMeter::p99() const {
    if (m_counts.size() < 2) return 0;
    const auto& first = m_counts.front().second;
    const auto& last = m_counts.back().second;
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < last.size(); ++i) total += last[i] - first[i];
    if (total == 0) return 0;
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < JobMetrics::bounds.size(); ++i) {
        seen += last[i] - first[i];
        if (seen * 100 >= total * 99) return JobMetrics::bounds[i];
    }
    return JobMetrics::bounds.back();
}

void BacklogMeter::add(Micros at, std::optional<std::uint64_t> backlog) {
    if (!backlog) return m_values.clear();
    m_values.emplace_back(at, *backlog);
    while (m_values.size() > 1 && at - m_values.front().first > 10s) m_values.pop_front();
}

std::optional<std::pair<Micros, std::uint64_t>> BacklogMeter::earlier() const {
    if (m_values.size() < 2) return std::nullopt;
    return m_values.front();
}

}  // namespace sluice
