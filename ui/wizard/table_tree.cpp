#include "ui/wizard/table_tree.h"

#include "ui/wizard/column_choice.h"
#include "ui/wizard/node_edit.h"
#include "ui/words/numbers.h"
#include "widgets/theme/theme.h"

#include <algorithm>

namespace sluice::ui::wizard {

using widgets::Tone;

namespace {

// What an index carries: nothing for a database, its group for a table, its entry for a column.
constexpr quintptr columnFlag = quintptr{1} << 40;
constexpr quintptr databaseId = 0;

QString aboutRows(std::uint64_t count, const QString& of) {
    return count < 1'000'000 ? QStringLiteral("%1 %2").arg(grouped(count), of)
                             : QStringLiteral("≈ %1 %2").arg(rounded(static_cast<double>(count)).text(), of);
}

}  // namespace

TableTree::TableTree(WizardModel& model, QObject* parent) : QAbstractItemModel(parent), m_model(model) {
    connect(&model, &WizardModel::catalogChanged, this, &TableTree::rebuild);
    connect(&model, &WizardModel::begun, this, &TableTree::rebuild);
    connect(&model, &WizardModel::changed, this, &TableTree::repaint);
    connect(&model, &WizardModel::columnsRead, this, [this](const std::string& table) {
        const auto place = indexOf(table);
        const auto* columns = m_model.columns(table);
        if (!place.isValid() || columns == nullptr) return;
        if (const auto old = rowCount(place); old > 0) {
            beginRemoveRows(place, 0, old - 1);
            m_columns.erase(table);
            endRemoveRows();
        }
        if (columns->empty()) return;
        beginInsertRows(place, 0, static_cast<int>(columns->size()) - 1);
        m_columns[table] = *columns;
        endInsertRows();
    });
}

void TableTree::rebuild() {
    beginResetModel();
    m_entries = m_model.catalog().value_or(Catalog());
    m_choice = m_model.choice();
    m_columns.clear();
    m_groups.clear();
    m_flat = m_model.readsTopics();
    if (m_model.catalog()) {
        for (const auto& name : m_choice.missing(*m_model.catalog())) {
            CatalogEntry gone;
            gone.name = name;
            gone.database = m_flat ? std::string() : name.substr(0, name.find('.'));
            gone.problem = tr("not there any more").toStdString();
            m_entries.push_back(std::move(gone));
        }
    }
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const auto& database = m_entries[i].database;
        auto group = std::ranges::find(m_groups, database, &Group::name);
        if (group == m_groups.end()) group = m_groups.insert(m_groups.end(), Group{database, {}});
        group->entries.push_back(i);
        if (const auto* columns = m_model.columns(m_entries[i].name)) m_columns[m_entries[i].name] = *columns;
    }
    endResetModel();
}

void TableTree::repaint() {
    m_choice = m_model.choice();
    if (rowCount() == 0) return;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

TableTree::Level TableTree::levelOf(const QModelIndex& index) const {
    if ((index.internalId() & columnFlag) != 0) return Level::Column;
    return index.internalId() == databaseId ? Level::Database : Level::Table;
}

QModelIndex TableTree::index(int row, int column, const QModelIndex& parent) const {
    if (row < 0 || row >= rowCount(parent) || column != 0) return {};
    if (!parent.isValid()) return createIndex(row, 0, m_flat ? quintptr{1} : databaseId);
    if (levelOf(parent) == Level::Database) return createIndex(row, 0, static_cast<quintptr>(parent.row()) + 1);
    const auto entry =
        m_groups[static_cast<std::size_t>(parent.internalId() - 1)].entries[static_cast<std::size_t>(parent.row())];
    return createIndex(row, 0, columnFlag | static_cast<quintptr>(entry));
}

QModelIndex TableTree::parent(const QModelIndex& child) const {
    if (!child.isValid() || levelOf(child) == Level::Database) return {};
    if (levelOf(child) == Level::Table)
        return m_flat ? QModelIndex() : createIndex(static_cast<int>(child.internalId()) - 1, 0, databaseId);
    return indexOf(m_entries[static_cast<std::size_t>(child.internalId() & ~columnFlag)].name);
}

QModelIndex TableTree::indexOf(const std::string& table) const {
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        const auto& entries = m_groups[group].entries;
        for (std::size_t row = 0; row < entries.size(); ++row) {
            if (m_entries[entries[row]].name == table)
                return createIndex(static_cast<int>(row), 0, static_cast<quintptr>(group) + 1);
        }
    }
    return {};
}

