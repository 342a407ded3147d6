#include "backend/engine/job_eyes.h"

#include "backend/engine/log_distance.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice {
namespace {

using namespace std::chrono_literals;

constexpr auto errorKept = 5min;

const watch::MySqlSample* mySql(const Sight& sight) {
    return sight.source ? std::get_if<watch::MySqlSample>(&sight.source->detail) : nullptr;
}

/// What the server's clock is ahead of ours.
std::chrono::microseconds clockOffset(const Sight& sight) {
    const auto* sample = mySql(sight);
    return std::chrono::microseconds(sample ? sample->clockOffsetMicros.value_or(0) : 0);
}

std::optional<SampledHead> headOf(const Sight& sight) {
    if (!sight.source || sight.source->at == Micros{}) return std::nullopt;
    if (const auto* sample = mySql(sight)) {
        if (sample->head.file.empty()) return std::nullopt;
        return SampledHead{sample->head, {}};
    }
    if (const auto* sample = std::get_if<watch::KafkaSample>(&sight.source->detail))
        if (auto ends = endsOf(*sample, sight.config->topics)) return SampledHead{{}, std::move(*ends)};
    return std::nullopt;
}

std::string textOf(const SampledHead& head) {
    if (!head.log.file.empty()) return fmt::format("{}:{}", head.log.file, head.log.offset);
    Position position;
    position.offsets = head.ends;
    return head.ends.empty() ? std::string() : toString(position);
}

bool reached(const LogPoint& log, const std::vector<PartitionOffset>& offsets, const SampledHead& head) {
    return head.log.file.empty() ? reaches(offsets, head.ends) : !log.file.empty() && reaches(log, head.log);
}

bool stampsSeconds(const Sight& sight) {
    return sight.source && (sight.source->product == "MariaDB" || sight.source->version.starts_with("5."));
}

std::vector<std::uint64_t> counts(const JobMetrics& metrics) {
    std::vector<std::uint64_t> result;
    for (const auto& bucket : metrics.commitToSink) result.push_back(bucket.load(std::memory_order_relaxed));
    return result;
}

std::optional<std::int64_t> taken(std::atomic<std::int64_t>& worst) {
    const auto value = worst.exchange(-1, std::memory_order_relaxed);
    return value < 0 ? std::nullopt : std::optional(value);
}

}  // namespace

void JobEyes::look(const Sight& sight, JobSnapshot& into) {
    seeHead(sight, into);
    measureLag(sight, into);
    measureProgress(sight, into);
    rememberTrouble(sight, into);
    if (sight.report && sight.report->phase <= JobReport::Phase::Running) deriveState(sight, into);
    into.state = m_keeper.health().state;
    into.reason = m_keeper.health().reason;
    into.since = m_keeper.since();
    into.catchUpSeconds = m_keeper.health().catchUpSeconds;
    if (sight.report && sight.report->phase == JobReport::Phase::Running)
        m_journey.see(into.state, !sight.report->position.snapshotDone,
                      sight.copies && sight.metrics->snapshotTablesDone > 0, sight.startedAt, sight.now);
    else
        m_journey.rest();
    into.journey = m_journey.journey();
    if (into.state != JobState::Idle) into.idleSince = {};
    into.behindSince = m_behindSince;
}

void JobEyes::seeHead(const Sight& sight, JobSnapshot& into) {
    const auto head = headOf(sight);
    m_headFresh = head && sight.source->reach == watch::SystemSample::Reach::Reachable;
    if (head && sight.source->at != m_headAt) {
        m_headAt = sight.source->at;
        m_head = head;
        m_beyondRead.see(*head, m_headAt);
        m_beyondCheckpoint.see(*head, m_headAt);
    }
    if (sight.report) {
        into.read = sight.report->head.read;
        into.readOffsets = sight.report->head.offsets;
    }
    if (into.read.file.empty() && sight.checkpoint) into.read = sight.checkpoint->at;
    if (into.readOffsets.empty() && sight.checkpoint) into.readOffsets = sight.checkpoint->offsets;
    into.sourceHead = m_head ? textOf(*m_head) : std::string();
    into.headAt = m_headAt;
    into.wholeSeconds = stampsSeconds(sight);
    if (!sight.checkpoint) return;
    const auto& checkpoint = *sight.checkpoint;
    const auto beyond = m_beyondCheckpoint.firstBeyond(
        [&](const SampledHead& h) { return reached(checkpoint.at, checkpoint.offsets, h); });
    if (!beyond && m_head)
        m_behindSince = {};
    else if (beyond && (m_behindSince == Micros{} || sight.report))
        m_behindSince = *beyond;
    if (const auto* sample = mySql(sight)) {
        const auto before = bytesBefore(*sample, checkpoint.at);
        const auto all = bytesBefore(*sample, sample->head);
        into.positionBytes = before.value_or(0);
        into.headBytes = all.value_or(0);
        if (before && all && *all >= *before) into.backlog = *all - *before;
        if (sample->keptSeconds && !checkpoint.at.file.empty()) {
            const auto behind = m_behindSince == Micros{} ? 0us : sight.now - m_behindSince;
            const auto left = *sample->keptSeconds - std::chrono::duration_cast<std::chrono::seconds>(behind).count();
            into.resumeWindowSeconds = !sample->files.empty() && !before ? 0 : std::max<std::int64_t>(0, left);
        }
    } else if (m_head) {
        into.backlog = messagesBetween(checkpoint.offsets, m_head->ends);
    }
}

