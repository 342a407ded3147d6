#include "ui/pages/job/job_facts.h"

#include "ui/words/chart_words.h"
#include "ui/words/job_words.h"
#include "ui/words/sentence.h"
#include "ui/words/state_words.h"
#include "ui/words/time_words.h"
#include "ui/words/words.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sluice::ui::pages::job {

using widgets::Cell;
using widgets::ChartData;
using widgets::Tone;
using At = Stage::At;

namespace {

/// A table is called idle when it had no change for this long.
constexpr std::chrono::seconds quietAfter{30};

QString q(const std::string& text) {
    return QString::fromStdString(text);
}

std::uint64_t copiedRows(const JobSnapshot& job) {
    return std::accumulate(job.tables.begin(), job.tables.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const TableSnapshot& table) { return sum + table.copied; });
}

bool hasCheckpoint(const JobSnapshot& job) {
    return !job.checkpoint.at.file.empty() || !job.checkpoint.offsets.empty() || job.checkpoint.executed;
}

bool asksCopy(const JobSnapshot& job, const config::JobConfig* config) {
    if (job.sourceKind == "kafka") return false;
    return config == nullptr || std::holds_alternative<config::StartPoint::Snapshot>(config->start.where);
}

Stage schemaStage(const JobSnapshot& job, JobState shown) {
    Stage stage{Words::tr("Schema"), missing, At::Ahead};
    stage.toolTip = Words::tr("Tables whose columns are known and whose target stands");
    if (!job.tables.empty()) {
        stage.detail = counted(job.tables.size(), Words::tr("%1 table"), Words::tr("%1 tables"));
        stage.at = At::Done;
    } else if (hasCheckpoint(job)) {
        stage.detail = Words::tr("no row yet");
        stage.at = At::Done;
    } else if (shown == JobState::Starting || isActive(shown)) {
        stage.at = At::Here;
    }
    return stage;
}

Stage copyStage(const JobSnapshot& job, const config::JobConfig* config) {
    Stage stage{Words::tr("Snapshot"), missing, At::Ahead};
    const auto& journey = job.journey;
    const auto took = duration(std::chrono::microseconds(journey.copyMicros));
    if (job.snapshot) {
        stage.detail = progressText(job);
        stage.toolTip = Words::tr("Running for %1 so far; the number of rows is the server's estimate").arg(took);
        stage.at = At::Here;
    } else if (journey.copyEnded != Micros{}) {
        const auto rows = copiedRows(job);
        const auto count = rows < 1000 ? counted(rows, Words::tr("%1 row"), Words::tr("%1 rows"))
                                       : Words::tr("%1 rows").arg(rounded(static_cast<double>(rows)).text());
        stage.detail = Words::tr("%1 in %2").arg(count, took);
        stage.toolTip = Words::tr("%1 rows, ended %2; time in which the job did not run is not counted")
                            .arg(grouped(rows), exactMoment(journey.copyEnded));
        stage.at = At::Done;
    } else if (!asksCopy(job, config)) {
        stage.detail = job.sourceKind == "kafka" ? Words::tr("none: reads topics") : Words::tr("not asked for");
        stage.at = At::Skipped;
    } else if (hasCheckpoint(job) && job.checkpoint.snapshotDone) {
        stage.detail = Words::tr("done, time not noted");
        stage.at = At::Done;
    }
    return stage;
}

Stage followStage(const JobSnapshot& job) {
    Stage stage{Words::tr("Catching up"), missing, At::Ahead};
    const auto& journey = job.journey;
    stage.toolTip = Words::tr("From the start of the run, or the end of its copy, until it was in step");
    if (job.state == JobState::CatchingUp) {
        const auto left = job.backlog ? job.sourceKind == "kafka"
                                            ? counted(*job.backlog, Words::tr("%1 message"), Words::tr("%1 messages"))
                                            : bytes(*job.backlog).text()
                                      : QString();
        const auto eta =
            job.catchUpSeconds ? wholeDuration(std::chrono::seconds(*job.catchUpSeconds)) : QString(missing);
        stage.detail = left.isEmpty() ? Words::tr("%1 left").arg(eta) : Words::tr("%1, %2 left").arg(left, eta);
        stage.at = At::Here;
    } else if (journey.inStepAt != Micros{} && journey.inStepAt >= journey.followsSince) {
        stage.detail = Words::tr("done in %1").arg(duration(journey.inStepAt - journey.followsSince));
        stage.toolTip += QChar(u'\n') + exactMoment(journey.inStepAt);
        stage.at = At::Done;
    } else if (job.state == JobState::Streaming || job.state == JobState::Idle) {
        stage.detail = Words::tr("done, time not noted");
        stage.at = At::Done;
    }
    return stage;
}

