#include "widgets/feedback/command_palette.h"

#include "widgets/feedback/fuzzy.h"
#include "widgets/form/search_field.h"
#include "widgets/layout/box.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/style_paint.h"
#include "widgets/theme/theme.h"

#include <algorithm>

#include <QAbstractListModel>
#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>

namespace sluice::widgets {

namespace {

constexpr int paletteWidth = 560, rowHeight = 34, mostRows = 10, fromTop = 80;

QString plain(const QAction* action) {
    QString text = action->text();
    return text.remove(u'&');
}

class RowDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {paletteWidth - 16, rowHeight};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Theme& theme = Theme::current();
        const QRectF box(option.rect);
        if (option.state & QStyle::State_Selected)
            paint::panel(*painter, box, grid::controlRadius, theme.selection, QColor());
        const QRectF mark(box.left() + 10, box.center().y() - 8, 16, 16);
        qvariant_cast<QIcon>(index.data(Qt::DecorationRole)).paint(painter, mark.toRect());
        painter->setFont(uiFont(TextSize::Body, QFont::Medium));
        painter->setPen(theme.text);
        painter->drawText(box.adjusted(36, 0, -120, 0), Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
        painter->setFont(uiFont(TextSize::Small));
        painter->setPen(theme.textSecondary);
        painter->drawText(box.adjusted(0, 0, -10, 0), Qt::AlignRight | Qt::AlignVCenter,
                          index.data(Qt::UserRole).toString());
    }
};

}  // namespace

class CommandPalette::Model : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    void show(const QList<QPointer<QAction>>& actions) {
        beginResetModel();
        m_shown = actions;
        endResetModel();
    }
    QAction* action(int row) const { return row >= 0 && row < m_shown.size() ? m_shown[row].data() : nullptr; }
    int rowCount(const QModelIndex& parent) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
    }
    QVariant data(const QModelIndex& index, int role) const override {
        const QAction* one = action(index.row());
        if (!one) return {};
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return plain(one);
        if (role == Qt::DecorationRole) return one->icon();
        if (role == Qt::UserRole) return one->shortcut().toString(QKeySequence::NativeText);
        return {};
    }

    QList<QPointer<QAction>> m_all, m_shown;
};

CommandPalette::CommandPalette(QWidget* window)
    : QWidget(window),
      m_field(new SearchField(tr("Search or run a command"))),
      m_list(new QListView),
      m_model(new Model(this)) {
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Command palette"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* all = column({m_field, m_list}, 6);
    setLayout(padded(all, 8));
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    m_field->installEventFilter(this);
    window->installEventFilter(this);
    hide();
}

CommandPalette::~CommandPalette() = default;

void CommandPalette::setPlaceholder(const QString& text) {
    m_field->setPlaceholderText(text);
}

void CommandPalette::open(const QList<QAction*>& actions) {
    m_before = QApplication::focusWidget();
    m_model->m_all.clear();
    for (QAction* action : actions)
        if (action->isEnabled() && action->isVisible() && !action->isSeparator() && !action->text().isEmpty())
            m_model->m_all << action;
    m_field->clear();
    filter(QString());
    show();
    raise();
    m_field->setFocus();
}

QStringList CommandPalette::listed() const {
    QStringList texts;
    for (int i = 0; i < m_model->rowCount({}); ++i)
        if (const QAction* action = m_model->action(i)) texts << plain(action);
    return texts;
}

void CommandPalette::filter(const QString& query) {
    QList<std::pair<int, QPointer<QAction>>> scored;
    for (const QPointer<QAction>& action : std::as_const(m_model->m_all)) {
        const int score = action ? fuzzyScore(query, plain(action)) : 0;
        if (score > 0) scored << std::pair(score, action);
    }
    std::stable_sort(scored.begin(), scored.end(), [](auto& a, auto& b) { return a.first > b.first; });
    QList<QPointer<QAction>> shown;
    for (const auto& [score, action] : std::as_const(scored)) shown << action;
    m_model->show(shown);
    if (!shown.isEmpty()) m_list->setCurrentIndex(m_model->index(0));
    place();
}

void CommandPalette::place() {
    const int rows = std::clamp<int>(m_model->rowCount({}), 1, mostRows);
    const int width = std::min(paletteWidth, parentWidget()->width() - 32);
    setGeometry((parentWidget()->width() - width) / 2, std::min(fromTop, parentWidget()->height() / 8), width,
                rows * rowHeight + grid::controlHeight + 26);
}

void CommandPalette::run() {
    QPointer<QAction> action = m_model->action(m_list->currentIndex().row());
    hide();
    if (m_before) m_before->setFocus();
    if (action) action->trigger();
}

void CommandPalette::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    paint::panel(painter, rect(), grid::cardRadius, theme.surface, theme.textMuted);
    if (m_model->rowCount({}) > 0) return;
    painter.setFont(uiFont(TextSize::Body));
    painter.setPen(theme.textSecondary);
    painter.drawText(rect().adjusted(0, grid::controlHeight + 8, 0, 0), Qt::AlignCenter, tr("No command matches."));
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible()) place();
        return false;
    }
    if (event->type() == QEvent::FocusOut && isVisible()) {
        hide();
        return false;
    }
    if (event->type() != QEvent::KeyPress) return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    const int count = m_model->rowCount({});
    const int current = m_list->currentIndex().row();
    switch (key->key()) {
        case Qt::Key_Down:
            m_list->setCurrentIndex(m_model->index(std::min(count - 1, current + 1)));
            return true;
        case Qt::Key_Up:
            m_list->setCurrentIndex(m_model->index(std::max(0, current - 1)));
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            run();
            return true;
        case Qt::Key_Escape:
            hide();
            if (m_before) m_before->setFocus();
            return true;
        default:
            return false;
    }
}

}  // namespace sluice::widgets
