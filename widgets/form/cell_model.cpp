#include "widgets/form/cell_model.h"

#include "widgets/form/table.h"
#include "widgets/theme/fonts.h"

namespace sluice::widgets {

CellModel::CellModel(QList<Column> columns, QObject* parent)
    : QAbstractTableModel(parent), m_columns(std::move(columns)) {}

int CellModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CellModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

bool CellModel::sameIds(const QList<CellRow>& rows, qsizetype count) const {
    for (qsizetype i = 0; i < count; ++i)
        if (rows[i].id != m_rows[i].id) return false;
    return true;
}

void CellModel::setRows(QList<CellRow> rows) {
    const auto before = m_rows.size();
    if (rows.size() < before || !sameIds(rows, before)) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    for (qsizetype i = 0; i < before; ++i) {
        if (rows[i] == m_rows[i]) continue;
        m_rows[i] = std::move(rows[i]);
        Q_EMIT dataChanged(index(static_cast<int>(i), 0), index(static_cast<int>(i), columnCount() - 1));
    }
    if (rows.size() == before) return;
    beginInsertRows({}, static_cast<int>(before), static_cast<int>(rows.size()) - 1);
    for (qsizetype i = before; i < rows.size(); ++i) m_rows.append(std::move(rows[i]));
    endInsertRows();
}

QVariant CellModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount()) return {};
    const auto& row = m_rows[index.row()];
    const auto& column = m_columns[index.column()];
    const auto cell = row.cells.value(index.column());
    switch (role) {
        case Qt::DisplayRole:
            return cell.text;
        case Qt::ToolTipRole:
            return cell.toolTip.isEmpty() ? QVariant() : cell.toolTip;
        case Qt::TextAlignmentRole:
            return int(Qt::AlignVCenter | (column.number ? Qt::AlignRight : Qt::AlignLeft));
        case Qt::FontRole:
            return column.mono ? QVariant(monoFont(TextSize::Small)) : QVariant();
        case SortRole:
            return cell.sort.isValid() ? cell.sort : QVariant(cell.text);
        case IdRole:
            return row.id;
        case FilterRole: {
            QStringList texts;
            for (const auto& each : row.cells) texts.append(each.text);
            return texts.join(QChar(u' '));
        }
        case ShapeRole:
            return int(cell.shape);
        case ToneRole:
            return int(cell.tone);
        case ToneTextRole:
            return cell.toned;
        default:
            return {};
    }
}

QVariant CellModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const auto& column = m_columns[section];
    if (role == Qt::TextAlignmentRole) return int(Qt::AlignVCenter | (column.number ? Qt::AlignRight : Qt::AlignLeft));
    return role == Qt::DisplayRole ? QVariant(column.title) : QVariant();
}

}  // namespace sluice::widgets
