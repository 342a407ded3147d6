#pragma once
#include <functional>

#include <QSortFilterProxyModel>

namespace sluice::widgets {

/// The rows of a list that contain a text and pass a condition, in the order of the source or of its sort role.
/// Lives on: GUI thread.
class FilteredRows : public QSortFilterProxyModel {
    Q_OBJECT

public:
    /// The text looked in is what the source has under `textRole` in the first column.
    explicit FilteredRows(int textRole, QObject* parent = nullptr);

    /// An empty text and an empty condition let every row pass.
    void set(const QString& text, std::function<bool(const QModelIndex&)> condition);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    int m_textRole;
    QString m_text;
    std::function<bool(const QModelIndex&)> m_condition;
};

}  // namespace sluice::widgets
