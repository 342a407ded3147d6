#include "app/session.h"

#include "app/keyring.h"
#include "app/paths.h"
#include "backend/engine/validate.h"
#include "ui/bridge/engine_door.h"
#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSettings>
#include <QThread>

namespace sluice::app {
namespace {

constexpr auto drainDeadline = std::chrono::seconds(8);
constexpr auto lastWorkspaceKey = "workspace/last";

/// Runs `work` beside the event loop, then `then` in it.
void beside(QObject* context, std::function<void()> work, std::function<void()> then) {
    auto* thread = QThread::create(std::move(work));
    QObject::connect(thread, &QThread::finished, context, std::move(then));
    QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    thread->start();
}

Result<OpenEngine> openEngine(const std::string& file, const std::string& stateFolder) {
    auto workspace = config::loadWorkspace(file);
    if (!workspace) return forward(workspace);
    if (auto valid = validate(*workspace); !valid) return forward(valid);
    EngineOptions options;
    options.stateFolder = stateFolder;
    options.secrets = config::Secrets(systemKeyring());
    auto engine = Engine::open(*workspace, options);
    if (engine) {
        (*engine)->startWanted();
        return OpenEngine{std::move(*engine), false};
    }
    log(LogLevel::Warning, workspace->name, engine.error().message);
    // Another process runs these jobs: this window looks on.
    options.readOnly = true;
    engine = Engine::open(std::move(*workspace), std::move(options));
    if (!engine) return forward(engine);
    return OpenEngine{std::move(*engine), true};
}

}  // namespace

QString lastWorkspace(const QString& settingsFile) {
    if (settingsFile.isEmpty()) return {};
    const QString file = QSettings(settingsFile, QSettings::IniFormat).value(lastWorkspaceKey).toString();
    return QFileInfo::exists(file) ? file : QString();
}

Session::Session(Options options) : m_options(std::move(options)) {
    makeWindow();
    // Queued: who changed it is part of the window that goes.
    if (auto* language = ui::Language::instance())
        connect(language, &ui::Language::changed, this, &Session::remakeWindow, Qt::QueuedConnection);
}

void Session::makeWindow() {
    ui::Host host;
    host.openWorkspace = [this](const QString& file) { open(file); };
    host.quit = [this] { quit(); };
    host.sandboxCommand = {QCoreApplication::applicationFilePath(), QStringLiteral("sandbox")};
    host.sandboxWorkspace = resourceFolder() + "/examples/shop.toml";
    host.settingsFile = m_options.settingsFile;
    host.dataFolder = m_options.stateFolder;
    host.storePassword = keyringStore();
    m_window = std::make_unique<ui::MainWindow>(std::move(host));
}

void Session::remakeWindow() {
    if (m_quitting) return;
    const auto page = m_window->currentPage();
    const bool seen = m_window->isVisible();
    const auto geometry = m_window->saveGeometry();
    m_window->detach();
    makeWindow();
    m_window->restoreGeometry(geometry);
    if (m_engine) m_window->attach(door());
    if (seen) m_window->show();
    m_window->openPage(page);
}

ui::EngineDoor Session::door() const {
    auto door = ui::EngineDoor::of(*m_engine);
    if (m_looksOn) {
        door.post = {};
        door.replaceWorkspace = {};
        door.rejects.drop = {};
        door.rejects.replay = {};
    }
    return door;
}

Session::~Session() {
    m_window->detach();
    if (m_engine) m_engine->shutDown(drainDeadline);
}

void Session::open(const QString& file) {
    m_window->showOpening(file);
    replaceEngine([this, file] {
        auto result = std::make_shared<Result<OpenEngine>>(OpenEngine{});
        beside(
            this,
            [=, path = file.toStdString(), state = m_options.stateFolder.toStdString()] {
                *result = openEngine(path, state);
            },
            [=, this] { attach(file, std::move(*result)); });
    });
}

void Session::attach(const QString& file, Result<OpenEngine> result) {
    if (result) {
        m_engine = std::move(result->engine);
        m_looksOn = result->looksOn;
        m_window->attach(door());
        if (!m_options.settingsFile.isEmpty())
            QSettings(m_options.settingsFile, QSettings::IniFormat)
                .setValue(lastWorkspaceKey, QFileInfo(file).absoluteFilePath());
    } else {
        m_window->showBroken(file, QString::fromStdString(result.error().message));
    }
    Q_EMIT opened();
}

void Session::replaceEngine(std::function<void()> then) {
    m_window->detach();
    if (!m_engine) return then();
    std::shared_ptr<Engine> leaving = std::move(m_engine);
    beside(this, [leaving] { leaving->shutDown(drainDeadline); }, std::move(then));
}

void Session::quit() {
    if (std::exchange(m_quitting, true)) return;
    m_window->setEnabled(false);
    replaceEngine([] { QCoreApplication::exit(0); });
}

}  // namespace sluice::app
