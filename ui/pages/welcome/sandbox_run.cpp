#include "ui/pages/welcome/sandbox_run.h"

#include "ui/words/words.h"

#include <algorithm>
#include <array>

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sluice::ui::pages::welcome {

namespace {

using State = SandboxSystem::State;

struct Word {
    const char* json;
    State state;
};
constexpr std::array<Word, 11> words = {{{"stopped", State::Stopped},
                                         {"waiting", State::Waiting},
                                         {"downloading", State::Downloading},
                                         {"unpacking", State::Unpacking},
                                         {"starting", State::Starting},
                                         {"answering", State::Answering},
                                         {"running", State::Answering},
                                         {"building", State::Building},
                                         {"unavailable", State::Unavailable},
                                         {"failed", State::Failed},
                                         {"preparing", State::Unpacking}}};

State stateOf(const QString& word, State otherwise) {
    const auto found = std::ranges::find_if(words, [&](const Word& one) { return word == QLatin1String(one.json); });
    return found == words.end() ? otherwise : found->state;
}

}  // namespace

bool takeEvent(QList<SandboxSystem>& systems, const QByteArray& line) {
    const auto event = QJsonDocument::fromJson(line).object();
    const auto name = event[QStringLiteral("system")].toString();
    const auto found = std::ranges::find(systems, name, &SandboxSystem::name);
    if (name.isEmpty() || found == systems.end()) return false;
    found->state = stateOf(event[QStringLiteral("state")].toString(), found->state);
    found->detail = event[QStringLiteral("detail")].toString();
    found->reason = event[QStringLiteral("reason")].toString();
    found->elapsed = event[QStringLiteral("elapsed_s")].toDouble();
    found->progress = event[QStringLiteral("progress")].toDouble(-1);
    return true;
}

QList<SandboxSystem> readStatus(const QByteArray& json) {
    QList<SandboxSystem> systems;
    for (const auto& value : QJsonDocument::fromJson(json).object()[QStringLiteral("systems")].toArray()) {
        const auto object = value.toObject();
        SandboxSystem system;
        system.name = object[QStringLiteral("name")].toString();
        system.kind = object[QStringLiteral("kind")].toString();
        system.version = object[QStringLiteral("version")].toString();
        system.state = stateOf(object[QStringLiteral("state")].toString(), State::Stopped);
        system.reason = object[QStringLiteral("reason")].toString();
        system.cached = object[QStringLiteral("cached")].toBool();
        system.downloadMb = object[QStringLiteral("download_mb")].toInt();
        system.diskMb = object[QStringLiteral("disk_mb")].toInt();
        system.memoryMb = object[QStringLiteral("memory_mb")].toInt();
        system.minutes = object[QStringLiteral("minutes")].toInt();
        system.log = object[QStringLiteral("log")].toString();
        if (!system.name.isEmpty()) systems.append(system);
    }
    return systems;
}

QString wordOf(const SandboxSystem& system) {
    switch (system.state) {
        case State::Stopped:
            return Words::tr("stopped");
        case State::Waiting:
            return system.detail.isEmpty() ? Words::tr("waiting") : Words::tr("waiting: %1").arg(system.detail);
        case State::Downloading:
            return Words::tr("downloading %1").arg(system.detail).trimmed();
        case State::Unpacking:
            return Words::tr("unpacking %1").arg(system.detail).trimmed();
        case State::Starting:
            return Words::tr("starting");
        case State::Answering:
            return Words::tr("answering");
        case State::Building: {
            const auto words = system.detail.isEmpty() ? system.reason : system.detail;
            return words.isEmpty() ? Words::tr("being built, joins later") : words;
        }
        case State::Unavailable:
            return Words::tr("not running here: %1").arg(system.reason);
        case State::Failed:
            return system.detail.isEmpty() ? Words::tr("failed: %1").arg(system.reason)
                                           : Words::tr("failed while %1: %2").arg(system.detail, system.reason);
    }
    return {};
}

bool isEnough(const QList<SandboxSystem>& systems) {
    const auto answers = [](const SandboxSystem& system) { return system.state == State::Answering; };
    const bool source = std::ranges::any_of(
        systems, [&](const auto& system) { return answers(system) && system.kind == QStringLiteral("mysql"); });
    const bool target = std::ranges::any_of(
        systems, [&](const auto& system) { return answers(system) && system.kind != QStringLiteral("mysql"); });
    return source && target;
}

int freeMemoryMb() {
    QFile file(QStringLiteral("/proc/meminfo"));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    for (const auto& line : file.readAll().split('\n')) {
        if (line.startsWith("MemAvailable:")) return line.mid(13).simplified().split(' ').value(0).toInt() / 1024;
    }
    return 0;
}

SandboxRun::SandboxRun(QStringList command, QObject* parent) : QObject(parent), m_command(std::move(command)) {
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &SandboxRun::changed);
}

