// The half of Control that looks: samples, snapshots, history, status. control.cpp is the half that acts.
#include "backend/engine/control.h"
#include "backend/engine/stored_status.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace sluice {
namespace {

using Reach = watch::SystemSample::Reach;

/// A process records every second: one that did not for so long did not run.
constexpr std::chrono::seconds unheard{5};

/// A job that stands still or is in trouble sends nothing to those behind it.
bool sendsNothing(const JobSnapshot& job) {
    return !isActive(job.state) || severity(job.state) >= severity(JobState::Retrying);
}

void nameUpstream(std::vector<JobSnapshot>& jobs) {
    for (auto& job : jobs) {
        if (job.state != JobState::Idle || job.sourceKind != "kafka") continue;
        const auto cause = std::find_if(jobs.begin(), jobs.end(), [&](const JobSnapshot& other) {
            return other.sink == job.source && sendsNothing(other);
        });
        if (cause != jobs.end())
            job.reason = fmt::format("Nothing arrives, {} is {}.", cause->name, toString(cause->state));
    }
}

double seconds(const std::optional<std::int64_t>& micros) {
    return micros ? static_cast<double>(*micros) / 1e6 : std::nan("");
}

}  // namespace

const watch::SystemSample* Control::sampleOf(const std::string& connection) const {
    const auto found = m_samples.find(connection);
    return found == m_samples.end() ? nullptr : &found->second;
}

void Control::startSampler() {
    m_sampler = std::make_unique<watch::Sampler>(*m_core.workspace, m_core.options.secrets, m_history, m_interest);
    m_sampler->setPace(m_pace);
}

void Control::handle(const PaceSampling& pace) {
    m_pace = pace.times;
    if (m_sampler) m_sampler->setPace(m_pace);
}

void Control::handle(const SampleNow&) {
    if (m_sampler) m_sampler->sampleNow();
}

void Control::takeSamples() {
    if (!m_sampler) return;
    auto samples = m_sampler->samples();
    for (const auto& [name, sample] : samples) {
        const auto* before = sampleOf(name);
        if (!before || before->reach == sample.reach) continue;
        if (sample.reach == Reach::Unreachable) tell({utcNow(), EngineEvent::Kind::Error, name, sample.problem, {}, 3});
        if (sample.reach != Reach::Reachable || before->reach != Reach::Unreachable) continue;
        tell({utcNow(), EngineEvent::Kind::State, name, fmt::format("{} answers again.", name), {}, 1});
        for (auto& slot : m_slots)
            if (slot->config().sourceConnection == name || slot->config().sinkConnection == name) slot->poke();
    }
    m_samples = std::move(samples);
}

std::vector<JobSnapshot> Control::lookAtJobs(bool second) {
    std::vector<JobSnapshot> jobs;
    if (m_core.options.readOnly) {
        if (!second && !m_lastJobs.empty()) return m_lastJobs;
        auto stored = storedJobs(*m_core.workspace, m_core.options.stateFolder, m_store);
        if (!stored) {
            jobs = m_lastJobs;
            for (auto& job : jobs) {
                if (job.state != JobState::Unknown) job.since = utcNow();
                if (job.reason != stored.error().message) ++job.generation;
                doubt(job, stored.error().message);
            }
            return jobs;
        }
        for (auto& job : *stored) {
            const auto before = std::find_if(m_lastJobs.begin(), m_lastJobs.end(),
                                             [&](const JobSnapshot& last) { return last.name == job.name; });
            if (before != m_lastJobs.end())
                job.generation = before->generation + (storeText(*before) != storeText(job) ? 1 : 0);
        }
        return std::move(*stored);
    }
    for (auto& slot : m_slots) {
        const auto& source = slot->config().sourceConnection;
        std::int64_t upstreamLag = 0;
        for (const auto& other : m_lastJobs)
            if (other.sink == source) upstreamLag = std::max(upstreamLag, other.lagMicros.value_or(0));
        if (second) slot->countSetAside(m_store);
        jobs.push_back(slot->look(second, sampleOf(source), sampleOf(slot->config().sinkConnection), upstreamLag));
    }
    nameUpstream(jobs);
    return jobs;
}

