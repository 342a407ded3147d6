#include "ui/pages/jobs/jobs_page.h"

#include "ui/pages/jobs/draft_list.h"
#include "ui/pages/jobs/result_list.h"
#include "ui/shell/environment_frame.h"
#include "ui/words/numbers.h"
#include "ui/words/state_words.h"
#include "widgets/feedback/confirm_sheet.h"
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
#include <array>

#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>

namespace sluice::ui::pages::jobs {

namespace {

enum Which { All, Problems, AtRest };

const QString columnsKey = QStringLiteral("jobs/columns");

}  // namespace

JobsPage::JobsPage(PageContext& context, QWidget* parent)
    : Page(context, parent),
      m_model(context.monitor, context.control),
      m_proxy(new widgets::FilteredRows(JobsModel::FilterRole, this)),
      m_table(new widgets::Table),
      m_stack(new QStackedWidget),
      m_filter(new widgets::SearchField(tr("Filter"), QStringLiteral("Ctrl F"))),
      m_which(new widgets::SegmentedControl({tr("All"), tr("Problems"), tr("At rest")})),
      m_count(new widgets::Text({}, widgets::TextSize::Body, widgets::Tone::Secondary)),
      m_results(new ResultList(context.control)) {
    makeTable();
    auto* card = new widgets::Card;
    card->layout()->setContentsMargins(1, 4, 1, 4);
    card->body()->addWidget(m_table);
    auto* none = new widgets::EmptyState(QStringLiteral("jobs"), tr("No job yet"),
                                         tr("A job copies the tables of a MySQL and then follows its log, or reads "
                                            "topics of Kafka into another system."));
    for (const auto* id : {"job.new", "go.pipeline"})
        if (auto* action = context.actions.find(QString::fromLatin1(id))) none->addAction(action);
    m_stack->addWidget(card);
    m_stack->addWidget(none);
    auto* all = widgets::column({makeToolBar(), new DraftList(context), m_stack, m_results}, widgets::grid::gap);
    all->setStretch(2, 1);
    setLayout(widgets::padded(all, widgets::grid::margin));
    connect(m_filter, &widgets::SearchField::queryChanged, this, &JobsPage::filter);
    connect(m_which, &widgets::SegmentedControl::chosenChanged, this, &JobsPage::filter);
    connect(&monitor(), &EngineMonitor::updated, this, &JobsPage::refreshButtons);
    connect(&context.control, &EngineControl::pendingChanged, this, &JobsPage::refreshButtons);
    connect(&monitor(), &EngineMonitor::secondPassed, this, &JobsPage::loadTrends);
    connect(&context.time, &TimeView::changed, this, &JobsPage::loadTrends);
    refreshButtons();
}

void JobsPage::makeTable() {
    m_proxy->setSourceModel(&m_model);
    m_proxy->setSortRole(JobsModel::SortRole);
    m_proxy->setDynamicSortFilter(false);  // rows stay where they are while one looks at them
    m_table->setObjectName(QStringLiteral("jobs.table"));
    m_table->setAccessibleName(tr("Jobs"));
    m_table->setModel(m_proxy);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setEmptyText(tr("No job is like that"));
    m_table->setItemDelegateForColumn(JobsModel::State, new widgets::ShapeDelegate(m_table));
    m_table->setItemDelegateForColumn(JobsModel::Lag, new widgets::SparklineDelegate(m_table));
    auto* header = m_table->horizontalHeader();
    header->setSortIndicatorShown(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(90);
    const std::array<int, JobsModel::ColumnCount> widths = {130, 190, 200, 150, 115, 110, 110};
    for (int column = 0; column < JobsModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths.at(static_cast<std::size_t>(column)));
    header->setSectionResizeMode(JobsModel::Path, QHeaderView::Stretch);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const auto jobs = selectedJobs();
        if (jobs.size() == 1) context().selection.selectJob(jobs.front());
        refreshButtons();
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, &JobsPage::showMenu);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        const auto job = index.data(JobsModel::JobRole).toString();
        context().selection.selectJob(job);
        context().open(QStringLiteral("job:") + job);
    });
}

QWidget* JobsPage::makeToolBar() {
    const auto button = [this](JobCommand command, const char* icon) {
        auto* made = widgets::Button::withIcon(QString::fromLatin1(icon), EngineControl::word(command));
        made->setObjectName(QStringLiteral("jobs.") + EngineControl::word(command).toLower());
        connect(made, &QPushButton::clicked, this, [this, command] { act(command); });
        m_buttons.emplace_back(command, made);
        return made;
    };
    m_filter->setFixedWidth(220);
    m_filter->setObjectName(QStringLiteral("jobs.filter"));
    return widgets::holding(
        new QWidget, widgets::row({m_which, m_filter, m_count, widgets::Stretch{}, button(JobCommand::Start, "play"),
                                   button(JobCommand::Pause, "pause"), button(JobCommand::Stop, "stop"),
                                   button(JobCommand::Restart, "restart")},
                                  10));
}

