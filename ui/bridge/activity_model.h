#pragma once
#include "ui/bridge/stored_news.h"

#include <QAbstractTableModel>

namespace sluice::ui {

/// What happened, oldest first: our actions, state changes, errors, the engine's log; before them what the store kept.
/// The oldest rows go when there are more than `EngineMonitor::keptEvents`.
class ActivityModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Kind, Subject, Text, ColumnCount };
    /// Beside those of widgets/form/table.h.
    enum Role {
        KindRole = Qt::UserRole + 1,  ///< int of EngineEvent::Kind
        SeverityRole,                 ///< 0 neutral, 1 good, 2 warning, 3 critical
        DetailRole,                   ///< exact statement or call; may be empty
        FilterRole,                   ///< all text of the row
    };

    explicit ActivityModel(EngineMonitor& monitor, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Of the store, that many lines are shown.
    static constexpr std::size_t looksBack = 5'000;
    /// What the store kept is still being read.
    bool isLoading() const { return m_stored.isLoading(); }
    const EngineEvent& event(int row) const { return m_events[static_cast<std::size_t>(row)]; }
    /// `Action`, `State`, `Error`, `Log`.
    static QString word(EngineEvent::Kind kind);

private:
    void prepend(const std::vector<EngineEvent>& events);
    void append(const std::vector<EngineEvent>& events);
    void reset();

    EngineMonitor& m_monitor;
    StoredNews m_stored;
    std::vector<EngineEvent> m_events;
};

}  // namespace sluice::ui
