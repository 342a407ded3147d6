#include "ui/pages/pipeline/pipeline_page.h"

#include "ui/pages/pipeline/chart_row.h"
#include "ui/pages/pipeline/figure_row.h"
#include "ui/pages/pipeline/figures.h"
#include "ui/pages/pipeline/inspector.h"
#include "ui/pages/pipeline/picture_model.h"
#include "ui/pages/pipeline/verdict_bar.h"
#include "ui/words/job_words.h"
#include "ui/words/system_words.h"
#include "widgets/feedback/empty_state.h"
#include "widgets/flow/flow_item.h"
#include "widgets/flow/flow_picture.h"
#include "widgets/form/chip.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"

#include <QAction>
#include <QStackedWidget>
#include <QTimer>

namespace sluice::ui::pages::pipeline {

namespace {

constexpr int lowWindow = 800;

}  // namespace

PipelinePage::PipelinePage(PageContext& context, QWidget* parent)
    : Page(context, parent),
      m_verdict(new VerdictBar(context)),
      m_figures(new FigureRow),
      m_frame(new QWidget),
      m_middle(new QStackedWidget),
      m_picture(new widgets::FlowPicture),
      m_empty(new widgets::EmptyState(QStringLiteral("database"), tr("Add a MySQL to begin"))),
      m_unused(new QWidget),
      m_charts(new ChartRow(context.actions.find(QStringLiteral("job.new")))),
      m_inspector(new Inspector(context)) {
    makePicture();
    auto* middle = widgets::row({m_frame, m_inspector}, widgets::grid::gap);
    middle->setStretch(0, 1);
    auto* all = widgets::column({m_verdict, m_figures, middle, m_charts}, widgets::grid::gap);
    all->setStretch(2, 1);
    setLayout(widgets::padded(all, widgets::grid::margin));
    m_inspector->hide();
    connect(m_figures, &FigureRow::chosen, this, &PipelinePage::select);
    connect(m_verdict, &VerdictBar::showWanted, this, [this](const QString& id) {
        select(id);
        openInspector(true);
    });
    connect(m_verdict, &VerdictBar::othersWanted, this, [this](const QStringList& ids) {
        m_inspector->showList(tr("What else is wrong"), ids);
        openInspector(true);
    });
    connect(m_charts, &ChartRow::wanted, this, &PipelinePage::refreshTime);
    connect(m_inspector, &Inspector::closed, this, [this] { openInspector(false); });
    connect(m_inspector, &Inspector::chosen, this, &PipelinePage::select);
    connect(&context.selection, &Selection::changed, this, &PipelinePage::followSelection);
    connect(&monitor(), &EngineMonitor::updated, this, &PipelinePage::refresh);
    connect(&monitor(), &EngineMonitor::secondPassed, this, &PipelinePage::refreshTime);
    connect(&monitor(), &EngineMonitor::membersChanged, this, &PipelinePage::refreshTime);
    connect(&context.time, &TimeView::changed, this, &PipelinePage::refreshTime);
    connect(&context.control, &EngineControl::pendingChanged, this, &PipelinePage::refresh);
    connect(&context.editor, &WorkspaceEditor::draftsChanged, this, &PipelinePage::refresh);
    connect(&context.editor, &WorkspaceEditor::changed, this, &PipelinePage::refresh);
}

void PipelinePage::makePicture() {
    m_picture->setObjectName(QStringLiteral("picture"));
    m_picture->setAccessibleName(tr("Pipeline"));
    m_empty->setObjectName(QStringLiteral("picture.empty"));
    m_empty->setCause(tr("This workspace has no connection yet. What its jobs read from comes first."));
    auto* add = new QAction(tr("New connection"), this);
    add->setObjectName(QStringLiteral("picture.connect"));
    connect(add, &QAction::triggered, this, [this] {
        context().open(QStringLiteral("connections"));
        if (auto* fresh = context().actions.find(QStringLiteral("connections.new"))) fresh->trigger();
    });
    m_empty->addAction(add);
    m_middle->addWidget(m_picture);
    m_middle->addWidget(m_empty);
    m_frame->setLayout(widgets::column({m_middle, m_unused}, 0));
    static_cast<QBoxLayout*>(m_frame->layout())->setStretch(0, 1);
    m_unused->hide();
    m_frame->setMinimumHeight(240);
    m_picture->setActions([this](const QString& id) {
        widgets::FlowActions actions;
        const auto set = context().jobs.of(jobOfId(id));
        if (set.start == nullptr) return actions;
        actions.buttons = {set.start->isEnabled() ? set.start : set.pause, set.stop};
        actions.menu = {set.start,          set.pause, set.stop,      set.restart, set.open,
                        set.copyDiagnostic, set.edit,  set.duplicate, set.remove};
        return actions;
    });
    m_picture->setGroupContent([this](const QStringList& jobs) {
        const auto* snapshot = monitor().snapshot();
        return snapshot == nullptr ? widgets::FlowPillContent{} : groupPill(*snapshot, context().control, jobs);
    });
    connect(m_picture, &widgets::FlowPicture::selectionChanged, this, [this](const QString& id) {
        select(id);
        if (!id.isEmpty()) openInspector(true);
    });
    connect(m_picture, &widgets::FlowPicture::opened, this, [this](const QString& id) {
        select(id);
        if (const auto job = jobOfId(id); !job.isEmpty())
            context().open(QStringLiteral("job:") + job);
        else
            openInspector(true);
    });
    connect(m_picture, &widgets::FlowPicture::groupChosen, this, [this](const QStringList& ids) {
        m_inspector->showList(counted(static_cast<std::uint64_t>(ids.size()), tr("%1 job"), tr("%1 jobs")), ids);
        openInspector(true);
    });
    // The badge counts rejected rows.
    connect(m_picture, &widgets::FlowPicture::badgeClicked, this, [this](const QString& id) {
        select(id);
        context().open(QStringLiteral("job:%1:rejected").arg(jobOfId(id)));
    });
    connect(m_picture, &widgets::FlowPicture::left, this, [this] { openInspector(false); });
}

Stretch PipelinePage::stretch() const {
    return {monitor().history(), context().time.from(), context().time.to()};
}

void PipelinePage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    refresh();
    refreshTime();
}

