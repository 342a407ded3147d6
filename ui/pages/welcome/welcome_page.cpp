#include "ui/pages/welcome/welcome_page.h"

#include "ui/pages/welcome/door.h"
#include "ui/pages/welcome/sandbox_run.h"
#include "ui/pages/welcome/sandbox_sheet.h"
#include "widgets/feedback/busy_ring.h"
#include "widgets/feedback/empty_state.h"
#include "widgets/form/button.h"
#include "widgets/layout/box.h"
#include "widgets/layout/card.h"
#include "widgets/layout/text.h"
#include "widgets/theme/status_shape.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStandardPaths>

namespace sluice::ui::pages::welcome {

using widgets::TextSize;
using widgets::Tone;

namespace {

/// What a new workspace file begins with; connections and jobs are put into it by the wizard.
QByteArray beginning(const QString& name) {
    return QStringLiteral(
               "# Connections and jobs of Sluice. The window edits this file; so may you.\n"
               "[workspace]\n"
               "name = \"%1\"\n")
        .arg(name)
        .toUtf8();
}

/// Where a new workspace goes unless its user says otherwise: beside the documents, under a name that is free.
QString proposedFile() {
    const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    const QDir folder = documents.exists() ? documents : QDir::home();
    auto path = folder.filePath(QStringLiteral("sluice.toml"));
    for (int i = 2; QFileInfo::exists(path); ++i) path = folder.filePath(QStringLiteral("sluice-%1.toml").arg(i));
    return path;
}

QString shortened(const QString& path) {
    const auto home = QDir::homePath() + QChar(u'/');
    return path.startsWith(home) ? QStringLiteral("~/") + path.mid(home.size()) : path;
}

}  // namespace

WelcomePage::WelcomePage(PageContext& context, QWidget* parent)
    : Page(context, parent),
      m_stack(new QStackedWidget),
      m_doors(nullptr),
      m_opening(nullptr),
      m_openingText(new widgets::Text({}, TextSize::Title, Tone::Secondary)),
      m_problem(new widgets::Card),
      m_problemTitle(new widgets::Text({}, TextSize::Body, Tone::Text, QFont::DemiBold)),
      m_problemText(new widgets::Text({}, TextSize::Body, Tone::Secondary)) {
    m_problem->setObjectName(QStringLiteral("welcome.problem"));
    m_problem->setTone(Tone::Critical);
    auto* shape = new widgets::ShapeView(16);
    shape->setShape(widgets::Shape::OctagonCross, Tone::Critical);
    m_problemText->setWordWrap(true);
    m_problemText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_problem->body()->addLayout(widgets::row({shape, m_problemTitle, widgets::Stretch{}}));
    m_problem->body()->addWidget(m_problemText);
    m_doors = makeDoors();
    m_opening = makeOpening();
    m_stack->addWidget(m_doors);
    m_stack->addWidget(m_opening);
    auto* all = widgets::column({m_problem, m_stack}, widgets::grid::gap);
    all->setStretch(1, 1);
    setLayout(widgets::padded(all, widgets::grid::margin));
    connect(&context.problem, &OpenProblem::changed, this, &WelcomePage::showProblem);
    connect(&context.monitor, &EngineMonitor::attachedChanged, this, &WelcomePage::leadOn);
    showProblem();
}

QWidget* WelcomePage::makeOpening() {
    m_openingText->setObjectName(QStringLiteral("welcome.opening"));
    auto* line = widgets::row({widgets::Stretch{}, new widgets::BusyRing(20), m_openingText, widgets::Stretch{}}, 12);
    return widgets::holding(new QWidget, widgets::column({widgets::Stretch{2}, line, widgets::Stretch{3}}));
}

QWidget* WelcomePage::makeDoors() {
    const auto& host = context().host;
    auto* doors = widgets::row({widgets::Stretch{}}, 20);
    if (host.openWorkspace) {
        auto* own =
            new Door(QStringLiteral("connections"), tr("Connect your systems"),
                     tr("Make your first job step by step: from your MySQL to TiDB, Kafka, Redis or Elasticsearch. "
                        "It is kept in %1.")
                         .arg(shortened(proposedFile())));
        own->setObjectName(QStringLiteral("door.connect"));
        connect(own, &widgets::Card::clicked, this, [this] { writeWorkspace(proposedFile()); });
        doors->addWidget(own);
    }
    if (!host.sandboxCommand.isEmpty()) {
        auto* sandbox = new Door(QStringLiteral("sandbox"), tr("Try the sandbox"),
                                 tr("Real MySQL, Kafka, Redis, Elasticsearch and TiDB on this machine, with a shop's "
                                    "data and four jobs between them."));
        sandbox->setObjectName(QStringLiteral("door.sandbox"));
        connect(sandbox, &widgets::Card::clicked, this, &WelcomePage::openSandbox);
        doors->addWidget(sandbox);
    }
    if (auto* open = context().actions.find(QStringLiteral("workspace.open"))) {
        auto* file = new Door(QStringLiteral("folder"), tr("Open a workspace file"),
                              tr("Choose a .toml file, or drag it into this window."));
        file->setObjectName(QStringLiteral("door.open"));
        connect(file, &widgets::Card::clicked, open, &QAction::trigger);
        doors->addWidget(file);
    }
    doors->addStretch(1);
    auto* elsewhere = new widgets::Button(tr("Begin a workspace file elsewhere…"), widgets::Button::Kind::Flat);
    elsewhere->setObjectName(QStringLiteral("door.elsewhere"));
    elsewhere->setVisible(static_cast<bool>(host.openWorkspace));
    connect(elsewhere, &QPushButton::clicked, this, &WelcomePage::connectSystems);
    auto* title =
        new widgets::Text(tr("Keep everything in step with your MySQL"), TextSize::Figure, Tone::Text, QFont::DemiBold);
    auto* words = new widgets::Text(
        tr("Sluice reads the binlog, writes to TiDB, Kafka, Redis and Elasticsearch, and shows how far each one is."),
        TextSize::Title, Tone::Secondary);
    title->setAlignment(Qt::AlignHCenter);
    words->setAlignment(Qt::AlignHCenter);
    words->setWordWrap(true);
    return widgets::holding(
        new QWidget,
        widgets::column(
            {widgets::Stretch{2},
             widgets::row(
                 {widgets::Stretch{}, new widgets::IconView(QStringLiteral("sluice"), 56), widgets::Stretch{}}),
             widgets::Space{14}, title, widgets::Space{2}, words, widgets::Space{28}, doors, widgets::Space{8},
             widgets::row({widgets::Stretch{}, elsewhere, widgets::Stretch{}}), widgets::Stretch{3}},
            6));
}

void WelcomePage::open(const QString& part) {
    if (part == QStringLiteral("sandbox") && !context().host.sandboxCommand.isEmpty())
        openSandbox();
    else
        showProblem();
}

void WelcomePage::openSandbox() {
    if (m_sheet == nullptr) {
        m_run = new SandboxRun(context().host.sandboxCommand, this);
        m_sheet = new SandboxSheet(*m_run);
        auto* scroll = new QScrollArea;
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setWidgetResizable(true);
        auto* centre = widgets::row({widgets::Stretch{}, m_sheet, widgets::Stretch{}});
        scroll->setWidget(
            widgets::holding(new QWidget, widgets::column({widgets::Stretch{1}, centre, widgets::Stretch{2}})));
        m_stack->addWidget(scroll);
        m_sandbox = scroll;
        const auto openPipeline = [this] {
            const auto& host = context().host;
            if (host.openWorkspace && !host.sandboxWorkspace.isEmpty()) host.openWorkspace(host.sandboxWorkspace);
        };
        connect(m_sheet, &SandboxSheet::left, this, [this] { m_stack->setCurrentWidget(m_doors); });
        connect(m_sheet, &SandboxSheet::openWanted, this, openPipeline);
        connect(m_run, &SandboxRun::enough, this, openPipeline);
    }
    m_stack->setCurrentWidget(m_sandbox);
    if (!m_run->isRunning()) m_run->look();
}

void WelcomePage::connectSystems() {
    auto* dialog = new QFileDialog(this, tr("Where the new workspace file goes"), QStringLiteral("sluice.toml"),
                                   tr("Workspaces (*.toml)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("toml"));
    connect(dialog, &QFileDialog::fileSelected, this, &WelcomePage::writeWorkspace);
    dialog->open();
}

void WelcomePage::writeWorkspace(const QString& path) {
    QSaveFile file(path);
    const auto name = QFileInfo(path).completeBaseName().toLower();
    static const QRegularExpression legal(QStringLiteral("^[a-z][a-z0-9-]{0,40}$"));
    const auto text = beginning(legal.match(name).hasMatch() ? name : QStringLiteral("my-workspace"));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        context().say(tr("%1 cannot be written: %2").arg(path, file.errorString()), Tone::Critical);
        return;
    }
    m_begun = true;
    context().host.openWorkspace(path);
}

/// A workspace that was begun here has nothing in it yet: its first job is made next.
void WelcomePage::leadOn() {
    if (!monitor().isAttached() || !std::exchange(m_begun, false)) return;
    // After the window has gone to its first page.
    QMetaObject::invokeMethod(this, [this] { context().open(QStringLiteral("wizard")); }, Qt::QueuedConnection);
}

void WelcomePage::showProblem() {
    const auto& problem = context().problem;
    m_stack->setCurrentWidget(problem.isOpening() ? m_opening : m_doors);
    m_openingText->setText(tr("Opening %1").arg(problem.file()));
    m_problem->setVisible(!problem.sentence().isEmpty());
    if (problem.sentence().isEmpty()) return;
    m_problemTitle->setText(tr("%1 cannot be opened").arg(problem.file()));
    m_problemText->setText(problem.sentence());
}

}  // namespace sluice::ui::pages::welcome
