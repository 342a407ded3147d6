#pragma once
#include <QStyledItemDelegate>
#include <QTreeView>

namespace sluice::ui::wizard {

/// A row of the tree: tick, name in the font for code, and a note at the right end.
class TreeRow : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// The tree of tables; Space ticks the current row.
class TreeView : public QTreeView {
    Q_OBJECT

public:
    explicit TreeView(QWidget* parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace sluice::ui::wizard
