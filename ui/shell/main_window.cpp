#include "ui/shell/main_window.h"

#include "ui/shell/begin_anew.h"
#include "ui/shell/environment_frame.h"
#include "ui/shell/leave_words.h"
#include "ui/shell/outside_bar.h"
#include "ui/shell/page.h"
#include "ui/shell/preferences.h"
#include "ui/shell/rail.h"
#include "ui/shell/remove_job.h"
#include "ui/shell/status_line.h"
#include "ui/shell/top_bar.h"
#include "ui/shell/tray.h"
#include "ui/words/job_words.h"
#include "widgets/feedback/command_palette.h"
#include "widgets/feedback/confirm_sheet.h"
#include "widgets/feedback/toast.h"
#include "widgets/layout/box.h"
#include "widgets/theme/icon.h"

#include <algorithm>

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QStackedWidget>

namespace sluice::ui {

namespace {

const QString welcome = QStringLiteral("welcome");

/// The section of a page in the rail, as a number.
int sectionRank(const PageKind& kind) {
    if (kind.section.isEmpty()) return 0;
    if (kind.section == QStringLiteral("Systems")) return 1;
    return kind.section == QStringLiteral("bottom") ? 3 : 2;
}

QList<const PageKind*> sortedKinds() {
    const auto all = pages::all();
    QList<const PageKind*> kinds(all.begin(), all.end());
    std::ranges::sort(kinds, {}, [](const PageKind* kind) { return std::pair(sectionRank(*kind), kind->order); });
    return kinds;
}

/// What quitting stops. A window that looks on stops nothing: another process runs the jobs.
QString whatIsLost(const EngineMonitor& monitor) {
    return monitor.door().post ? whatQuittingDoes(monitor.snapshot()) : QString();
}

QString droppedFile(const QMimeData* data) {
    if (!data->hasUrls() || data->urls().size() != 1) return {};
    const auto file = data->urls().front().toLocalFile();
    return file.endsWith(QStringLiteral(".toml"), Qt::CaseInsensitive) ? file : QString();
}

}  // namespace

MainWindow::MainWindow(Host host, QWidget* parent)
    : QMainWindow(parent),
      m_host(std::move(host)),
      m_control(m_monitor),
      m_time(m_monitor),
      m_jobActions(m_monitor, m_control, m_actions),
      m_context{m_monitor,
                m_control,
                m_editor,
                m_time,
                m_selection,
                m_actions,
                m_jobActions,
                m_problem,
                m_host,
                [this](const QString& page) { openPage(page); },
                [this](const QString& sentence, widgets::Tone tone) {
                    widgets::Toast::show(this, sentence, widgets::Shape::None, tone);
                }},
      m_kinds(sortedKinds()) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Sluice"));
    setWindowIcon(widgets::icon(QStringLiteral("sluice")));
    setMinimumSize(880, 600);
    setAcceptDrops(true);
    resize(1440, 900);
    if (!m_host.settingsFile.isEmpty())
        m_settings = std::make_unique<QSettings>(m_host.settingsFile, QSettings::IniFormat);
    m_monitor.paceSampling(Preferences::read(m_host.settingsFile).samplingPace);
    makeFrame();
    makeActions();
    m_jobActions.setOpen(m_context.open);
    m_jobActions.setAnew([this](const QString& job) { beginAnew(m_context, job, this); });
    m_jobActions.setRemove([this](const QString& job) { removeJob(m_context, job, this); });
    connect(&m_monitor, &EngineMonitor::updated, this, &MainWindow::refresh);
    connect(&m_monitor, &EngineMonitor::membersChanged, this, &MainWindow::showPlace);
    connect(&m_monitor, &EngineMonitor::eventsArrived, this, &MainWindow::notice);
    connect(&m_control, &EngineControl::finished, this, &MainWindow::report);
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(500);
    connect(&m_saveSoon, &QTimer::timeout, this, &MainWindow::saveState);
    restoreState();
    openPage(m_kinds.front()->id);
}

MainWindow::~MainWindow() {
    saveState();
    // Pages go before what they were given.
    delete takeCentralWidget();
}

