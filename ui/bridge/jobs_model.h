#pragma once
#include "ui/bridge/engine_control.h"
#include "ui/bridge/engine_monitor.h"

#include <QAbstractTableModel>

namespace sluice::ui {

/// The jobs as a table, in file order. A row is touched only when its job's generation or pending command changed; the
/// rows are made anew only when jobs come or go.
class JobsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, State, Path, Lag, RowsPerSecond, Progress, ResumeWindow, ColumnCount };
    /// Beside those of widgets/form/table.h.
    enum Role {
        SortRole = Qt::UserRole + 1,  ///< a number or a text that orders the column
        JobRole,                      ///< name of the job, in every column
        FilterRole,                   ///< all text of the row, in every column
    };

    JobsModel(EngineMonitor& monitor, EngineControl& control, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Null: no such row.
    const JobSnapshot* job(int row) const;
    /// Reads the lines in the lag column: the `range` up to `end` (zero: now).
    void loadTrends(std::chrono::seconds range, Micros end);

private:
    void reset();
    void refresh();
    void touch(const QStringList& jobs);
    QString text(const JobSnapshot& job, int column) const;
    QVariant sortKey(const JobSnapshot& job, int column) const;
    QString toolTip(const JobSnapshot& job, int column) const;

    EngineMonitor& m_monitor;
    EngineControl& m_control;
    std::vector<std::string> m_names;
    std::vector<std::uint64_t> m_generations;
    std::vector<QList<double>> m_trends;
};

}  // namespace sluice::ui
