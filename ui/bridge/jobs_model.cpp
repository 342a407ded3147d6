#include "ui/bridge/jobs_model.h"

#include "ui/bridge/trend.h"
#include "ui/words/job_words.h"
#include "ui/words/sentence.h"
#include "ui/words/state_words.h"
#include "ui/words/time_words.h"
#include "widgets/form/table.h"

#include <cmath>
#include <limits>

namespace sluice::ui {

namespace {

/// Values of a line in the table: about one a pixel.
constexpr int trendColumns = 80;

Qt::Alignment alignmentOf(int column) {
    const bool number =
        column == JobsModel::Lag || column == JobsModel::RowsPerSecond || column == JobsModel::ResumeWindow;
    return Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft);
}

}  // namespace

JobsModel::JobsModel(EngineMonitor& monitor, EngineControl& control, QObject* parent)
    : QAbstractTableModel(parent), m_monitor(monitor), m_control(control) {
    connect(&monitor, &EngineMonitor::membersChanged, this, &JobsModel::reset);
    connect(&monitor, &EngineMonitor::updated, this, &JobsModel::refresh);
    connect(&control, &EngineControl::pendingChanged, this, &JobsModel::touch);
    reset();
}

int JobsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_names.size());
}

int JobsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

const JobSnapshot* JobsModel::job(int row) const {
    const auto* snapshot = m_monitor.snapshot();
    if (snapshot == nullptr || row < 0 || row >= rowCount()) return nullptr;
    return snapshot->job(m_names[static_cast<std::size_t>(row)]);
}

QVariant JobsModel::data(const QModelIndex& index, int role) const {
    const auto* job = index.isValid() ? this->job(index.row()) : nullptr;
    if (job == nullptr) return {};
    const auto look = lookOf(m_control.shownState(*job));
    switch (role) {
        case Qt::DisplayRole:
            return text(*job, index.column());
        case Qt::ToolTipRole:
            return toolTip(*job, index.column());
        case Qt::TextAlignmentRole:
            return int(alignmentOf(index.column()));
        case SortRole:
            return sortKey(*job, index.column());
        case widgets::ShapeRole:
            return index.column() == State ? int(look.shape) : QVariant();
        case widgets::ToneRole:
            return int(look.tone);
        case widgets::ValuesRole:
            return index.column() == Lag ? QVariant::fromValue(m_trends[static_cast<std::size_t>(index.row())])
                                         : QVariant();
        case JobRole:
            return QString::fromStdString(job->name);
        case FilterRole:
            return QStringLiteral("%1 %2 %3 %4")
                .arg(QString::fromStdString(job->name), look.word, text(*job, Path), sentence(job->reason));
        default:
            return {};
    }
}

QVariant JobsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) {
        return int(alignmentOf(section));
    }
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Name:
            return tr("Job");
        case State:
            return tr("State");
        case Path:
            return tr("Source → target");
        case Lag:
            return tr("Lag");
        case RowsPerSecond:
            return tr("Rate");
        case Progress:
            return tr("Progress");
        case ResumeWindow:
            return tr("May stop for");
        default:
            return {};
    }
}

QString JobsModel::text(const JobSnapshot& job, int column) const {
    switch (column) {
        case Name:
            return QString::fromStdString(job.name);
        case State:
            return stateText(job, m_control.shownState(job), m_monitor.now());
        case Path:
            return QString::fromStdString(job.source) + QStringLiteral(" → ") + QString::fromStdString(job.sink);
        case Lag:
            return lagText(job);
        case RowsPerSecond:
            return rate(job.rowsPerSecond, tr("rows")).text();
        case Progress:
            return progressText(job);
        case ResumeWindow:
            return job.resumeWindowSeconds ? window(*job.resumeWindowSeconds) : missing;
        default:
            return {};
    }
}

QVariant JobsModel::sortKey(const JobSnapshot& job, int column) const {
    switch (column) {
        case State:
            return severity(job.state);
        case Lag:
            return static_cast<qlonglong>(job.lagMaxMicros.value_or(job.lagMicros.value_or(-1)));
        case RowsPerSecond:
            return job.rowsPerSecond;
        case Progress:
            return job.snapshot && job.snapshot->rowsEstimated > 0
                       ? static_cast<double>(job.snapshot->rowsDone) / static_cast<double>(job.snapshot->rowsEstimated)
                       : 1.0;
        case ResumeWindow:
            return static_cast<qlonglong>(job.resumeWindowSeconds.value_or(std::numeric_limits<std::int64_t>::max()));
        default:
            return text(job, column);
    }
}

QString JobsModel::toolTip(const JobSnapshot& job, int column) const {
    switch (column) {
        case State: {
            const auto reason = sentence(job.reason);
            const auto since = tr("since %1").arg(exactMoment(job.since));
            return reason.isEmpty() ? since : reason + QChar(u'\n') + since;
        }
        case Lag:
            return lagToolTip(job);
        case RowsPerSecond:
            return std::isfinite(job.rowsPerSecond) ? tr("Rows a second that the target confirmed, mean of 5 s")
                                                    : tr("Not known: whoever runs the job does not say");
        case Progress:
            return job.snapshot ? tr("Of the rows that are copied; how many there are is the server's estimate")
                                : tr("No rows are being copied");
        case ResumeWindow:
            return windowToolTip(job);
        default:
            return {};
    }
}

void JobsModel::loadTrends(std::chrono::seconds range, Micros end) {
    const auto* history = m_monitor.history();
    if (history == nullptr || m_names.empty()) return;
    const auto until = end == Micros{} ? m_monitor.now() : end;
    for (std::size_t row = 0; row < m_names.size(); ++row) {
        const auto points = history->points("job." + m_names[row] + ".lag", until - range);
        m_trends[row] = trendOf({points}, until - range, until, trendColumns, Join::Largest);
    }
    Q_EMIT dataChanged(index(0, Lag), index(rowCount() - 1, Lag), {widgets::ValuesRole});
}

void JobsModel::reset() {
    beginResetModel();
    m_names.clear();
    if (const auto* snapshot = m_monitor.snapshot()) {
        for (const auto& job : snapshot->jobs) m_names.push_back(job.name);
    }
    m_generations.assign(m_names.size(), 0);
    m_trends.assign(m_names.size(), {});
    endResetModel();
}

void JobsModel::refresh() {
    for (int row = 0; row < rowCount(); ++row) {
        const auto* job = this->job(row);
        auto& seen = m_generations[static_cast<std::size_t>(row)];
        if (job == nullptr) continue;
        const bool counts = job->state == JobState::Retrying || m_control.pending(job->name).has_value();
        if (job->generation == seen && !counts) continue;
        seen = job->generation;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

void JobsModel::touch(const QStringList& jobs) {
    for (int row = 0; row < rowCount(); ++row) {
        if (!jobs.contains(QString::fromStdString(m_names[static_cast<std::size_t>(row)]))) continue;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

}  // namespace sluice::ui