void MainWindow::makeFrame() {
    m_environment = new EnvironmentFrame;
    m_rail = new Rail;
    m_topBar = new TopBar(m_time);
    m_stack = new QStackedWidget;
    m_statusLine = new StatusLine;
    m_tray = new Tray(this);
    QList<const PageKind*> inRail;
    std::ranges::copy_if(m_kinds, std::back_inserter(inRail), &PageKind::inRail);
    m_rail->setPages(inRail);
    connect(m_rail, &Rail::chosen, this, &MainWindow::openPage);
    connect(m_topBar, &TopBar::paletteWanted, this, &MainWindow::openPalette);
    connect(m_statusLine, &StatusLine::chosen, this, [this](const QString& system) {
        openPage(QStringLiteral("pipeline"));
        m_selection.selectSystem(system);
    });
    connect(m_tray, &Tray::openWanted, this, [this] {
        show();
        raise();
        activateWindow();
    });
    connect(m_tray, &Tray::quitWanted, this, &MainWindow::quit);
    connect(m_topBar, &TopBar::newJobWanted, this, [this] { openPage(QStringLiteral("wizard")); });
    connect(&m_fileWatch, &FileWatch::changed, &m_editor, &WorkspaceEditor::look);
    connect(&m_editor, &WorkspaceEditor::troubled, this, [this](const QString& sentence) {
        widgets::Toast::show(this, sentence, widgets::Shape::OctagonCross, widgets::Tone::Critical);
    });
    auto* right = widgets::column({m_topBar, new OutsideBar(m_context), m_stack, m_statusLine}, 0);
    right->setStretch(2, 1);
    auto* body = widgets::row({m_rail, right}, 0);
    body->setStretch(1, 1);
    auto* all = widgets::column({m_environment, body}, 0);
    all->setStretch(1, 1);
    setCentralWidget(widgets::holding(new QWidget, all));
    m_palette = new widgets::CommandPalette(this);
}

void MainWindow::attach(EngineDoor door) {
    m_problem.set({}, {});
    m_time.setLive(true);
    m_control.setPost(door.post);
    m_control.setReport(door.report);
    m_editor.attach(door);
    m_monitor.attach(std::move(door));
    m_navigation = {};
    const auto* snapshot = m_monitor.snapshot();
    m_fileWatch.watch(snapshot == nullptr ? QString() : QString::fromStdString(snapshot->workspaceFile));
    openPage(m_kinds.front()->id);
    refresh();
}

void MainWindow::detach() {
    m_control.setPost({});
    m_control.setReport({});
    m_editor.detach();
    m_monitor.detach();
    m_fileWatch.watch({});
    m_selection.clear();
    m_navigation = {};
    openPage(welcome);
    refresh();
}

void MainWindow::showOpening(const QString& file) {
    m_problem.setOpening(file);
    if (!m_monitor.isAttached()) openPage(welcome);
}

void MainWindow::showBroken(const QString& file, const QString& sentence) {
    if (m_monitor.isAttached()) {
        widgets::Toast::show(this, sentence, widgets::Shape::OctagonCross, widgets::Tone::Critical);
        return;
    }
    m_problem.set(file, sentence);
    openPage(welcome);
}

QStringList MainWindow::pageIds() {
    QStringList ids;
    for (const auto* kind : sortedKinds()) ids.append(kind->id);
    return ids;
}

Page* MainWindow::page(const QString& id) {
    if (auto* made = m_pages.value(id)) return made;
    const auto kind = std::ranges::find(m_kinds, id, &PageKind::id);
    if (kind == m_kinds.end()) return nullptr;
    auto* page = (*kind)->make(m_context, m_stack);
    page->setObjectName(QStringLiteral("page.") + id);
    if (m_settings) page->restore(*m_settings);
    m_stack->addWidget(page);
    m_pages.insert(id, page);
    return page;
}

bool MainWindow::openPage(const QString& page) {
    const auto id = page.section(QChar(u':'), 0, 0);
    const auto kind = std::ranges::find(m_kinds, id, &PageKind::id);
    if (kind == m_kinds.end()) return false;
    if ((*kind)->needsWorkspace && !m_monitor.isAttached()) return openPage(welcome);
    m_navigation.go(page);
    reveal(page);
    return true;
}

void MainWindow::reveal(const QString& page) {
    const auto id = page.section(QChar(u':'), 0, 0);
    auto* shown = this->page(id);
    shown->open(page.section(QChar(u':'), 1));
    m_stack->setCurrentWidget(shown);
    const auto kind = std::ranges::find(m_kinds, id, &PageKind::id);
    m_rail->setCurrent((*kind)->under.isEmpty() ? id : (*kind)->under);
    m_actions.find(QStringLiteral("go.back"))->setEnabled(m_navigation.canGoBack());
    m_actions.find(QStringLiteral("go.forward"))->setEnabled(m_navigation.canGoForward());
    showPlace();
}