SandboxRun::~SandboxRun() {
    // The systems have sessions of their own and stay; the command is told to end, and waited for by nobody.
    for (auto* process : findChildren<QProcess*>()) {
        process->disconnect();
        process->setParent(QCoreApplication::instance());
        connect(process, &QProcess::finished, process, &QObject::deleteLater);
        process->terminate();
    }
}

double SandboxRun::elapsedSeconds() const {
    return m_clock.isValid() ? static_cast<double>(m_clock.elapsed()) / 1000 : 0;
}

QProcess* SandboxRun::run(const QStringList& arguments) {
    auto* process = new QProcess(this);
    process->setProgram(m_command.value(0));
    process->setArguments(m_command.mid(1) + arguments);
    connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart) return;
        m_problem = Words::tr("%1 cannot be started: %2").arg(process->program(), process->errorString());
        if (process == m_up) {
            m_up = nullptr;
            m_tick.stop();
        }
        process->deleteLater();
        Q_EMIT changed();
        Q_EMIT ended();
    });
    return process;
}

void SandboxRun::look() {
    auto* process = run({QStringLiteral("status"), QStringLiteral("--json")});
    connect(process, &QProcess::finished, this, [this, process] {
        const auto systems = readStatus(process->readAllStandardOutput());
        if (systems.isEmpty())
            m_problem = QString::fromUtf8(process->readAllStandardError()).trimmed();
        else
            m_systems = systems;
        process->deleteLater();
        Q_EMIT changed();
    });
    process->start(QIODevice::ReadOnly);
}

void SandboxRun::start(const QStringList& names, bool load) {
    if (m_up != nullptr || names.isEmpty()) return;
    m_problem.clear();
    m_rest.clear();
    m_saidEnough = false;
    m_wantsLoad = load;
    m_clock.start();
    m_up = run({QStringLiteral("up"), QStringLiteral("--json"), QStringLiteral("--only"), names.join(QChar(u','))});
    connect(m_up, &QProcess::readyReadStandardOutput, this, &SandboxRun::readLines);
    connect(m_up, &QProcess::finished, this, [this, process = m_up](int code) {
        readLines();
        const auto said = QString::fromUtf8(process->readAllStandardError()).trimmed();
        if (code != 0 && !isEnough(m_systems)) m_problem = said.section(QChar(u'\n'), -1);
        process->deleteLater();
        m_up = nullptr;
        m_tick.stop();
        Q_EMIT changed();
        Q_EMIT ended();
    });
    m_tick.start();
    m_up->start(QIODevice::ReadOnly);
    Q_EMIT changed();
}

void SandboxRun::readLines() {
    if (m_up == nullptr) return;
    m_rest += m_up->readAllStandardOutput();
    bool any = false;
    for (auto end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n')) {
        any = takeEvent(m_systems, m_rest.left(end)) || any;
        m_rest.remove(0, end + 1);
    }
    if (!any) return;
    Q_EMIT changed();
    if (!m_saidEnough && isEnough(m_systems)) {
        m_saidEnough = true;
        if (m_wantsLoad) startLoad();
        Q_EMIT enough();
    }
}

void SandboxRun::startLoad() {
    // It outlives this page, which goes when the pipeline opens, and ends with the program.
    auto* program = QCoreApplication::instance();
    auto* load = new QProcess(program);
    connect(program, &QCoreApplication::aboutToQuit, load, &QProcess::terminate);
    connect(load, &QProcess::finished, load, &QObject::deleteLater);
    load->setStandardOutputFile(QProcess::nullDevice());
    load->setStandardErrorFile(QProcess::nullDevice());
    load->setProgram(m_command.value(0));
    load->setArguments(m_command.mid(1) + QStringList{QStringLiteral("load"), QStringLiteral("--rate"),
                                                      QStringLiteral("100"), QStringLiteral("--seconds"),
                                                      QStringLiteral("3600")});
    load->start(QIODevice::NotOpen);
}

void SandboxRun::stop() {
    if (m_up != nullptr) m_up->terminate();
}

void SandboxRun::down(bool remove) {
    auto* process = run(remove ? QStringList{QStringLiteral("down"), QStringLiteral("--remove")}
                               : QStringList{QStringLiteral("down")});
    connect(process, &QProcess::finished, this, [this, process] {
        process->deleteLater();
        Q_EMIT stoppedSystems();
        look();
    });
    process->start(QIODevice::ReadOnly);
}

}  // namespace sluice::ui::pages::welcome