void JobEyes::measureLag(const Sight& sight, JobSnapshot& into) {
    const auto offset = clockOffset(sight);
    if (sight.second) {
        m_worstConfirm = taken(sight.metrics->worstConfirm);
        if (m_worstConfirm) m_worstConfirm = std::max<std::int64_t>(0, *m_worstConfirm + offset.count());
        m_worstMySql = taken(sight.metrics->worstMySqlConfirm);
    }
    if (!sight.checkpoint && !sight.report) return;  // never ran
    LagParts parts;
    const bool snapshot = sight.checkpoint && !sight.checkpoint->snapshotDone;
    if (sight.report) {
        parts.worstConfirm = m_worstConfirm;
        if (sight.report->oldestUnconfirmed) parts.oldestUnconfirmed = *sight.report->oldestUnconfirmed - offset;
    }
    parts.sourceBeyondSince =
        m_beyondRead.firstBeyond([&](const SampledHead& h) { return reached(into.read, into.readOffsets, h); });
    // A job that stands still is behind since its checkpoint was passed, whoever noticed it first.
    if (!sight.report && m_behindSince != Micros{}) parts.sourceBeyondSince = m_behindSince;
    if (snapshot && sight.report) return;
    const bool known =
        m_head || parts.worstConfirm || parts.oldestUnconfirmed || (sight.report && sight.report->head.atEnd);
    if (!known) return;
    const auto lag = lagOf(parts, sight.now);
    into.lagMicros = lag;
    if (sight.second) m_lagWindow.add(sight.now, lag);
    into.lagMaxMicros = std::max(m_lagWindow.largest(sight.now).value_or(lag), lag);
    if (std::holds_alternative<watch::KafkaSample>(sight.source ? sight.source->detail
                                                                : decltype(sight.source->detail){}))
        into.behindMySqlMicros = m_worstMySql ? std::max(*m_worstMySql, lag) : lag + sight.upstreamLag;
}

void JobEyes::measureProgress(const Sight& sight, JobSnapshot& into) {
    auto& metrics = *sight.metrics;
    const auto confirmed = metrics.inserted + metrics.updated + metrics.deleted + metrics.rejected;
    m_rows.add(sight.now, confirmed);
    m_bytes.add(sight.now, metrics.bytesWritten);
    m_reads.add(sight.now, metrics.rowsRead);
    into.rowsPerSecond = sight.report ? m_rows.perSecond() : 0;
    into.readPerSecond = sight.report ? m_reads.perSecond() : 0.0;
    into.bytesPerSecond = sight.report ? m_bytes.perSecond() : 0;
    into.lastConfirmed = fromMicros(metrics.lastConfirmed);
    into.commitToSink = counts(metrics);
    into.commitToSinkSumMicros = metrics.commitToSinkSum;
    if (sight.second) {
        m_delays.add(sight.now, into.commitToSink);
        m_backlogs.add(sight.now, into.backlog);
        m_stages.add(sight.now, metrics);
    }
    into.stages = m_stages.means(clockOffset(sight));
    if (!sight.report) return;
    into.queueFill = sight.report->queueFill;
    std::uint64_t read = metrics.bytesRead + metrics.rowsRead + into.read.offset;
    for (const auto& offset : into.readOffsets) read += static_cast<std::uint64_t>(offset.next);
    // A head that cannot be read any more is nothing to be at.
    const bool atHead = m_headFresh && reached(into.read, into.readOffsets, *m_head);
    // A source that waits for room, because the sink is behind, is not to blame for what it does not send.
    if (read != m_readMark || atHead || sight.report->open > 0) m_readAt = sight.now;
    m_readMark = read;
    const auto mark = confirmed + sight.report->position.ordinal;
    if (mark != m_confirmedMark || sight.report->open == 0) m_confirmedAt = sight.now;
    m_confirmedMark = mark;
}

