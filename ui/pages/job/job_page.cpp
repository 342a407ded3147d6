#include "ui/pages/job/job_page.h"

#include "ui/pages/job/configuration_tab.h"
#include "ui/pages/job/errors_tab.h"
#include "ui/pages/job/job_charts.h"
#include "ui/pages/job/job_facts.h"
#include "ui/pages/job/job_header.h"
#include "ui/pages/job/log_tab.h"
#include "ui/pages/job/rejects_tab.h"
#include "ui/pages/job/stage_rail.h"
#include "ui/pages/job/tables_tab.h"
#include "ui/pages/job/time_card.h"
#include "ui/words/diagnostic.h"
#include "ui/words/job_words.h"
#include "ui/words/time_words.h"
#include "widgets/feedback/empty_state.h"
#include "widgets/form/search_field.h"
#include "widgets/form/tab_strip.h"
#include "widgets/form/table.h"
#include "widgets/layout/box.h"
#include "widgets/layout/card.h"

#include <QHeaderView>
#include <QSettings>
#include <QStackedWidget>

namespace sluice::ui::pages::job {

namespace {

constexpr int lowWindow = 800, narrowWindow = 1200;
const QString tabPrefix = QStringLiteral("job.tab.");

QString columnsKey(const widgets::Table& table) {
    return QStringLiteral("job/columns/") + table.objectName();
}

}  // namespace

JobPage::JobPage(PageContext& context, QWidget* parent)
    : Page(context, parent),
      m_stack(new QStackedWidget),
      m_gone(new widgets::EmptyState(QStringLiteral("jobs"), tr("Choose a job"),
                                     tr("A job is opened from the pipeline, the list of jobs or the palette."))),
      m_news(new JobNews(context.monitor, this)),
      m_header(new JobHeader(context)),
      m_rail(new StageRail),
      m_middle(new QWidget),
      m_charts(new JobCharts),
      m_times(new TimeCard),
      m_strip(new widgets::TabStrip),
      m_filter(new widgets::SearchField(tr("Filter"), QStringLiteral("Ctrl F"))),
      m_tools(new QStackedWidget),
      m_tabs(new QStackedWidget) {
    if (auto* go = context.actions.find(QStringLiteral("go.jobs"))) m_gone->addAction(go);
    auto* middle = widgets::row({m_charts, m_times}, widgets::grid::gap);
    middle->setStretch(0, 1);
    m_middle->setLayout(middle);
    makeTabs();
    auto* card = new widgets::Card;
    card->layout()->setContentsMargins(1, 1, 1, 8);  // the corners stay round
    card->body()->setSpacing(0);
    auto* head = widgets::row({m_strip, m_tools, m_filter}, 8);
    head->setContentsMargins(6, 2, 10, 2);
    head->setStretch(0, 1);
    card->body()->addLayout(head);
    card->body()->addWidget(m_tabs, 1);
    auto* all = widgets::column({m_header, m_rail, m_middle, card}, widgets::grid::gap);
    all->setStretch(3, 1);
    m_stack->addWidget(widgets::holding(new QWidget, all));
    m_stack->addWidget(m_gone);
    setLayout(widgets::padded(widgets::column({m_stack}, 0), widgets::grid::margin));
    connect(m_strip, &widgets::TabStrip::chosenChanged, this, &JobPage::showTab);
    connect(m_filter, &widgets::SearchField::queryChanged, this, [this](const QString& text) {
        if (auto* tab = current()) tab->filter(text);
    });
    connect(m_news, &JobNews::changed, this, &JobPage::refreshCounts);
    connect(&monitor(), &EngineMonitor::updated, this, &JobPage::refresh);
    connect(&monitor(), &EngineMonitor::secondPassed, this, &JobPage::refreshTime);
    connect(&monitor(), &EngineMonitor::attachedChanged, this, [this] { showJob(m_name); });
    connect(&context.time, &TimeView::changed, this, &JobPage::refreshTime);
    connect(&context.control, &EngineControl::pendingChanged, this, &JobPage::refresh);
    connect(&context.editor, &WorkspaceEditor::changed, this, &JobPage::refresh);
}

void JobPage::makeTabs() {
    m_strip->setObjectName(QStringLiteral("job.tabs"));
    m_filter->setFixedWidth(170);
    m_filter->setObjectName(QStringLiteral("job.filter"));
    auto* tables = new TablesTab(context());
    connect(tables, &TablesTab::rejectedWanted, this,
            [this] { m_strip->choose(tabPrefix + QStringLiteral("rejected")); });
    addTab(QStringLiteral("tables"), tr("Tables"), tables);
    addTab(QStringLiteral("errors"), tr("Errors"), new ErrorsTab(context(), *m_news));
    addTab(QStringLiteral("rejected"), tr("Rejected rows"), new RejectsTab(context()));
    addTab(QStringLiteral("configuration"), tr("Configuration"), new ConfigurationTab(context()));
    addTab(QStringLiteral("log"), tr("Log"), new LogTab(context(), *m_news));
    m_tools->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void JobPage::addTab(const QString& id, const QString& word, JobTab* tab) {
    m_ids.append(tabPrefix + id);
    m_tabs->addWidget(tab);
    auto* tools = tab->tools();
    m_tools->addWidget(tools != nullptr ? tools : new QWidget);
    m_strip->add(tabPrefix + id, word);
}

JobTab* JobPage::current() const {
    return static_cast<JobTab*>(m_tabs->currentWidget());
}

const JobSnapshot* JobPage::job() const {
    const auto* snapshot = monitor().snapshot();
    return snapshot == nullptr ? nullptr : snapshot->job(m_name.toStdString());
}

void JobPage::open(const QString& part) {
    auto name = part.section(QChar(u':'), 0, 0);
    const auto tab = part.section(QChar(u':'), 1);
    if (name.isEmpty()) name = context().selection.job();
    const auto* snapshot = monitor().snapshot();
    if (name.isEmpty() && snapshot != nullptr && !snapshot->jobs.empty())
        name = QString::fromStdString(snapshot->jobs.front().name);
    if (name != m_name) showJob(name);
    if (!tab.isEmpty()) m_strip->choose(tabPrefix + tab);
    if (job() != nullptr) context().selection.selectJob(name);
}

QString JobPage::place() const {
    return m_name.isEmpty() ? tr("Jobs") : tr("Jobs / %1").arg(m_name);
}

Shown JobPage::shown() const {
    auto shown = Page::shown();
    const auto* job = this->job();
    if (job == nullptr) return shown;
    const auto now = monitor().now();
    ShownTable facts{tr("Job"), {tr("Fact"), tr("Value")}, {}};
    facts.rows.append({tr("State"), stateText(*job, context().control.shownState(*job), now)});
    if (!job->reason.empty()) facts.rows.append({tr("Reason"), QString::fromStdString(job->reason)});
    for (const auto& evidence : evidenceOf(*job, now)) facts.rows.append({evidence.label, evidence.value});
    for (const auto& share : timeShares(*job))
        facts.rows.append({share.label, share.micros ? ping(*share.micros) : QString(missing)});
    shown.tables.append(facts);
    return shown;
}

void JobPage::showJob(const QString& name) {
    m_name = name;
    m_filter->clear();
    m_header->showJob(name);
    for (int i = 0; i < m_tabs->count(); ++i) static_cast<JobTab*>(m_tabs->widget(i))->showJob(name);
    m_news->showJob(name);
    refresh();
    refreshTime();
}

void JobPage::showTab(const QString& id) {
    const auto at = static_cast<int>(m_ids.indexOf(id));
    if (at < 0) return;
    m_filter->clear();
    m_tools->setCurrentIndex(at);
    m_tabs->setCurrentIndex(at);
    placeCharts();
    current()->filter({});
    current()->refresh(job());
}

void JobPage::refresh() {
    if (!isVisible()) return;
    const auto* job = this->job();
    m_stack->setCurrentIndex(job == nullptr ? 1 : 0);
    if (job == nullptr) {
        m_gone->setSentence(m_name.isEmpty() ? tr("Choose a job") : tr("There is no job %1").arg(m_name));
        return;
    }
    const auto now = monitor().now();
    m_header->refresh(*job, now);
    m_rail->refresh(*job, context().control.shownState(*job), context().editor.workspace().job(m_name.toStdString()));
    m_times->refresh(*job);
    for (int i = 0; i < m_tabs->count(); ++i) static_cast<JobTab*>(m_tabs->widget(i))->refresh(job);
    refreshCounts();
}

void JobPage::refreshCounts() {
    const auto* job = this->job();
    if (job == nullptr) return;
    for (int i = 0; i < m_tabs->count(); ++i) {
        const auto* tab = static_cast<JobTab*>(m_tabs->widget(i));
        m_strip->setCount(m_ids[i], tab->count(*job), tab->alerts(*job));
    }
}

void JobPage::refreshTime() {
    const auto* job = this->job();
    if (job == nullptr || !isVisible()) return;
    m_charts->setData(*job, {monitor().history(), context().time.from(), context().time.to()}, monitor().now());
}

void JobPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    refresh();
    refreshTime();
}

void JobPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    placeCharts();
    m_middle->setFixedHeight(window()->height() < lowWindow ? 174 : 214);
    m_times->setFixedWidth(window()->width() < narrowWindow ? 250 : 300);
}

/// In a low window the charts make room for what is read and written below.
void JobPage::placeCharts() {
    const bool low = window()->height() < lowWindow;
    m_middle->setVisible(!low || !current()->needsHeight());
}

bool JobPage::focusFilter() {
    m_filter->setFocus(Qt::ShortcutFocusReason);
    return true;
}

void JobPage::save(QSettings& settings) const {
    for (const auto* table : m_tabs->findChildren<widgets::Table*>())
        settings.setValue(columnsKey(*table), table->horizontalHeader()->saveState());
}

void JobPage::restore(const QSettings& settings) {
    for (const auto* table : m_tabs->findChildren<widgets::Table*>())
        table->horizontalHeader()->restoreState(settings.value(columnsKey(*table)).toByteArray());
}

}  // namespace sluice::ui::pages::job