Stage streamStage(const JobSnapshot& job, JobState shown) {
    Stage stage{Words::tr("Streaming"), missing, At::Ahead};
    stage.toolTip = lagToolTip(job);
    const auto lag = lagText(job);
    if (shown == JobState::Streaming) {
        stage.detail = lag == missing ? lag : Words::tr("%1 behind").arg(lag);
        stage.at = At::Here;
    } else if (shown == JobState::Idle) {
        stage.detail = Words::tr("Idle, nothing to do");
        stage.at = At::Here;
    }
    return stage;
}

/// The stage where a job in trouble, or a resting one, is.
void placeOthers(QList<Stage>& stages, const JobSnapshot& job, JobState shown) {
    const bool here = std::ranges::any_of(stages, [](const Stage& stage) { return stage.at == At::Here; });
    if (isHalted(shown) && shown != JobState::Failed) {
        for (auto& stage : stages)
            if (stage.at == At::Here) stage.at = At::Ahead;
        if (shown != JobState::Draft && stages[3].detail == missing) stages[3].detail = lookOf(shown).word;
        return;
    }
    if (!isTroubled(shown)) {
        if (!here && isActive(shown)) stages[3].detail = lookOf(shown).word;
        return;
    }
    const bool copying = !job.checkpoint.snapshotDone;
    const int where = copying ? 1 : stages[2].at != At::Done ? 2 : 3;
    for (auto& stage : stages)
        if (stage.at == At::Here) stage.at = At::Ahead;
    auto& stage = stages[where];
    stage.at = At::Trouble;
    stage.tone = lookOf(shown).tone;
    const auto lag = lagText(job);
    stage.shorter = lookOf(shown).word;
    stage.detail =
        lag == missing || copying ? lookOf(shown).word : Words::tr("%1, %2 behind").arg(lookOf(shown).word, lag);
}

QString elapsed(std::chrono::microseconds length) {
    return duration(std::max(length, std::chrono::microseconds(0)));
}

}  // namespace

QList<Stage> stagesOf(const JobSnapshot& job, JobState shown, const config::JobConfig* config) {
    QList<Stage> stages = {schemaStage(job, shown), copyStage(job, config), followStage(job), streamStage(job, shown)};
    placeOthers(stages, job, shown);
    return stages;
}

QString headline(const JobSnapshot& job, Micros since, Micros now) {
    QStringList parts;
    if (since != Micros{}) parts.append(Words::tr("since %1").arg(moment(since, now)));
    parts.append(QStringLiteral("%1 (%2) → %3 (%4)")
                     .arg(q(job.source), kindName(job.sourceKind), q(job.sink), kindName(job.sinkKind)));
    if (job.startCount > 1) {
        auto text = counted(job.startCount - 1, Words::tr("%1 restart"), Words::tr("%1 restarts"));
        if (!job.starts.empty())
            text += Words::tr(", last %1: %2").arg(moment(job.starts.back().at, now), q(job.starts.back().cause));
        parts.append(text);
    } else if (job.startCount == 1) {
        parts.append(Words::tr("never restarted"));
    }
    return parts.join(QStringLiteral(" · "));
}

QString startsText(const JobSnapshot& job) {
    QStringList lines;
    for (auto start = job.starts.rbegin(); start != job.starts.rend(); ++start)
        lines.append(QStringLiteral("%1  %2").arg(exactMoment(start->at), q(start->cause)));
    if (lines.isEmpty()) return {};
    return Words::tr("Starts, the newest first:") + QChar(u'\n') + lines.join(QChar(u'\n'));
}

QList<TimeShare> timeShares(const JobSnapshot& job) {
    if (!job.stages) return {};
    const auto& means = *job.stages;
    const bool kafka = job.sourceKind == "kafka";
    return {
        {kafka ? Words::tr("Read the topic") : Words::tr("Read the log"), means.read,
         means.read ? Words::tr("From the commit until the job had it, on the source's clock")
                    : Words::tr("Not known: copied rows have no commit time")},
        {Words::tr("Decode"), means.decode, Words::tr("Unpacking a batch, on a worker")},
        {Words::tr("Transform and encode"), means.encode, Words::tr("Transforms and the target's form, on a worker")},
        {Words::tr("Wait for a lane"), means.wait,
         Words::tr("For memory, a worker, its turn in order, a lane and its group")},
        {Words::tr("Apply in %1").arg(q(job.sink)), means.write,
         Words::tr("Until the target confirmed; repeats are in it")}};
}

