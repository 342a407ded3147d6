#pragma once
#include "backend/config/job_config.h"
#include "backend/engine/snapshot.h"
#include "widgets/chart/chart_data.h"
#include "widgets/form/cell_model.h"

#include <QList>
#include <QString>

namespace sluice::ui {
struct Stretch;
}

namespace sluice::ui::pages::job {

/// One stage of a job's way, as the rail shows it.
struct Stage {
    enum class At { Ahead, Skipped, Done, Here, Trouble };
    QString name, detail;
    At at = At::Ahead;
    QString toolTip = {};
    QString shorter = {};                         ///< of the detail, where there is less room
    widgets::Tone tone = widgets::Tone::Warning;  ///< of a trouble
    bool operator==(const Stage&) const = default;
};

/// Schema, Snapshot, Catching up, Streaming: which is done, in what time, and where the job is. `shown`: its state with
/// a command on its way. `config`: what the file says of it; null: not known.
QList<Stage> stagesOf(const JobSnapshot& job, JobState shown, const config::JobConfig* config);

/// `since 18 Nov 02:14 · orders-db (MySQL) → warehouse (TiDB) · 2 restarts, last 20 Nov 03:14 by hand`.
QString headline(const JobSnapshot& job, Micros since, Micros now);
/// The last starts with their causes, a line each; empty: none is known.
QString startsText(const JobSnapshot& job);

/// What a part of the way took, on average.
struct TimeShare {
    QString label;
    std::optional<std::int64_t> micros;  ///< nothing: not known
    QString toolTip;
};
/// Where the time of the last minute's rows went; empty: no row was confirmed.
QList<TimeShare> timeShares(const JobSnapshot& job);

/// A row a table: source, target, state, copied, inserted, updated, deleted, rejected, last change.
QList<widgets::CellRow> tableRows(const JobSnapshot& job, JobState shown, Micros now);

/// The job's lag with objective and p99 of the range, in seconds.
widgets::ChartData lagChart(const JobSnapshot& job, const Stretch& stretch, Micros now);
/// Rows read and applied, per second.
widgets::ChartData throughputChart(const JobSnapshot& job, const Stretch& stretch, Micros now);

/// One trouble of a job: when it began, how often it was said, how it ended.
struct ErrorCase {
    Micros at{};
    QString sentence;
    int times = 1;
    QString ending;
    bool open = false;  ///< still so
    int severity = 2;   ///< 2 warning, 3 critical
    bool operator==(const ErrorCase&) const = default;
};
/// Of the job's events, oldest first; newest case first. `troubled`: the job is in trouble now.
QList<ErrorCase> errorCases(const std::vector<EngineEvent>& events, bool troubled);

}  // namespace sluice::ui::pages::job
