#include "widgets/form/filtered_rows.h"

namespace sluice::widgets {

FilteredRows::FilteredRows(int textRole, QObject* parent) : QSortFilterProxyModel(parent), m_textRole(textRole) {}

void FilteredRows::set(const QString& text, std::function<bool(const QModelIndex&)> condition) {
    m_text = text.trimmed();
    m_condition = std::move(condition);
    invalidateFilter();
}

bool FilteredRows::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const auto index = sourceModel()->index(row, 0, parent);
    if (m_condition && !m_condition(index)) return false;
    return m_text.isEmpty() || index.data(m_textRole).toString().contains(m_text, Qt::CaseInsensitive);
}

}  // namespace sluice::widgets