void MainWindow::showPlace() {
    const auto* snapshot = m_monitor.snapshot();
    const auto name = snapshot == nullptr ? QString() : QString::fromStdString(snapshot->workspaceName);
    const auto id = currentPage().section(QChar(u':'), 0, 0);
    const auto kind = std::ranges::find(m_kinds, id, &PageKind::id);
    const bool first = kind == m_kinds.end() || *kind == m_kinds.front() || (*kind)->id == welcome;
    const auto* shown = m_pages.value(id);
    const auto place = shown == nullptr || shown->place().isEmpty() ? (*kind)->shownTitle() : shown->place();
    m_topBar->setPlace(name.isEmpty() ? tr("No workspace") : name, first ? QString() : place);
    m_topBar->setTimeShown(snapshot != nullptr);
    const bool known = snapshot != nullptr && !snapshot->systems.empty();
    const auto environment = known ? shownEnvironment(snapshot->environment) : widgets::Environment::None;
    m_environment->setEnvironment(environment);
    m_topBar->setEnvironment(environment, known ? environmentName(snapshot->environment) : QString());
    setWindowTitle(name.isEmpty() ? QStringLiteral("Sluice") : name + QStringLiteral(" – Sluice"));
}

void MainWindow::refresh() {
    const auto* snapshot = m_monitor.snapshot();
    m_tray->setSnapshot(snapshot);
    if (!isVisible()) return;
    m_statusLine->setSnapshot(snapshot);
    m_rail->count(snapshot);
}

void MainWindow::report(const CommandResult& result) {
    using Outcome = CommandResult::Outcome;
    if (result.outcome == Outcome::Done && result.together > 1) return;
    const bool well = result.outcome == Outcome::Done;
    widgets::Toast::show(this, result.sentence, well ? widgets::Shape::DiscTick : widgets::Shape::Triangle,
                         well ? widgets::Tone::Healthy : widgets::Tone::Warning);
}

void MainWindow::notice(const std::vector<EngineEvent>& events) {
    if (isVisible() && isActiveWindow()) return;
    for (const auto& event : events) {
        if (event.severity >= 3) m_tray->say(QString::fromStdString(event.subject), QString::fromStdString(event.text));
    }
}

void MainWindow::openPalette() {
    m_paletteActions = std::make_unique<QObject>();
    m_palette->open(m_actions.forPalette(m_paletteActions.get()));
}

void MainWindow::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Open a workspace file"), {}, tr("Workspaces (*.toml)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, m_host.openWorkspace);
    dialog->open();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (m_host.openWorkspace && !droppedFile(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const auto file = droppedFile(event->mimeData());
    if (m_host.openWorkspace && !file.isEmpty()) m_host.openWorkspace(file);
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    m_rail->setNarrow(width() < 1200);
    m_saveSoon.start();
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    refresh();
}

void MainWindow::moveEvent(QMoveEvent* event) {
    QMainWindow::moveEvent(event);
    m_saveSoon.start();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (m_leaving || whatIsLost(m_monitor).isEmpty()) {
        event->accept();
        leave();
        return;
    }
    event->ignore();
    if (!m_tray->isThere()) {
        quit();
        return;
    }
    hide();
    if (m_settings && m_settings->value(QStringLiteral("notices/hidesToTray")).toBool()) return;
    m_tray->say(QStringLiteral("Sluice"), tr("The jobs go on. Sluice is in the tray; quit it there or with Ctrl+Q."));
    if (m_settings) m_settings->setValue(QStringLiteral("notices/hidesToTray"), true);
}

void MainWindow::quit() {
    const auto effect = whatIsLost(m_monitor);
    if (effect.isEmpty()) {
        leave();
        return;
    }
    widgets::ConfirmSheet::Question question;
    question.title = tr("Quit Sluice?");
    question.effect = effect;
    question.action = tr("Quit");
    question.keep = tr("Keep running");
    const auto environment = m_monitor.snapshot()->environment;
    question.environment = shownEnvironment(environment);
    question.environmentName = environmentName(environment);
    auto* sheet = new widgets::ConfirmSheet(question, this);
    sheet->setObjectName(QStringLiteral("quitSheet"));
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, &MainWindow::leave);
    sheet->open();
}

void MainWindow::leave() {
    if (std::exchange(m_leaving, true)) return;
    saveState();
    if (m_host.quit) m_host.quit();
}

void MainWindow::saveState() {
    if (!m_settings) return;
    m_settings->setValue(QStringLiteral("window/geometry"), saveGeometry());
    for (const auto* page : std::as_const(m_pages)) page->save(*m_settings);
}

void MainWindow::restoreState() {
    if (!m_settings) return;
    restoreGeometry(m_settings->value(QStringLiteral("window/geometry")).toByteArray());
}

}  // namespace sluice::ui
