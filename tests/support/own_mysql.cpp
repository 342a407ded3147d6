#include "tests/support/own_mysql.h"

#include <csignal>
#include <sys/prctl.h>

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

namespace sluice::test {
namespace {

constexpr int patience = 90'000;

/// How the server on this port was started, without its own places and what a test decides. Empty: there is none. A
/// test before may have started it again, so its process is looked for by the port.
QStringList commandOf(int port) {
    static const QStringList own = {"--datadir", "--socket", "--pid-file", "--port", "--log-bin", "--binlog-"};
    for (const auto& process : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile file(QStringLiteral("/proc/%1/cmdline").arg(process));
        if (!file.open(QIODevice::ReadOnly)) continue;
        auto words = QString::fromUtf8(file.readAll()).split(QChar(0), Qt::SkipEmptyParts);
        if (!words.contains(QStringLiteral("--port=%1").arg(port))) continue;
        words.removeIf([&](const QString& word) {
            return std::any_of(own.begin(), own.end(), [&](const QString& start) { return word.startsWith(start); });
        });
        return words;
    }
    return {};
}

}  // namespace

OwnMySql::OwnMySql(const System& like, const QStringList& options)
    : m_command(commandOf(like.port)), m_options(options) {
    QTcpServer free;
    if (m_command.isEmpty() || !free.listen(QHostAddress::LocalHost)) return;
    m_port = free.serverPort();
    free.close();
    if (!make()) return;
    m_system = like;
    m_system->name = "own-mysql";
    m_system->port = m_port;
    m_system->pid = m_process->processId();
    m_system->user = "root";
    m_system->password.clear();
    m_system->accounts = {{"root", "", "everything"}};
}

OwnMySql::~OwnMySql() {
    end();
}

bool OwnMySql::rebuild() {
    end();
    if (!QDir(m_folder.filePath("data")).removeRecursively() || !make()) return false;
    m_system->pid = m_process->processId();
    return true;
}

bool OwnMySql::start(const QStringList& more) {
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->setStandardOutputFile(m_folder.filePath("log"), QIODevice::Append);
    // A test that is killed leaves no server behind.
    m_process->setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process->start(m_command.first(),
                     m_command.mid(1) +
                         QStringList{"--datadir=" + m_folder.filePath("data"), "--innodb-redo-log-capacity=8M",
                                     "--socket=" + m_folder.filePath("sock")} +
                         more);
    return m_process->waitForStarted();
}

bool OwnMySql::make() {
    if (!start({"--initialize-insecure"}) || !m_process->waitForFinished(patience) || m_process->exitCode() != 0)
        return false;
    // The server resolves no names, and its first root is one of localhost alone.
    QFile first(m_folder.filePath("first.sql"));
    if (!first.open(QIODevice::WriteOnly)) return false;
    first.write("CREATE USER root@'%' IDENTIFIED BY '';\nGRANT ALL ON *.* TO root@'%' WITH GRANT OPTION;\n");
    first.close();
    if (!start(QStringList{"--init-file=" + first.fileName(), "--pid-file=" + m_folder.filePath("pid"),
                           "--port=" + QString::number(m_port)} +
               m_options))
        return false;
    QElapsedTimer since;
    since.start();
    const auto answers = [&] {
        QTcpSocket probe;
        probe.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(m_port));
        return probe.waitForConnected(200) && probe.waitForReadyRead(1000);
    };
    while (!answers()) {
        if (since.elapsed() > patience || m_process->state() == QProcess::NotRunning) return false;
        QTest::qWait(100);
    }
    return true;
}

void OwnMySql::end() {
    if (!m_process || m_process->state() == QProcess::NotRunning) return;
    m_process->terminate();
    if (m_process->waitForFinished(20'000)) return;
    m_process->kill();
    m_process->waitForFinished();
}

QByteArray OwnMySql::log() const {
    QFile file(m_folder.filePath("log"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().right(2000) : QByteArray();
}

}  // namespace sluice::test