void JobEyes::rememberTrouble(const Sight& sight, JobSnapshot& into) {
    const auto trouble = sight.report ? sight.report->trouble : std::nullopt;
    if (trouble) {
        m_trouble = m_lastError = trouble->cause;
        into.attempt = trouble->attempt;
        into.nextAttempt = trouble->next;
        m_recoveredAt = {};
    } else if (!m_trouble.empty() && sight.report) {
        m_trouble.clear();
        m_recoveredAt = sight.now;
    }
    if (m_recoveredAt != Micros{} && sight.now - m_recoveredAt > errorKept) {
        m_lastError.clear();
        m_recoveredAt = {};
    }
    into.lastError = m_lastError;
    into.recoveredAt = m_recoveredAt;
}

void JobEyes::deriveState(const Sight& sight, JobSnapshot& into) {
    const auto& report = *sight.report;
    const bool starting = report.phase == JobReport::Phase::Starting;
    if (starting || m_runningSince < sight.startedAt) {
        m_runningSince = m_readAt = m_confirmedAt = sight.now;
    }
    HealthInput in;
    in.now = sight.now;
    in.source = sight.config->sourceConnection;
    in.sink = sight.config->sinkConnection;
    in.starting = starting;
    in.doing = report.doing;
    in.startedAt = sight.startedAt;
    in.trouble = report.trouble;
    in.snapshot = !starting && !report.position.snapshotDone;
    in.lag = into.lagMicros;
    in.objective = std::chrono::microseconds(sight.config->lagObjective.value).count();
    m_overSince = in.lag.value_or(0) <= in.objective ? Micros{} : m_overSince == Micros{} ? sight.now : m_overSince;
    in.overSince = m_overSince;
    in.headKnown = m_headFresh;
    if (sight.source && sight.source->reach == watch::SystemSample::Reach::Unreachable)
        in.headProblem = sight.source->problem;
    in.atHead = m_head ? reached(into.read, into.readOffsets, *m_head) : report.head.atEnd;
    in.open = report.open;
    in.runningSince = m_runningSince;
    in.lastChange = std::max(report.head.lastChange, fromMicros(sight.metrics->lastRead));
    in.lastRead = m_readAt;
    in.lastConfirmed = m_confirmedAt;
    in.usualDelay = m_delays.p99();
    in.sinkUnreachable = sight.sinkUnreachable;
    in.backlog = into.backlog;
    in.earlierBacklog = m_backlogs.earlier();
    auto judged = judge(in);
    if (judged.state == JobState::NoData)
        judged.reason += fmt::format(" Last known: {}.", toString(m_lastKnown));
    else
        m_lastKnown = judged.state;
    m_keeper.update(judged, sight.now);
    const auto& metrics = *sight.metrics;
    if (in.snapshot || metrics.copying) {
        into.snapshot = SnapshotProgress{metrics.snapshotTablesDone, metrics.snapshotTables, metrics.snapshotRows,
                                         metrics.snapshotRowsEstimated};
    }
    const auto state = m_keeper.health().state;
    if (state == JobState::Idle) into.idleSince = std::max(in.lastChange, in.runningSince);
    if (state == JobState::Idle || state == JobState::NoData) into.lagMicros = into.lagMaxMicros = std::nullopt;
}

bool JobEyes::caughtUpSince(const Sight& sight, Micros moment) {
    const auto& report = *sight.report;
    const auto& position = report.position;
    const bool quiet = report.phase == JobReport::Phase::Running && report.open == 0 && !position.isCopying();
    const bool headSeen = m_head && m_headAt > moment;
    if (!quiet || (sight.source && !headSeen)) {
        m_quietSince = {};
        return false;
    }
    if (headSeen && reached(position.at, position.offsets, *m_head)) return true;
    // The last of the log may hold nothing of ours, so that no checkpoint says its end. Then the reader's own word
    // counts, when it has stood long enough that nothing read can still be on its way to the ledger.
    if (headSeen ? !reached(report.head.read, report.head.offsets, *m_head) : !report.head.atEnd) {
        m_quietSince = {};
        return false;
    }
    if (m_quietSince == Micros{}) m_quietSince = sight.now;
    return sight.now - m_quietSince >= 2s;
}

}  // namespace sluice