int TableTree::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) {
        if (!m_flat) return static_cast<int>(m_groups.size());
        return m_groups.empty() ? 0 : static_cast<int>(m_groups.front().entries.size());
    }
    switch (levelOf(parent)) {
        case Level::Database:
            return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].entries.size());
        case Level::Table: {
            const auto found = m_columns.find(entryOf(parent)->name);
            return found == m_columns.end() ? 0 : static_cast<int>(found->second.size());
        }
        case Level::Column:
            return 0;
    }
    return 0;
}

bool TableTree::hasChildren(const QModelIndex& parent) const {
    return !parent.isValid() || levelOf(parent) != Level::Column;
}

const CatalogEntry* TableTree::entryOf(const QModelIndex& index) const {
    switch (levelOf(index)) {
        case Level::Database:
            return nullptr;
        case Level::Table:
            return &m_entries[m_groups[static_cast<std::size_t>(index.internalId() - 1)]
                                  .entries[static_cast<std::size_t>(index.row())]];
        case Level::Column:
            return &m_entries[static_cast<std::size_t>(index.internalId() & ~columnFlag)];
    }
    return nullptr;
}

const CatalogColumn* TableTree::columnOf(const QModelIndex& index) const {
    if (levelOf(index) != Level::Column) return nullptr;
    const auto found = m_columns.find(entryOf(index)->name);
    if (found == m_columns.end() || index.row() >= static_cast<int>(found->second.size())) return nullptr;
    return &found->second[static_cast<std::size_t>(index.row())];
}

bool TableTree::isKeyColumn(const CatalogEntry& entry, const std::string& column) const {
    const auto key = m_model.keyOf(entry);
    return std::ranges::find(key, column) != key.end();
}

Qt::ItemFlags TableTree::flags(const QModelIndex& index) const {
    auto flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const auto* column = columnOf(index);
    // What identifies a row is always delivered.
    if (column == nullptr || !isKeyColumn(*entryOf(index), column->name)) flags |= Qt::ItemIsUserCheckable;
    return flags;
}

Qt::CheckState TableTree::stateOf(const Group& group) const {
    const auto on = std::ranges::count_if(
        group.entries, [&](std::size_t entry) { return m_choice.ticked.contains(m_entries[entry].name); });
    if (on == 0) return Qt::Unchecked;
    return static_cast<std::size_t>(on) == group.entries.size() ? Qt::Checked : Qt::PartiallyChecked;
}

QVariant TableTree::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto* entry = entryOf(index);
    const auto* column = columnOf(index);
    switch (role) {
        case Qt::DisplayRole:
            if (column != nullptr) return q(column->name);
            if (entry == nullptr) return q(m_groups[static_cast<std::size_t>(index.row())].name);
            return q(m_flat ? entry->name
                            : entry->name.substr(std::min(entry->name.size(), entry->database.size() + 1)));
        case Qt::CheckStateRole:
            if (column != nullptr)
                return treatmentOf(m_model.job(), tableName(*entry), column->name).kind == Treatment::Kind::Drop
                           ? Qt::Unchecked
                           : Qt::Checked;
            if (entry != nullptr) return m_choice.ticked.contains(entry->name) ? Qt::Checked : Qt::Unchecked;
            return stateOf(m_groups[static_cast<std::size_t>(index.row())]);
        case NoteRole:
        case NoteToneRole:
            return note(index, role == NoteToneRole);
        case TableRole:
            return entry != nullptr ? q(entry->name) : QString();
        case ColumnRole:
            return column != nullptr ? q(column->name) : QString();
        case Qt::AccessibleTextRole:
            return QStringLiteral("%1, %2").arg(data(index, Qt::DisplayRole).toString(), note(index, false).toString());
        case Qt::ToolTipRole:
            if (entry != nullptr && column == nullptr && !entry->problem.empty()) return q(entry->problem);
            return {};
        default:
            return {};
    }
}