QList<widgets::CellRow> tableRows(const JobSnapshot& job, JobState shown, Micros now) {
    const auto number = [](std::uint64_t count) { return Cell{grouped(count), static_cast<qulonglong>(count)}; };
    QList<widgets::CellRow> rows;
    for (const auto& table : job.tables) {
        const bool changed = table.lastChange != Micros{};
        auto state = shown;
        if (job.snapshot)
            state = table.snapshotDone ? JobState::Completed : JobState::Snapshot;
        else if (shown == JobState::Streaming && (!changed || now - table.lastChange > quietAfter))
            state = JobState::Idle;
        auto look = lookOf(state);
        if (job.snapshot && table.snapshotDone) look.word = Words::tr("Copied");
        Cell stateCell{look.word, severity(state), {}, look.shape, look.tone};
        Cell rejected = number(table.rejected);
        if (table.rejected > 0) {
            rejected.tone = Tone::Warning;
            rejected.toned = true;
        }
        Cell last{changed ? ago(table.lastChange, now) : QString(missing),
                  static_cast<qlonglong>(toMicros(table.lastChange))};
        last.toolTip = changed ? Words::tr("Committed %1").arg(exactMoment(table.lastChange))
                               : Words::tr("No change was confirmed since this was first noted");
        // Copied rows are counted as inserted where they arrive; here each is said once.
        rows.append({q(table.name),
                     {{q(table.name)},
                      {table.target.empty() ? QString(missing) : q(table.target)},
                      stateCell,
                      number(table.copied),
                      number(table.inserted - std::min(table.copied, table.inserted)),
                      number(table.updated),
                      number(table.deleted),
                      rejected,
                      last}});
    }
    return rows;
}

ChartData lagChart(const JobSnapshot& job, const Stretch& stretch, Micros now) {
    auto chart = chartOf(stretch, now, ChartOf::Jobs, job.name);
    const auto series = "job." + job.name + ".lag";
    auto points = chartPoints(stretch, series);
    if (!points.isEmpty())
        chart.series.append({Words::tr("commit → confirmed"), 0, job.state == JobState::Idle, std::move(points)});
    const auto objective = std::chrono::milliseconds(job.lagObjectiveMillis);
    chart.thresholds.append(
        {static_cast<double>(objective.count()) / 1000, Words::tr("objective %1").arg(wholeDuration(objective))});
    return chart;
}

ChartData throughputChart(const JobSnapshot& job, const Stretch& stretch, Micros now) {
    auto chart = chartOf(stretch, now, ChartOf::Jobs, job.name);
    auto read = chartPoints(stretch, "job." + job.name + ".read");
    auto applied = chartPoints(stretch, "job." + job.name + ".rate");
    if (!read.isEmpty()) chart.series.append({Words::tr("read"), 0, false, std::move(read)});
    if (!applied.isEmpty()) chart.series.append({Words::tr("applied"), 1, false, std::move(applied)});
    return chart;
}

QList<ErrorCase> errorCases(const std::vector<EngineEvent>& events, bool troubled) {
    using Kind = EngineEvent::Kind;
    QList<ErrorCase> cases;
    const auto endAll = [&](const QString& how, Micros at, const QString& what = {}) {
        for (auto& each : cases) {
            if (!each.open) continue;
            each.open = false;
            each.ending = how.arg(elapsed(at - each.at)) + what;
        }
    };
    for (const auto& event : events) {
        const auto text = sentence(event.text);
        if (event.severity >= 2) {
            if (!cases.isEmpty() && cases.last().open && cases.last().sentence == text) {
                ++cases.last().times;
                continue;
            }
            const bool lasts = event.kind != Kind::Log;
            cases.append({event.at, text, 1, lasts ? QString() : Words::tr("a warning"), lasts, event.severity});
        } else if (event.kind == Kind::State && event.severity == 1) {
            endAll(Words::tr("recovered after %1"), event.at);
        } else if (event.kind == Kind::Action) {
            endAll(Words::tr("after %1: "), event.at, text);
        }
    }
    for (auto& each : cases) {
        if (!each.open) continue;
        each.open = troubled;
        each.ending = troubled ? Words::tr("still so") : Words::tr("over");
    }
    std::ranges::reverse(cases);
    return cases;
}

}  // namespace sluice::ui::pages::job
