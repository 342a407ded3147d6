#pragma once
#include <QStyledItemDelegate>
#include <QTableView>

namespace sluice::widgets {

/// What the delegates below read of an item.
enum ItemRole {
    ShapeRole = Qt::UserRole + 100,  ///< int of Shape
    ToneRole,                        ///< int of Tone, for the shape; also the text's where `ToneTextRole` is true
    ToneTextRole,                    ///< bool
    ValuesRole,                      ///< QList<double> of a sparkline
};

/// A table as the product shows them: rows of 28 px, no grid but a line under each row, whole rows selected, hover on
/// the whole row, columns that can be sorted and moved. Enter and double click emit `activated`.
class Table : public QTableView {
    Q_OBJECT

public:
    explicit Table(QWidget* parent = nullptr);
    /// What is said in the middle while there is no row.
    void setEmptyText(const QString& text);
    int hoveredRow() const { return m_hovered; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_emptyText;
    int m_hovered = -1;
};

/// A cell of the table: line below, row hover, digits in cells when right aligned.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    /// Background and line; returns where the content goes.
    QRectF paintBackground(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
};

/// A shape and its word.
class ShapeDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// A line of past values and, at the right, the text.
class SparklineDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace sluice::widgets
