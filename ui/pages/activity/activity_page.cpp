#include "ui/pages/activity/activity_page.h"

#include "ui/words/time_words.h"
#include "widgets/feedback/empty_state.h"
#include "widgets/form/button.h"
#include "widgets/form/filtered_rows.h"
#include "widgets/form/search_field.h"
#include "widgets/form/segmented_control.h"
#include "widgets/form/table.h"
#include "widgets/layout/box.h"
#include "widgets/layout/card.h"
#include "widgets/layout/text.h"

#include <algorithm>

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QSaveFile>
#include <QScrollBar>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>

namespace sluice::ui::pages::activity {

namespace {

const QString columnsKey = QStringLiteral("activity/columns");

QString quoted(QString cell) {
    return QChar(u'"') + cell.replace(QChar(u'"'), QStringLiteral("\"\"")) + QChar(u'"');
}

}  // namespace

ActivityPage::ActivityPage(PageContext& context, QWidget* parent)
    : Page(context, parent),
      m_model(context.monitor),
      m_proxy(new widgets::FilteredRows(ActivityModel::FilterRole, this)),
      m_table(new widgets::Table),
      m_stack(new QStackedWidget),
      m_filter(new widgets::SearchField(tr("Filter"), QStringLiteral("Ctrl F"))),
      m_kind(new widgets::SegmentedControl({tr("All"), tr("Actions"), tr("States"), tr("Errors"), tr("Log")})),
      m_follow(new widgets::Button(tr("Follow"))),
      m_count(new widgets::Text({}, widgets::TextSize::Body, widgets::Tone::Secondary)),
      m_detailCard(new widgets::Card),
      m_detailTitle(new widgets::Text({}, widgets::TextSize::Small, widgets::Tone::Secondary)),
      m_detail(new widgets::Text({}, widgets::TextSize::Small)) {
    makeTable();
    auto* card = new widgets::Card;
    card->layout()->setContentsMargins(1, 4, 1, 4);
    card->body()->addWidget(m_table);
    m_stack->addWidget(card);
    m_stack->addWidget(
        new widgets::EmptyState(QStringLiteral("activity"), tr("Nothing happened yet"),
                                tr("Commands, state changes, errors and the engine's log appear here as they come.")));
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* detail = static_cast<widgets::Card*>(m_detailCard);
    detail->body()->addWidget(m_detailTitle);
    detail->body()->addWidget(m_detail);
    m_detailCard->setObjectName(QStringLiteral("activity.detail"));
    m_detailCard->hide();
    auto* all = widgets::column({makeToolBar(), m_stack, m_detailCard}, widgets::grid::gap);
    all->setStretch(1, 1);
    setLayout(widgets::padded(all, widgets::grid::margin));
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &ActivityPage::follow);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ActivityPage::follow);
    follow();
}

void ActivityPage::makeTable() {
    m_proxy->setSourceModel(&m_model);
    m_table->setObjectName(QStringLiteral("activity.table"));
    m_table->setAccessibleName(tr("Activity"));
    m_table->setModel(m_proxy);
    m_table->setSortingEnabled(false);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEmptyText(tr("Nothing is like that"));
    m_table->setItemDelegateForColumn(ActivityModel::Kind, new widgets::ShapeDelegate(m_table));
    m_table->setColumnWidth(ActivityModel::Time, 130);
    m_table->setColumnWidth(ActivityModel::Kind, 110);
    m_table->setColumnWidth(ActivityModel::Subject, 150);
    m_table->horizontalHeader()->setStretchLastSection(true);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ActivityPage::showDetail);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        const auto subject = index.siblingAtColumn(ActivityModel::Subject).data().toString();
        const auto* snapshot = monitor().snapshot();
        if (snapshot == nullptr || subject.isEmpty()) return;
        if (snapshot->job(subject.toStdString()) != nullptr)
            context().selection.selectJob(subject);
        else if (snapshot->system(subject.toStdString()) != nullptr)
            context().selection.selectSystem(subject);
        else
            return;
        context().open(QStringLiteral("pipeline"));
    });
    // Scrolling up means reading: what comes then does not pull the page away.
    connect(m_table->verticalScrollBar(), &QScrollBar::sliderMoved, this,
            [this](int value) { m_follow->setChecked(value == m_table->verticalScrollBar()->maximum()); });
    auto* copy = new QShortcut(QKeySequence::Copy, m_table);
    copy->setContext(Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, &ActivityPage::copySelected);
}