void PipelinePage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    m_charts->setFixedHeight(window()->height() < lowWindow ? 150 : 176);
    showSelected();
}

void PipelinePage::openInspector(bool open) {
    if (open == m_inspector->isVisibleTo(this)) return;
    m_inspector->setVisible(open);
    if (!open) {
        context().selection.clear();
        m_picture->select({});
    }
}

bool PipelinePage::toggleInspector() {
    openInspector(!m_inspector->isVisibleTo(this));
    return true;
}

Shown PipelinePage::shown() const {
    auto shown = Page::shown();
    const auto* snapshot = monitor().snapshot();
    if (snapshot == nullptr) return shown;
    ShownTable figures{tr("Figures"), {tr("Figure"), tr("Value"), tr("Detail")}, {}};
    for (const auto& figure :
         {binlogLag(*snapshot, stretch()), kafkaLag(*snapshot), hitRate(*snapshot), documents(*snapshot)})
        figures.rows.append({figure.label, figure.value.text(), figure.second});
    ShownTable systems{tr("Systems"), {tr("System"), tr("State"), tr("Product"), tr("Numbers")}, {}};
    for (const auto& system : snapshot->systems) {
        const auto card = cardOf(system, *snapshot);
        auto numbers = card.sentence;
        if (numbers.isEmpty() && !card.label1.isEmpty())
            numbers = QStringLiteral("%1: %2, %3: %4").arg(card.label1, card.value1, card.label2, card.value2);
        systems.rows.append({card.title, systemLook(system, *snapshot).word, productName(system), numbers});
    }
    shown.tables += {figures, systems};
    ShownTable jobs{
        tr("Jobs"), {tr("Job"), tr("State"), tr("Source"), tr("Target"), tr("Lag"), tr("Rate"), tr("Reason")}, {}};
    for (const auto& job : snapshot->jobs) {
        jobs.rows.append({QString::fromStdString(job.name), stateText(job, job.state, snapshot->at),
                          QString::fromStdString(job.source), QString::fromStdString(job.sink), lagText(job),
                          rate(job.rowsPerSecond).text(), QString::fromStdString(job.reason)});
    }
    shown.tables.append(jobs);
    return shown;
}

