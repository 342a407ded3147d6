#include "tests/support/own_redis.h"

#include "backend/services/redis/client.h"

#include <csignal>

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>

namespace sluice::test {

OwnRedis::OwnRedis(const QStringList& options, bool tls) : m_options(options), m_tls(tls) {
    QTcpServer free;
    if (!free.listen(QHostAddress::LocalHost)) return;
    m_port = free.serverPort();
    free.close();
    if (!m_tls) start();
}

OwnRedis::~OwnRedis() {
    stop();
}

bool OwnRedis::start() {
    stop();
    m_process = std::make_unique<QProcess>();
    m_process->setStandardOutputFile(m_folder.filePath(QStringLiteral("log")));
    QStringList words = {QStringLiteral("--bind"), QStringLiteral("127.0.0.1"),
                         QStringLiteral("--save"), QString(),
                         QStringLiteral("--dir"),  m_folder.path()};
    const auto port = QString::number(m_port);
    if (m_tls)
        words += {QStringLiteral("--port"),
                  QStringLiteral("0"),
                  QStringLiteral("--tls-port"),
                  port,
                  QStringLiteral("--tls-auth-clients"),
                  QStringLiteral("no")};
    else
        words += {QStringLiteral("--port"), port};
    m_process->start(QStringLiteral("redis-server"), words + m_options);
    m_runs = false;
    if (!m_process->waitForStarted(5000)) return false;
    QElapsedTimer timer;
    timer.start();
    while (!m_runs && timer.elapsed() < 10'000 && m_process->state() == QProcess::Running) {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(m_port));
        m_runs = socket.waitForConnected(200);
        if (!m_runs) m_process->waitForFinished(50);
    }
    return m_runs;
}

void OwnRedis::stop() {
    if (!m_process) return;
    thaw();
    m_process->kill();
    m_process->waitForFinished(5000);
    m_process.reset();
    m_runs = false;
}

std::string OwnRedis::command(std::initializer_list<std::string_view> words) const {
    config::Connection connection;
    connection.name = connection.kind = "redis";
    connection.host = "127.0.0.1";
    connection.port = static_cast<std::uint16_t>(m_port);
    auto client = services::redis::Client::open(connection, config::Secrets(), {});
    if (!client) return {};
    const auto reply = (*client)->command(words, {});
    return reply ? reply->text : std::string();
}

void OwnRedis::signal(int number) {
    if (m_process && m_process->processId() > 0) ::kill(static_cast<pid_t>(m_process->processId()), number);
}
void OwnRedis::freeze() {
    signal(SIGSTOP);
}
void OwnRedis::thaw() {
    signal(SIGCONT);
}

}  // namespace sluice::test