QWidget* ActivityPage::makeToolBar() {
    m_filter->setFixedWidth(220);
    m_filter->setObjectName(QStringLiteral("activity.filter"));
    m_kind->setObjectName(QStringLiteral("activity.kind"));
    m_follow->setObjectName(QStringLiteral("activity.follow"));
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Stay at the newest line"));
    auto* save = widgets::Button::withIcon(QStringLiteral("download"), tr("Export…"));
    save->setObjectName(QStringLiteral("activity.export"));
    save->setToolTip(tr("The lines shown, as CSV"));
    connect(save, &QPushButton::clicked, this, &ActivityPage::exportShown);
    connect(m_filter, &widgets::SearchField::queryChanged, this, &ActivityPage::filter);
    connect(m_kind, &widgets::SegmentedControl::chosenChanged, this, &ActivityPage::filter);
    connect(m_follow, &QAbstractButton::toggled, this, &ActivityPage::follow);
    return widgets::holding(new QWidget,
                            widgets::row({m_kind, m_filter, m_count, widgets::Stretch{}, m_follow, save}, 10));
}

void ActivityPage::filter() {
    const int kind = m_kind->chosen() - 1;  // -1: all
    m_proxy->set(m_filter->text(), [kind](const QModelIndex& index) {
        return kind < 0 || index.data(ActivityModel::KindRole).toInt() == kind;
    });
    follow();
}

void ActivityPage::follow() {
    m_stack->setCurrentIndex(m_model.rowCount() == 0 ? 1 : 0);
    refreshCount();
    if (m_follow->isChecked() && isVisible()) m_table->scrollToBottom();
}

void ActivityPage::refreshCount() {
    auto text = counted(static_cast<std::uint64_t>(m_proxy->rowCount()), tr("%1 line"), tr("%1 lines"));
    if (m_proxy->rowCount() < m_model.rowCount())
        text = tr("%1 of %2").arg(text, grouped(static_cast<std::uint64_t>(m_model.rowCount())));
    m_count->setText(text);
}

void ActivityPage::showDetail() {
    const auto rows = m_table->selectionModel()->selectedRows();
    if (rows.size() != 1) {
        m_detailCard->hide();
        return;
    }
    const auto& event = m_model.event(m_proxy->mapToSource(rows.front()).row());
    const auto detail = QString::fromStdString(event.detail);
    m_detailTitle->setText(exactMoment(event.at) + QStringLiteral(" · ") + QString::fromStdString(event.text));
    m_detailTitle->setWordWrap(true);
    m_detail->setMono(true);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    m_detailCard->show();
}

QString ActivityPage::textOf(int row, QChar separator) const {
    const auto& event = m_model.event(m_proxy->mapToSource(m_proxy->index(row, 0)).row());
    const QStringList cells = {exactMoment(event.at), ActivityModel::word(event.kind),
                               QString::fromStdString(event.subject), QString::fromStdString(event.text),
                               QString::fromStdString(event.detail)};
    if (separator != QChar(u',')) return cells.join(separator);
    QStringList all;
    for (const auto& cell : cells) all.append(quoted(cell));
    return all.join(separator);
}

void ActivityPage::copySelected() {
    auto rows = m_table->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QStringList lines;
    for (const auto& index : rows) lines.append(textOf(index.row(), QChar(u'\t')));
    QGuiApplication::clipboard()->setText(lines.join(QChar(u'\n')));
}

void ActivityPage::exportShown() {
    auto* dialog = new QFileDialog(this, tr("Export the lines shown"), {}, QStringLiteral("CSV (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QStringList lines = {QStringLiteral("time,kind,about,what,detail")};
        for (int row = 0; row < m_proxy->rowCount(); ++row) lines.append(textOf(row, QChar(u',')));
        const auto count = lines.size() - 1;
        m_background.ask(
            [path, text = lines.join(QStringLiteral("\r\n")).toUtf8()](const std::stop_token&) -> QString {
                QSaveFile file(path);
                if (!file.open(QIODevice::WriteOnly) || file.write(text + "\r\n") < 0 || !file.commit())
                    return file.errorString();
                return {};
            },
            [this, path, count](const QString& problem) {
                if (problem.isEmpty())
                    context().say(tr("%1 lines are in %2").arg(count).arg(path), widgets::Tone::Healthy);
                else
                    context().say(tr("%1 cannot be written: %2").arg(path, problem), widgets::Tone::Critical);
            });
    });
    dialog->open();
}

void ActivityPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    follow();
}

bool ActivityPage::focusFilter() {
    m_filter->setFocus(Qt::ShortcutFocusReason);
    return true;
}

void ActivityPage::save(QSettings& settings) const {
    settings.setValue(columnsKey, m_table->horizontalHeader()->saveState());
}

void ActivityPage::restore(const QSettings& settings) {
    m_table->horizontalHeader()->restoreState(settings.value(columnsKey).toByteArray());
}

}  // namespace sluice::ui::pages::activity