std::vector<SystemSnapshot> Control::lookAtSystems() {
    std::vector<SystemSnapshot> systems;
    for (const auto& connection : m_core.workspace->connections) {
        SystemSnapshot system;
        system.connection = connection;
        if (const auto* sample = sampleOf(connection.name)) system.sample = *sample;
        auto& [generation, mark] = m_systemMarks[connection.name];
        const auto& sample = system.sample;
        auto now = fmt::format("{} {} {}", toMicros(sample.at), static_cast<int>(sample.reach), sample.problem);
        if (now != mark) {
            mark = std::move(now);
            ++generation;
        }
        system.generation = generation;
        systems.push_back(std::move(system));
    }
    return systems;
}

void Control::publish(bool second) {
    takeSamples();
    auto snapshot = std::make_shared<EngineSnapshot>();
    snapshot->at = utcNow();
    snapshot->workspaceName = m_core.workspace->name;
    snapshot->workspaceFile = m_core.workspace->file;
    snapshot->environment = m_core.workspace->environment();
    snapshot->jobs = lookAtJobs(second);
    snapshot->systems = lookAtSystems();
    snapshot->residentBytes = ProcessLoad::residentBytes();
    snapshot->cpuPercent = m_load.cpuPercent();
    m_lastJobs = snapshot->jobs;
    if (second) {
        record(*snapshot);
        refreshInterest();
        storeNews();
    }
    m_shared.with([&](Shared& shared) { shared.snapshot = std::move(snapshot); });
}

void Control::record(const EngineSnapshot& snapshot) {
    const auto before = std::exchange(m_recordedAt, snapshot.at);
    if (before != Micros{} && snapshot.at - before > unheard) m_history.rest({before, snapshot.at});
    if (m_core.options.readOnly)
        if (const auto since = restingSince(snapshot.jobs); since != Micros{})
            m_history.rest({since, snapshot.at, true});
    double worstKafka = std::nan("");
    for (const auto& job : snapshot.jobs) {
        const double lag = job.state == JobState::Idle ? 0 : seconds(job.lagMicros);
        m_history.add("job." + job.name + ".lag", {snapshot.at, lag});
        m_history.add("job." + job.name + ".rate", {snapshot.at, job.rowsPerSecond});
        m_history.add("job." + job.name + ".read", {snapshot.at, job.readPerSecond.value_or(std::nan(""))});
        if (job.sourceKind == "kafka" && job.wanted) worstKafka = std::fmax(worstKafka, lag);
    }
    m_history.add("kafka.lag", {snapshot.at, worstKafka});
}

/// Exact topics and indices, as soon as rows went there.
void Control::refreshInterest() {
    if (!m_sampler) return;
    auto interest = watch::interestOf(*m_core.workspace);
    for (const auto& slot : m_slots) {
        const auto& sink = slot->config().sinkConnection;
        const auto& kind = m_core.workspace->connection(sink)->kind;
        if (kind != "kafka" && kind != "elasticsearch") continue;
        auto& names = kind == "kafka" ? interest.topics : interest.indices;
        for (auto& target : slot->targets()) names.insert({sink, std::move(target)});
    }
    if (interest == m_interest) return;
    m_interest = interest;
    m_sampler->setInterest(std::move(interest));
}

void Control::storeNews() {
    if (m_core.options.readOnly) return;
    std::vector<std::pair<std::string, std::string>> statuses;
    for (auto& slot : m_slots)
        if (auto text = slot->takeStatus()) statuses.emplace_back(slot->name(), std::move(*text));
    auto lines = m_shared.with([](Shared& shared) { return std::exchange(shared.unstored, {}); });
    // A disk that is full is told by the checkpoints; status and activity are not worth a second sentence.
    (void)m_store.saveStatus(statuses);
    (void)m_store.addActivity(lines);
}

}  // namespace sluice