QVariant TableTree::note(const QModelIndex& index, bool tone) const {
    const auto* entry = entryOf(index);
    if (const auto* column = columnOf(index)) return columnNote(*entry, *column, tone);
    if (entry != nullptr) return tableNote(*entry, tone);
    if (tone) return static_cast<int>(Tone::Muted);
    const auto& group = m_groups[static_cast<std::size_t>(index.row())];
    std::uint64_t rows = 0;
    for (const auto each : group.entries) rows += m_entries[each].rows.value_or(0);
    return QStringLiteral("%1 · ≈ %2 %3")
        .arg(counted(group.entries.size(), tr("%1 table"), tr("%1 tables")), rounded(static_cast<double>(rows)).text(),
             tr("rows"));
}

QVariant TableTree::tableNote(const CatalogEntry& entry, bool tone) const {
    const bool keyless = m_model.keyOf(entry).empty() && !m_flat;
    if (tone) return static_cast<int>(keyless || !entry.problem.empty() ? Tone::Warning : Tone::Muted);
    if (!entry.problem.empty()) return q(entry.problem);
    if (keyless) return tr("no key: choose one");
    if (!m_flat) return entry.rows ? aboutRows(*entry.rows, tr("rows")) : QString();
    QStringList parts = {counted(entry.partitions, tr("%1 partition"), tr("%1 partitions"))};
    if (entry.rows) parts.append(aboutRows(*entry.rows, tr("messages")));
    if (!entry.format.empty()) parts.append(q(entry.format));
    if (!entry.writtenBy.empty()) parts.append(tr("written by %1").arg(q(entry.writtenBy)));
    return parts.join(QStringLiteral(" · "));
}

QVariant TableTree::columnNote(const CatalogEntry& entry, const CatalogColumn& column, bool tone) const {
    const auto treatment = treatmentOf(m_model.job(), tableName(entry), column.name);
    if (tone) return static_cast<int>(treatment.kind == Treatment::Kind::Keep ? Tone::Muted : Tone::Accent);
    QStringList parts;
    if (!column.type.empty()) parts.append(q(column.type));
    if (column.guessed) parts.append(tr("guessed"));
    if (isKeyColumn(entry, column.name)) parts.append(tr("key"));
    switch (treatment.kind) {
        case Treatment::Kind::Keep:
            break;
        case Treatment::Kind::Rename:
            parts.append(tr("as %1").arg(q(treatment.text)));
            break;
        case Treatment::Kind::MaskText:
        case Treatment::Kind::MaskHash:
            parts.append(tr("masked"));
            break;
        case Treatment::Kind::Drop:
            parts.append(tr("dropped"));
            break;
    }
    return parts.join(QStringLiteral(" · "));
}

bool TableTree::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || !index.isValid()) return false;
    const auto* entry = entryOf(index);
    if (entry == nullptr) {
        tickDatabase(m_groups[static_cast<std::size_t>(index.row())]);
        return true;
    }
    const bool on = value.toInt() == Qt::Checked;
    if (const auto* column = columnOf(index)) {
        tickColumn(*entry, *column, on);
        return true;
    }
    auto choice = m_choice;
    const auto name = entry->name;  // the entry goes when the tree is made anew
    if (on)
        choice.ticked.insert(name);
    else
        choice.ticked.erase(name);
    m_model.setTable(name);
    m_model.setChoice(choice);
    return true;
}

/// All that have a key, or none where these are ticked already.
void TableTree::tickDatabase(const Group& group) {
    auto choice = m_choice;
    bool all = true;
    for (const auto each : group.entries) {
        const auto& entry = m_entries[each];
        if (m_model.keyOf(entry).empty() || !entry.problem.empty()) continue;
        const bool added = choice.ticked.insert(entry.name).second;
        all = all && !added;
    }
    if (all) {
        for (const auto each : group.entries) choice.ticked.erase(m_entries[each].name);
    }
    if (m_model.table().empty() && !group.entries.empty()) m_model.setTable(m_entries[group.entries.front()].name);
    m_model.setChoice(choice);
}

void TableTree::tickColumn(const CatalogEntry& entry, const CatalogColumn& column, bool on) {
    if (treatmentOf(m_model.job(), tableName(entry), column.name).shared) return;
    m_model.edit([&](config::Node& job) {
        treat(job, tableName(entry), column.name, {on ? Treatment::Kind::Keep : Treatment::Kind::Drop, {}, false});
    });
}

}  // namespace sluice::ui::wizard
