#include "ui/pages/welcome/welcome_page.h"

#include "ui/pages/welcome/door.h"
#include "ui/pages/welcome/sandbox_run.h"
#include "ui/pages/welcome/sandbox_sheet.h"
#include "widgets/feedback/busy_ring.h"
#include "widgets/feedback/empty_state.h"
#include "widgets/layout/box.h"
#include "widgets/layout/card.h"
#include "widgets/layout/text.h"
#include "widgets/theme/status_shape.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QSaveFile>
#include <QScrollArea>
#include <QStackedWidget>
#include <QUrl>

namespace sluice::ui::pages::welcome {

using widgets::TextSize;
using widgets::Tone;

namespace {

/// What a new workspace file begins with: one connection to fill in, and what comes next.
const char* const beginning =
    "[workspace]\n"
    "name = \"my-workspace\"\n"
    "\n"
    "# How to reach your MySQL. The password stays where it is: env:NAME, file:PATH or keyring.\n"
    "[connection.orders-db]\n"
    "kind = \"mysql\"\n"
    "host = \"127.0.0.1\"\n"
    "port = 3306\n"
    "user = \"sluice\"\n"
    "password = \"env:ORDERS_PASSWORD\"\n"
    "environment = \"development\"   # development, staging, production\n"
    "read_only = true\n"
    "\n"
    "# Where the changes go. `sluice describe` lists every option of every kind.\n"
    "[connection.bus]\n"
    "kind = \"kafka\"\n"
    "brokers = [\"127.0.0.1:9092\"]\n";

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
        auto* own = new Door(QStringLiteral("connections"), tr("Connect your systems"),
                             tr("Begin a workspace file with your MySQL and where its changes should go: TiDB, Kafka, "
                                "Redis, Elasticsearch."));
        own->setObjectName(QStringLiteral("door.connect"));
        connect(own, &widgets::Card::clicked, this, &WelcomePage::connectSystems);
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
             widgets::Space{14}, title, widgets::Space{2}, words, widgets::Space{28}, doors, widgets::Stretch{3}},
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
    const QByteArray text(beginning);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        context().say(tr("%1 cannot be written: %2").arg(path, file.errorString()), Tone::Critical);
        return;
    }
    QDesktopServices::openUrl(QUrl::fromLocalFile(path));
    context().host.openWorkspace(path);
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
