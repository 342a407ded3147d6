#pragma once
#include "ui/wizard/wizard_model.h"

#include <map>
#include <vector>

#include <QAbstractItemModel>

namespace sluice::ui::wizard {

/// Database → table → column, or topic → field, with ticks: a tick in front of a table reads it, one in front of a
/// column delivers it. Columns come when a table is opened. Lives on: GUI thread.
class TableTree : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role {
        NoteRole = Qt::UserRole + 1,  ///< what stands at the right end
        NoteToneRole,                 ///< int of widgets::Tone
        TableRole,                    ///< name of the table or topic it belongs to
        ColumnRole,                   ///< name of the column; empty: a table or database
    };

    explicit TableTree(WizardModel& model, QObject* parent = nullptr);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex&) const override { return 1; }
    bool hasChildren(const QModelIndex& parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    QModelIndex indexOf(const std::string& table) const;

private:
    struct Group {
        std::string name;
        std::vector<std::size_t> entries;
    };
    enum class Level { Database, Table, Column };

    void rebuild();
    void repaint();
    Level levelOf(const QModelIndex& index) const;
    const CatalogEntry* entryOf(const QModelIndex& index) const;
    const CatalogColumn* columnOf(const QModelIndex& index) const;
    Qt::CheckState stateOf(const Group& group) const;
    QVariant note(const QModelIndex& index, bool tone) const;
    QVariant tableNote(const CatalogEntry& entry, bool tone) const;
    QVariant columnNote(const CatalogEntry& entry, const CatalogColumn& column, bool tone) const;
    void tickDatabase(const Group& group);
    void tickColumn(const CatalogEntry& entry, const CatalogColumn& column, bool on);
    bool isKeyColumn(const CatalogEntry& entry, const std::string& column) const;

    WizardModel& m_model;
    Catalog m_entries;  ///< what is there, and what is ticked and is not
    std::vector<Group> m_groups;
    bool m_flat = false;  ///< topics: no databases above them
    TableChoice m_choice;
    std::map<std::string, std::vector<CatalogColumn>> m_columns;
};

}  // namespace sluice::ui::wizard
