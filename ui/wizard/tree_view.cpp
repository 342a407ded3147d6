#include "ui/wizard/tree_view.h"

#include "ui/wizard/table_tree.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <algorithm>

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace sluice::ui::wizard {

using widgets::TextSize;
using widgets::Theme;

void TreeRow::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    const auto note = index.data(TableTree::NoteRole).toString();
    const QFont small = widgets::uiFont(TextSize::Small);
    const QFontMetrics metrics(small);
    row.font = index.data(TableTree::TableRole).toString().isEmpty() ? widgets::uiFont(TextSize::Body)
                                                                     : widgets::monoFont(TextSize::Small);
    const int nameWidth = QFontMetrics(row.font).horizontalAdvance(row.text) + 34;
    const int room = std::max(0, option.rect.width() - 12);
    const int noteWidth = std::min(metrics.horizontalAdvance(note) + 2, std::max(room / 3, room - nameWidth));
    const QRect whole = option.rect;
    // The name keeps clear of the note.
    const auto text = row.text;
    row.text = QFontMetrics(row.font).elidedText(text, Qt::ElideMiddle, std::max(20, room - noteWidth - 40));
    const auto* style = option.widget->style();
    style->drawControl(QStyle::CE_ItemViewItem, &row, painter, option.widget);
    painter->save();
    painter->setFont(small);
    const auto tone = static_cast<widgets::Tone>(index.data(TableTree::NoteToneRole).toInt());
    painter->setPen(Theme::current().colour(tone));
    painter->drawText(QRect(whole.right() - noteWidth - 8, whole.top(), noteWidth, whole.height()),
                      Qt::AlignRight | Qt::AlignVCenter, metrics.elidedText(note, Qt::ElideRight, noteWidth));
    painter->restore();
}

QSize TreeRow::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {120, widgets::grid::rowHeight};
}

TreeView::TreeView(QWidget* parent) : QTreeView(parent) {
    setObjectName(QStringLiteral("wizard.tables"));
    setItemDelegate(new TreeRow(this));
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setIndentation(18);
    header()->setStretchLastSection(true);
}

void TreeView::keyPressEvent(QKeyEvent* event) {
    const auto current = currentIndex();
    const bool ticks = event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier;
    if (ticks && current.isValid() && current.flags().testFlag(Qt::ItemIsUserCheckable)) {
        const auto state = current.data(Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked;
        model()->setData(current, state, Qt::CheckStateRole);
        return;
    }
    QTreeView::keyPressEvent(event);
}

}  // namespace sluice::ui::wizard