QStringList JobsPage::selectedJobs() const {
    QStringList jobs;
    for (const auto& index : m_table->selectionModel()->selectedRows())
        jobs.append(index.data(JobsModel::JobRole).toString());
    return jobs;
}

void JobsPage::filter() {
    m_proxy->set(m_filter->text(), [this, which = m_which->chosen()](const QModelIndex& index) {
        const auto* job = m_model.job(index.row());
        if (job == nullptr) return false;
        return which == All || (which == Problems ? isTroubled(job->state) : isHalted(job->state));
    });
    refreshCount();
}

void JobsPage::refreshButtons() {
    const auto* snapshot = monitor().snapshot();
    const bool none = snapshot == nullptr || snapshot->jobs.empty();
    m_stack->setCurrentIndex(none ? 1 : 0);
    const auto jobs = selectedJobs();
    for (const auto& [command, button] : m_buttons) {
        const bool any =
            snapshot != nullptr && std::ranges::any_of(jobs, [&, wanted = command](const QString& name) {
                const auto* job = snapshot->job(name.toStdString());
                return job != nullptr && EngineControl::allowed(wanted, context().control.shownState(*job));
            });
        button->setEnabled(any);
        button->setToolTip(jobs.isEmpty() ? tr("Select a job first") : QString());
    }
    refreshCount();
}

void JobsPage::refreshCount() {
    const auto* snapshot = monitor().snapshot();
    if (snapshot == nullptr) return;
    const auto selected = selectedJobs().size();
    auto text = counted(static_cast<std::uint64_t>(m_proxy->rowCount()), tr("%1 job"), tr("%1 jobs"));
    if (m_proxy->rowCount() < m_model.rowCount()) text = tr("%1 of %2").arg(text).arg(m_model.rowCount());
    if (selected > 1) text += tr(", %1 selected").arg(selected);
    m_count->setText(text);
}

void JobsPage::act(JobCommand command) {
    QStringList jobs;
    const auto* snapshot = monitor().snapshot();
    if (snapshot == nullptr) return;
    for (const auto& name : selectedJobs()) {
        const auto* job = snapshot->job(name.toStdString());
        if (job != nullptr && EngineControl::allowed(command, context().control.shownState(*job))) jobs.append(name);
    }
    if (jobs.size() < 2 || command == JobCommand::Start) {
        post(command, jobs);
        return;
    }
    widgets::ConfirmSheet::Question question;
    question.title = tr("%1 %2 jobs?").arg(EngineControl::word(command)).arg(jobs.size());
    question.effect =
        tr("Each finishes the writes on their way and keeps its checkpoint: %1.").arg(jobs.join(QStringLiteral(", ")));
    question.action = tr("%1 %2 jobs").arg(EngineControl::word(command)).arg(jobs.size());
    question.environment = shownEnvironment(snapshot->environment);
    question.environmentName = environmentName(snapshot->environment);
    auto* sheet = new widgets::ConfirmSheet(question, window());
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, command, jobs] { post(command, jobs); });
    sheet->open();
}

void JobsPage::post(JobCommand command, const QStringList& jobs) {
    if (jobs.isEmpty()) return;
    m_results->begin(command, jobs);
    context().control.command(command, jobs);
}

void JobsPage::showMenu(const QPoint& place) {
    const auto job = m_table->indexAt(place).data(JobsModel::JobRole).toString();
    const auto set = context().jobs.of(job);
    if (set.start == nullptr) return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("jobs.menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(set.open);
    menu->addSeparator();
    menu->addActions({set.start, set.pause, set.stop, set.restart});
    menu->addSeparator();
    const auto add = [&](const char* verb) {
        auto* action = context().actions.find(QStringLiteral("job.%1.%2").arg(QString::fromLatin1(verb), job));
        if (action != nullptr) menu->addAction(action);
    };
    add("edit");
    add("duplicate");
    menu->addAction(set.copyDiagnostic);
    add("remove");
    menu->popup(m_table->viewport()->mapToGlobal(place));
}

void JobsPage::loadTrends() {
    if (!isVisible()) return;
    m_model.loadTrends(context().time.range(), context().time.isLive() ? Micros{} : context().time.to());
    if (m_which->chosen() != All) filter();
    // Rows change places only every five seconds, and never under the pointer.
    if (++m_seconds % 5 != 0 || m_table->underMouse()) return;
    const auto* header = m_table->horizontalHeader();
    if (header->sortIndicatorSection() >= 0)
        m_proxy->sort(header->sortIndicatorSection(), header->sortIndicatorOrder());
}

void JobsPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    refreshButtons();
    loadTrends();
}

bool JobsPage::focusFilter() {
    m_filter->setFocus(Qt::ShortcutFocusReason);
    return true;
}

void JobsPage::save(QSettings& settings) const {
    settings.setValue(columnsKey, m_table->horizontalHeader()->saveState());
}

void JobsPage::restore(const QSettings& settings) {
    m_table->horizontalHeader()->restoreState(settings.value(columnsKey).toByteArray());
}

}  // namespace sluice::ui::pages::jobs
