#pragma once
#include "widgets/theme/status_shape.h"

#include <QAbstractTableModel>
#include <QList>
#include <QStringList>

namespace sluice::widgets {

/// One cell of a CellModel.
struct Cell {
    QString text;
    QVariant sort = {};  ///< orders its column; not valid: the text does
    QString toolTip = {};
    Shape shape = Shape::None;  ///< for columns with a ShapeDelegate
    Tone tone = Tone::Text;
    bool toned = false;  ///< the text has the tone's colour, too
    bool operator==(const Cell&) const = default;
};

/// A row: what it is (never shown; the same row keeps its id) and a cell for every column.
struct CellRow {
    QString id;
    QList<Cell> cells;
    bool operator==(const CellRow&) const = default;
};

/// A table whose rows are made anew by its owner. What is the same keeps its place and its selection: only cells that
/// changed are repainted, and the model is reset only when rows come or go anywhere but at the end.
/// Lives on: GUI thread.
class CellModel : public QAbstractTableModel {
    Q_OBJECT

public:
    struct Column {
        QString title;
        bool number = false;  ///< right aligned
        bool mono = false;    ///< in the font for code
    };
    enum Role {
        SortRole = Qt::UserRole + 1,
        IdRole,      ///< of the row, in every column
        FilterRole,  ///< all text of the row, in every column
    };

    explicit CellModel(QList<Column> columns, QObject* parent = nullptr);

    void setRows(QList<CellRow> rows);
    const QList<CellRow>& rows() const { return m_rows; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    bool sameIds(const QList<CellRow>& rows, qsizetype count) const;

    const QList<Column> m_columns;
    QList<CellRow> m_rows;
};

}  // namespace sluice::widgets
