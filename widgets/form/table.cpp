#include "widgets/form/table.h"

#include "widgets/chart/sparkline.h"
#include "widgets/theme/digits.h"
#include "widgets/theme/status_shape.h"
#include "widgets/theme/style_paint.h"

#include <cmath>

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace sluice::widgets {

namespace {

constexpr int sidePadding = 10, shapeRoom = 18, lineRoom = 72;

}  // namespace

Table::Table(QWidget* parent) : QTableView(parent) {
    setItemDelegate(new CellDelegate(this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSortingEnabled(true);
    setMouseTracking(true);
    setTabKeyNavigation(false);  // Tab leaves the table; arrows move in it
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(grid::rowHeight);
    verticalHeader()->setDefaultSectionSize(grid::rowHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setMinimumHeight(grid::rowHeight);
}

void Table::setEmptyText(const QString& text) {
    m_emptyText = text;
    viewport()->update();
}

void Table::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    if (m_emptyText.isEmpty() || (model() && model()->rowCount(rootIndex()) > 0)) return;
    QPainter painter(viewport());
    painter.setFont(uiFont(TextSize::Body));
    painter.setPen(Theme::current().textSecondary);
    painter.drawText(viewport()->rect().adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

void Table::mouseMoveEvent(QMouseEvent* event) {
    QTableView::mouseMoveEvent(event);
    const int row = rowAt(event->pos().y());
    if (row == m_hovered) return;
    m_hovered = row;
    viewport()->update();
}

void Table::leaveEvent(QEvent* event) {
    QTableView::leaveEvent(event);
    m_hovered = -1;
    viewport()->update();
}

void Table::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        Q_EMIT activated(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

QRectF CellDelegate::paintBackground(QPainter& painter, const QStyleOptionViewItem& option,
                                     const QModelIndex& index) const {
    const Theme& theme = Theme::current();
    const auto* table = qobject_cast<const Table*>(option.widget);
    if (option.state & QStyle::State_Selected)
        painter.fillRect(option.rect, theme.selection);
    else if (table && table->hoveredRow() == index.row())
        painter.fillRect(option.rect, blend(theme.surface, theme.hover, 0.6));
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.border);
    if ((option.state & QStyle::State_HasFocus) && option.widget && paint::showsFocus(option.widget))
        paint::focusRing(painter, QRectF(option.rect).adjusted(1, 1, -1, -2), 4);
    return QRectF(option.rect).adjusted(sidePadding, 0, -sidePadding, -1);
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& theme = Theme::current();
    const QRectF room = paintBackground(*painter, option, index);
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    painter->setFont(item.font);
    const QVariant foreground = index.data(Qt::ForegroundRole);
    QColor colour = index.data(ToneRole).isValid() && index.data(ToneTextRole).toBool()
                        ? theme.colour(static_cast<Tone>(index.data(ToneRole).toInt()))
                        : theme.text;
    if (foreground.canConvert<QBrush>()) colour = foreground.value<QBrush>().color();
    painter->setPen(colour);
    if (item.displayAlignment & Qt::AlignRight) {
        paintDigits(*painter, room, Qt::AlignRight | Qt::AlignVCenter, item.text);
        return;
    }
    painter->drawText(room, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine),
                      QFontMetricsF(item.font).elidedText(item.text, Qt::ElideRight, room.width()));
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    return {static_cast<int>(std::ceil(digitsWidth(item.font, item.text))) + 2 * sidePadding + 2, grid::rowHeight};
}

void ShapeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& theme = Theme::current();
    QRectF room = paintBackground(*painter, option, index);
    const auto shape = static_cast<Shape>(index.data(ShapeRole).toInt());
    const QColor tone = theme.colour(static_cast<Tone>(index.data(ToneRole).toInt()));
    paintShape(*painter, QRectF(room.left(), room.center().y() - 6, 12, 12), shape, tone, theme.surface);
    room.setLeft(room.left() + shapeRoom);
    painter->setFont(option.font);
    painter->setPen(index.data(ToneTextRole).toBool() ? tone : theme.text);
    painter->drawText(room, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine),
                      QFontMetricsF(option.font).elidedText(index.data().toString(), Qt::ElideRight, room.width()));
}

QSize ShapeDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    return CellDelegate::sizeHint(option, index) + QSize(shapeRoom, 0);
}

void SparklineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& theme = Theme::current();
    const QRectF room = paintBackground(*painter, option, index);
    const QRectF line(room.left(), room.top() + 7, lineRoom, room.height() - 14);
    paintSparkline(*painter, line, index.data(ValuesRole).value<QList<double>>(), theme.textSecondary);
    painter->setFont(option.font);
    const QVariant tone = index.data(ToneRole);
    painter->setPen(tone.isValid() && index.data(ToneTextRole).toBool() ? theme.colour(static_cast<Tone>(tone.toInt()))
                                                                        : theme.text);
    paintDigits(*painter, QRectF(line.right() + 6, room.top(), room.right() - line.right() - 6, room.height()),
                Qt::AlignRight | Qt::AlignVCenter, index.data().toString());
}

QSize SparklineDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    return CellDelegate::sizeHint(option, index) + QSize(lineRoom + 6, 0);
}

}  // namespace sluice::widgets
