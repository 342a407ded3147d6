#include "ui/pages/pipeline/pipeline_page.h"

#include "ui/pages/pipeline/chart_row.h"
#include "ui/pages/pipeline/figure_row.h"
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
#include "widgets/layout/card.h"
#include "widgets/layout/text.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QStackedWidget>

namespace sluice::ui::pages::pipeline {

namespace {

constexpr int lowWindow = 800;
constexpr int narrowWindow = 1200;

}  // namespace

PipelinePage::PipelinePage(PageContext& context, QWidget* parent)
    : Page(context, parent),
      m_verdict(new VerdictBar(context)),
      m_figures(new FigureRow),
      m_frame(new widgets::Card),
      m_middle(new QStackedWidget),
      m_picture(new widgets::FlowPicture),
      m_empty(new widgets::EmptyState(QStringLiteral("database"), tr("Add a MySQL to begin"))),
      m_unused(new QWidget),
      m_charts(new ChartRow),
      m_inspector(new Inspector(context)),
      m_grid(new QGridLayout(this)) {
    makePicture();
    m_grid->setContentsMargins(16, 16, 16, 16);
    m_grid->setSpacing(widgets::grid::gap);
    m_grid->addWidget(m_verdict, 0, 0, 1, 2);
    m_grid->addWidget(m_figures, 1, 0, 1, 2);
    m_grid->addWidget(m_frame, 2, 0);
    m_grid->addWidget(m_charts, 3, 0);
    m_grid->setRowStretch(2, 1);
    m_grid->setColumnStretch(0, 1);
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
    connect(&context.time, &TimeView::changed, this, &PipelinePage::refreshTime);
    connect(&context.control, &EngineControl::pendingChanged, this, &PipelinePage::refresh);
}

void PipelinePage::makePicture() {
    m_picture->setObjectName(QStringLiteral("picture"));
    m_picture->setAccessibleName(tr("Pipeline"));
    m_empty->setObjectName(QStringLiteral("picture.empty"));
    m_empty->setCause(
        tr("This workspace names no connection. Connections and jobs are written in its file; it is read again when it "
           "is opened."));
    if (auto* open = context().actions.find(QStringLiteral("workspace.open"))) m_empty->addAction(open);
    m_middle->addWidget(m_picture);
    m_middle->addWidget(m_empty);
    auto* body = static_cast<widgets::Card*>(m_frame)->body();
    body->setContentsMargins(8, 8, 8, 8);
    body->setSpacing(0);
    body->addWidget(m_middle, 1);
    body->addWidget(m_unused);
    m_unused->hide();
    m_frame->setMinimumHeight(240);
    m_picture->setActions([this](const QString& id) {
        widgets::FlowActions actions;
        const auto set = context().jobs.of(jobOfId(id));
        if (set.start == nullptr) return actions;
        actions.buttons = {set.start->isEnabled() ? set.start : set.pause, set.stop};
        actions.menu = {set.start, set.pause, set.stop, set.restart, set.copyDiagnostic};
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
        openInspector(true);
    });
    connect(m_picture, &widgets::FlowPicture::groupChosen, this, [this](const QStringList& ids) {
        m_inspector->showList(counted(static_cast<std::uint64_t>(ids.size()), tr("job"), tr("jobs")), ids);
        openInspector(true);
    });
    connect(m_picture, &widgets::FlowPicture::badgeClicked, this, [this](const QString& id) {
        select(id);
        openInspector(true);
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
    placeInspector();
}

void PipelinePage::placeInspector() {
    // Beside the charts too where they keep room enough; else beside the picture alone.
    const bool beside = m_inspector->isVisibleTo(this);
    m_grid->removeWidget(m_inspector);
    m_grid->removeWidget(m_charts);
    const bool wide = window()->width() >= narrowWindow;
    m_grid->addWidget(m_charts, 3, 0, 1, beside && !wide ? 2 : 1);
    m_grid->addWidget(m_inspector, 2, 1, wide ? 2 : 1, 1);
}

void PipelinePage::openInspector(bool open) {
    if (open == m_inspector->isVisibleTo(this)) return;
    m_inspector->setVisible(open);
    placeInspector();
    if (!open) {
        context().selection.clear();
        m_picture->select({});
    }
}

bool PipelinePage::toggleInspector() {
    openInspector(!m_inspector->isVisibleTo(this));
    return true;
}

void PipelinePage::select(const QString& id) {
    if (const auto job = jobOfId(id); !job.isEmpty())
        context().selection.selectJob(job);
    else if (const auto system = systemOfId(id); !system.isEmpty())
        context().selection.selectSystem(system);
    else if (id.isEmpty())
        openInspector(false);
    else
        copyProposal(id);
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
}

void PipelinePage::copyProposal(const QString& id) {
    const auto* snapshot = monitor().snapshot();
    if (snapshot == nullptr) return;
    for (const auto& proposal : proposals(*snapshot)) {
        if (!id.endsWith(QChar(u'.') + proposal.job)) continue;
        QGuiApplication::clipboard()->setText(proposalToml(proposal, *snapshot));
        context().say(tr("The lines of job %1 are copied. Put them into %2 and open it again.")
                          .arg(proposal.job, QString::fromStdString(snapshot->workspaceFile)),
                      widgets::Tone::Neutral);
    }
}

void PipelinePage::refresh() {
    const auto* snapshot = monitor().snapshot();
    if (snapshot == nullptr || !isVisible()) return;
    m_verdict->refresh(*snapshot);
    m_figures->setNumbers(*snapshot, stretch());
    m_middle->setCurrentWidget(snapshot->systems.empty() ? static_cast<QWidget*>(m_empty) : m_picture);
    const auto model = pictureOf(*snapshot, context().control);
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
    m_figures->setTrends(*snapshot, stretch());
    m_charts->setData(*snapshot, stretch());
}

void PipelinePage::showUnused(const EngineSnapshot& snapshot) {
    const auto unused = unusedSystems(snapshot);
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
        line->setContentsMargins(8, 6, 8, 2);
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