void PipelinePage::select(const QString& id) {
    if (const auto job = jobOfId(id); !job.isEmpty())
        context().selection.selectJob(job);
    else if (const auto system = systemOfId(id); !system.isEmpty())
        context().selection.selectSystem(system);
    else if (id.isEmpty())
        openInspector(false);
    else if (const auto draft = draftOfId(id); !draft.isEmpty())
        context().open(QStringLiteral("wizard:draft:") + draft);
    else
        openProposal(proposalOfId(id));
}

void PipelinePage::followSelection() {
    const auto& selection = context().selection;
    if (!selection.job().isEmpty()) {
        m_inspector->showJob(selection.job());
        m_picture->select(jobId(selection.job().toStdString()));
    } else if (!selection.system().isEmpty()) {
        m_inspector->showSystem(selection.system());
        m_picture->select(systemId(selection.system().toStdString()));
    } else {
        m_picture->select({});
        return;
    }
    openInspector(true);
    showSelected();
}

void PipelinePage::showSelected() {
    // Once the picture has taken its width.
    QTimer::singleShot(0, this, [this] {
        if (auto* item = m_picture->item(m_picture->selectedId())) m_picture->ensureWidgetVisible(item, 24, 24);
    });
}

void PipelinePage::openProposal(const QString& job) {
    const auto* snapshot = monitor().snapshot();
    if (snapshot == nullptr) return;
    for (const auto& proposal : proposals(*snapshot))
        if (proposal.job == job) return context().open(wizardPage(proposal));
}

void PipelinePage::refresh() {
    const auto* snapshot = monitor().snapshot();
    if (snapshot == nullptr || !isVisible()) return;
    m_verdict->refresh(*snapshot);
    m_figures->setNumbers(*snapshot, stretch());
    m_middle->setCurrentWidget(snapshot->systems.empty() ? static_cast<QWidget*>(m_empty) : m_picture);
    const auto model = pictureOf(*snapshot, context().control, context().editor.drafts());
    m_picture->setModel(model);
    for (const auto& system : model.systems) {
        if (auto* item = m_picture->item(system.id)) item->setObjectName(system.id);
    }
    for (const auto& job : model.jobs) {
        if (auto* item = m_picture->item(job.id)) item->setObjectName(job.id);
    }
    showUnused(*snapshot);
    if (m_inspector->isVisible()) m_inspector->refresh();
}

void PipelinePage::refreshTime() {
    const auto* snapshot = monitor().snapshot();
    if (snapshot == nullptr || !isVisible()) return;
    m_charts->setData(*snapshot, stretch());
    // An event of its own, so that a click in between waits for half as long.
    QTimer::singleShot(0, this, [this] {
        const auto* latest = monitor().snapshot();
        if (latest != nullptr && isVisible()) m_figures->setTrends(*latest, stretch());
    });
}

void PipelinePage::showUnused(const EngineSnapshot& snapshot) {
    auto unused = unusedSystems(snapshot);
    std::erase_if(unused,
                  [this](const auto* system) { return m_picture->item(systemId(system->connection.name)) != nullptr; });
    QStringList names;
    for (const auto* system : unused) names.append(QString::fromStdString(system->connection.name));
    if (names != m_unusedShown) {
        m_unusedShown = names;
        delete m_unused->layout();
        qDeleteAll(m_unused->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
        auto* line =
            widgets::row({new widgets::Text(tr("In no job"), widgets::TextSize::Caption, widgets::Tone::Muted)});
        for (const auto* system : unused) {
            const auto name = QString::fromStdString(system->connection.name);
            auto* chip = new widgets::Chip(name);
            chip->setObjectName(systemId(system->connection.name));
            chip->setClickable(true);
            connect(chip, &QAbstractButton::clicked, this, [this, name] { context().selection.selectSystem(name); });
            line->addWidget(chip);
        }
        line->addStretch(1);
        line->setContentsMargins(4, 8, 4, 0);
        m_unused->setLayout(line);
        m_unused->setVisible(!names.isEmpty());
    }
    for (const auto* system : unused) {
        auto* chip = m_unused->findChild<widgets::Chip*>(systemId(system->connection.name));
        const auto look = systemLook(*system, snapshot);
        if (chip != nullptr) chip->setShape(look.shape, look.tone);
    }
}

}  // namespace sluice::ui::pages::pipeline
