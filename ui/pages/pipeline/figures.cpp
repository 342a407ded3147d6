#include "ui/pages/pipeline/figures.h"

#include "ui/words/job_words.h"
#include "ui/words/state_words.h"
#include "ui/words/system_words.h"
#include "ui/words/time_words.h"
#include "ui/words/words.h"

#include <algorithm>
#include <cmath>

#include <QStringList>

namespace sluice::ui::pages::pipeline {

namespace {

QString name(const std::string& text) {
    return QString::fromStdString(text);
}

using Jobs = std::vector<const JobSnapshot*>;

std::int64_t lagOf(const JobSnapshot& job) {
    if (job.state == JobState::Idle) return -1;
    return job.lagMaxMicros.value_or(job.lagMicros.value_or(-1));
}

/// Worst lag of some jobs, or what stands in its place; the second line is left to the caller.
struct WorstLag {
    const JobSnapshot* job = nullptr;
    Quantity value{missing, {}};
    QString instead;  ///< second line when there is no lag to speak of
};

QString idleSince(const Jobs& jobs, Micros now) {
    Micros latest{};
    for (const auto* job : jobs) latest = std::max(latest, job->idleSince);
    return latest == Micros{} ? Words::tr("nothing to do") : Words::tr("no change for %1").arg(duration(now - latest));
}

WorstLag worstLag(const Jobs& all, Micros now, const QString& none) {
    WorstLag worst;
    if (all.empty()) {
        worst.instead = none;
        return worst;
    }
    Jobs running;
    std::ranges::copy_if(all, std::back_inserter(running),
                         [](const auto* job) { return job->wanted || isActive(job->state); });
    if (running.empty()) {
        worst.instead = counted(all.size(), Words::tr("%1 job is at rest"), Words::tr("%1 jobs are at rest"));
        return worst;
    }
    worst.job = *std::ranges::max_element(running, {},
                                          [](const auto* job) { return std::pair(lagOf(*job), severity(job->state)); });
    if (lagOf(*worst.job) >= 0) {
        worst.value = lagQuantity(*worst.job);
        return worst;
    }
    if (std::ranges::all_of(running, [](const auto* job) { return job->state == JobState::Idle; })) {
        worst.value = {Words::tr("Idle"), {}};
        worst.instead = idleSince(running, now);
        return worst;
    }
    const auto copying = std::ranges::find(running, JobState::Snapshot, &JobSnapshot::state);
    if (copying != running.end()) {
        worst.job = *copying;
        worst.value = {shortStateText(**copying, JobState::Snapshot), {}};
        worst.instead = name((*copying)->name);
        if (const auto& snapshot = (*copying)->snapshot; snapshot && snapshot->tables > 0) {
            worst.instead += Words::tr(" · %1 of %2")
                                 .arg(snapshot->tablesDone)
                                 .arg(counted(snapshot->tables, Words::tr("%1 table"), Words::tr("%1 tables")));
        }
        return worst;
    }
    worst.instead = QStringLiteral("%1 · %2").arg(name(worst.job->name), lookOf(worst.job->state).word);
    return worst;
}

/// Label shape and selection of a figure about jobs: the worst of them, when it is not well.
void markWorst(FigureContent& figure, const Jobs& jobs, const JobSnapshot* shown) {
    if (shown != nullptr) figure.selects = QStringLiteral("job.") + name(shown->name);
    if (jobs.empty()) return;
    const auto* worst = *std::ranges::max_element(jobs, {}, [](const auto* job) { return severity(job->state); });
    if (!isTroubled(worst->state)) return;
    const auto look = lookOf(worst->state);
    figure.shape = look.shape;
    figure.tone = look.tone;
}

/// Shape and age of a figure about systems.
void markSystem(FigureContent& figure, const SystemSnapshot& system, const EngineSnapshot& snapshot) {
    figure.selects = QStringLiteral("system.") + name(system.connection.name);
    const auto look = systemLook(system, snapshot);
    if (look.tone != widgets::Tone::Healthy) {
        figure.shape = look.shape;
        figure.tone = look.tone;
    }
    if (isStale(system.sample, snapshot.at)) {
        figure.stale = true;
        figure.second =
            Words::tr("%1 · sampled %2").arg(name(system.connection.name), ago(system.sample.at, snapshot.at));
    }
}

template <class Sample>
std::vector<const SystemSnapshot*> systemsWith(const EngineSnapshot& snapshot) {
    std::vector<const SystemSnapshot*> found;
    for (const auto& system : snapshot.systems) {
        if (std::holds_alternative<Sample>(system.sample.detail)) found.push_back(&system);
    }
    return found;
}

bool hasKind(const EngineSnapshot& snapshot, std::string_view kind) {
    return std::ranges::any_of(snapshot.systems, [kind](const auto& system) { return system.connection.kind == kind; });
}

/// The second line of a figure without a sample: not there, or not answering.
QString whyNone(const EngineSnapshot& snapshot, std::string_view kind, const QString& none) {
    for (const auto& system : snapshot.systems) {
        if (system.connection.kind == kind && system.sample.reach == watch::SystemSample::Reach::Unreachable) {
            return Words::tr("%1 does not answer").arg(name(system.connection.name));
        }
    }
    return hasKind(snapshot, kind) ? Words::tr("first sample in 2 s") : none;
}

QString sampledBy(const SystemSnapshot& system, const QString& call) {
    return Words::tr("%1 on %2, at %3, every %4")
        .arg(call, name(system.connection.name), clock(system.sample.at), duration(system.sample.interval));
}

}  // namespace

FigureContent binlogLag(const EngineSnapshot& snapshot, const Stretch& stretch) {
    FigureContent figure;
    figure.label = Words::tr("Binlog lag");
    Jobs jobs;
    for (const auto& job : snapshot.jobs) {
        if (job.sourceKind == "mysql") jobs.push_back(&job);
    }
    const auto worst = worstLag(jobs, snapshot.at, Words::tr("no MySQL job"));
    figure.value = worst.value;
    figure.second = worst.instead;
    if (worst.job != nullptr && figure.second.isEmpty()) {
        figure.second = name(worst.job->name);
        if (const auto high = p99(stretch.points("job." + worst.job->name + ".lag"))) {
            figure.second +=
                Words::tr(" · p99 %1").arg(lag(static_cast<std::int64_t>(*high * 1e6), worst.job->wholeSeconds).text());
        }
    }
    figure.toolTip = Words::tr(
        "The worst of the jobs that read MySQL: seconds between a commit and its confirmation by the sink, the "
        "largest of "
        "the last 10 s; p99 of the range shown");
    markWorst(figure, jobs, worst.job);
    return figure;
}

FigureContent kafkaLag(const EngineSnapshot& snapshot) {
    FigureContent figure;
    figure.label = Words::tr("Kafka lag");
    Jobs jobs;
    for (const auto& job : snapshot.jobs) {
        if (job.sourceKind == "kafka") jobs.push_back(&job);
    }
    const auto worst = worstLag(jobs, snapshot.at, Words::tr("no Kafka job"));
    figure.value = worst.value;
    figure.toolTip = Words::tr(
        "The worst of the jobs that read Kafka, in seconds; messages between the end of the topics and what is "
        "committed");
    const auto systems = systemsWith<watch::KafkaSample>(snapshot);
    std::optional<std::uint64_t> messages;
    std::optional<double> in, out;
    for (const auto* system : systems) {
        const auto& sample = std::get<watch::KafkaSample>(system->sample.detail);
        if (sample.lagMessages) messages = messages.value_or(0) + *sample.lagMessages;
        if (sample.arrivedPerSecond) in = in.value_or(0) + *sample.arrivedPerSecond;
        if (sample.consumedPerSecond) out = out.value_or(0) + *sample.consumedPerSecond;
    }
    QStringList parts;
    if (!jobs.empty() && messages) parts.append(counted(*messages, Words::tr("%1 message"), Words::tr("%1 messages")));
    if (in) parts.append(Words::tr("in %1").arg(rate(*in).text()));
    if (out && !jobs.empty()) parts.append(Words::tr("out %1").arg(rate(*out).text()));
    const bool idle = !worst.instead.isEmpty() && worst.value.number != missing;
    if (idle) parts = {worst.instead};
    figure.second = parts.isEmpty() ? (worst.instead.isEmpty() ? whyNone(snapshot, "kafka", {}) : worst.instead)
                                    : parts.join(QStringLiteral(" · "));
    if (jobs.empty()) figure.second = worst.instead;
    if (!systems.empty()) {
        const auto* stalest =
            *std::ranges::min_element(systems, {}, [](const auto* system) { return system->sample.at; });
        markSystem(figure, *stalest, snapshot);
        figure.stale = false;  // the seconds are our own, only the messages are old
        figure.toolTip +=
            QChar(u'\n') + sampledBy(*stalest, Words::tr("End offsets (read_committed) and committed offsets"));
    }
    markWorst(figure, jobs, worst.job);
    return figure;
}

FigureContent hitRate(const EngineSnapshot& snapshot) {
    FigureContent figure;
    figure.label = Words::tr("Cache hit rate");
    figure.value = {missing, {}};
    auto systems = systemsWith<watch::RedisSample>(snapshot);
    if (systems.empty()) {
        figure.second = whyNone(snapshot, "redis", Words::tr("no Redis"));
        return figure;
    }
    const auto ratio = [](const SystemSnapshot* system) {
        return std::get<watch::RedisSample>(system->sample.detail).hitRatio.value_or(2);
    };
    const auto* lowest = *std::ranges::min_element(systems, {}, ratio);
    const auto& sample = std::get<watch::RedisSample>(lowest->sample.detail);
    if (sample.hitRatio) figure.value = percent(*sample.hitRatio);
    QStringList parts;
    if (systems.size() > 1) parts.append(name(lowest->connection.name));
    if (!sample.hitRatio)
        parts.append(sample.lookupsPerSecond ? Words::tr("no look-ups") : Words::tr("first sample in 2 s"));
    else if (sample.lookupsPerSecond)
        parts.append(rate(*sample.lookupsPerSecond, Words::tr("lookups")).text());
    if (sample.evictionsPerSecond.value_or(0) > 0)
        parts.append(Words::tr("evicting %1").arg(rate(*sample.evictionsPerSecond).text()));
    figure.second = parts.join(QStringLiteral(" · "));
    figure.toolTip = Words::tr("Hits ÷ look-ups of the last 60 s; Sluice's own look-ups are taken out") + QChar(u'\n') +
                     sampledBy(*lowest, QStringLiteral("INFO stats"));
    markSystem(figure, *lowest, snapshot);
    return figure;
}

FigureContent documents(const EngineSnapshot& snapshot) {
    FigureContent figure;
    figure.label = Words::tr("Indexed documents");
    figure.value = {missing, {}};
    const auto systems = systemsWith<watch::ElasticsearchSample>(snapshot);
    if (systems.empty()) {
        figure.second = whyNone(snapshot, "elasticsearch", Words::tr("no Elasticsearch"));
        return figure;
    }
    std::optional<std::uint64_t> sum;
    std::optional<double> indexing;
    std::size_t indices = 0;
    for (const auto* system : systems) {
        const auto& sample = std::get<watch::ElasticsearchSample>(system->sample.detail);
        indices += sample.indices.size();
        if (sample.documents) sum = sum.value_or(0) + *sample.documents;
        if (sample.indexedPerSecond) indexing = indexing.value_or(0) + *sample.indexedPerSecond;
    }
    if (sum) figure.value = {grouped(*sum), {}};
    QStringList parts;
    if (indexing) parts.append((*indexing >= 0.5 ? QStringLiteral("+") : QString()) + rate(*indexing).text());
    parts.append(indices == 0 ? Words::tr("no index yet")
                              : counted(indices, Words::tr("%1 index"), Words::tr("%1 indices")));
    figure.second = parts.join(QStringLiteral(" · "));
    const auto* stalest = *std::ranges::min_element(systems, {}, [](const auto* system) { return system->sample.at; });
    figure.toolTip = Words::tr("Sum of _count over the indices of our jobs; the rate is that of indexing.index_total") +
                     QChar(u'\n') + sampledBy(*stalest, Words::tr("_count and _stats"));
    markSystem(figure, *stalest, snapshot);
    return figure;
}

}  // namespace sluice::ui::pages::pipeline
