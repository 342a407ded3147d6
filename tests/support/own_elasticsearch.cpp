#include "tests/support/own_elasticsearch.h"

#include <array>
#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpServer>
#include <QTest>

namespace sluice::test {
namespace {

/// Of `user-secret`.
const QByteArray hash = "$2a$04$abcdefghijklmnopqrstuur6bqYiGKL6Nou5wJnhpBqh5MksKyWIS";
constexpr int patience = 180'000, callLimit = 5'000;

QStringList ofProcess(long long pid, const char* what) {
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1String(what)));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(QChar(0), Qt::SkipEmptyParts)
                                          : QStringList();
}

QString valueOf(const QStringList& words, const QString& start) {
    for (const auto& word : words)
        if (word.startsWith(start)) return word.mid(start.size());
    return {};
}

/// It refuses to run as root, so root runs it as nobody.
QStringList asNobody(const QStringList& command) {
    return geteuid() == 0
               ? QStringList{"setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--pdeathsig=TERM"} +
                     command
               : command;
}

}  // namespace

OwnElasticsearch::OwnElasticsearch(const System& like, const Authority& authority, const QString& certificate,
                                   const QHash<QString, QString>& roles) {
    const auto words = ofProcess(like.pid, "cmdline");
    const auto home = valueOf(words, "-Des.path.home="), settings = valueOf(words, "-Des.path.conf=");
    const auto java = valueOf(ofProcess(like.pid, "environ"), "ES_JAVA_HOME=");
    std::array<QTcpServer, 2> free;
    if (home.isEmpty() || !free[0].listen(QHostAddress::LocalHost) || !free[1].listen(QHostAddress::LocalHost)) return;
    m_port = free[0].serverPort();
    const int transport = free[1].serverPort();
    for (auto& server : free) server.close();
    const QDir folder(m_folder.path());
    const auto run = [&](const QStringList& command, const QByteArray& input = {}) {
        m_process = std::make_unique<QProcess>();
        m_process->setProcessChannelMode(QProcess::MergedChannels);
        m_process->setStandardOutputFile(folder.filePath("log"), QIODevice::Append);
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("ES_JAVA_HOME", java);
        environment.insert("ES_PATH_CONF", folder.filePath("config"));
        environment.insert("ES_TMPDIR", folder.filePath("tmp"));
        m_process->setProcessEnvironment(environment);
        // A test that is killed leaves no node behind.
        m_process->setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
        m_process->start(command.front(), command.mid(1));
        if (!m_process->waitForStarted()) return false;
        m_process->write(input);
        m_process->closeWriteChannel();
        return true;
    };
    const auto done = [&](const QStringList& command, const QByteArray& input = {}) {
        return run(command, input) && m_process->waitForFinished(patience) && m_process->exitCode() == 0;
    };
    for (const auto* name : {"data", "logs", "tmp"}) folder.mkdir(QLatin1String(name));
    if (!done({"cp", "-r", settings, folder.filePath("config")}) ||
        !done({"cp", authority.certificate(certificate), authority.key(certificate), folder.filePath("config")}))
        return;
    QFile::remove(folder.filePath("config/elasticsearch.keystore"));
    QFile options(folder.filePath("config/jvm.options"));
    if (!options.open(QIODevice::ReadWrite)) return;
    const auto text =
        QString::fromUtf8(options.readAll()).replace(QDir(settings + "/..").absolutePath(), folder.path());
    options.resize(0);
    options.write(text.toUtf8());
    options.close();
    QFile file(folder.filePath("config/elasticsearch.yml"));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate)) return;
    file.write(QStringLiteral("http.host: 127.0.0.1\nhttp.port: %1\ntransport.host: 127.0.0.1\ntransport.port: %2\n"
                              "discovery.type: single-node\nxpack.security.enabled: true\n"
                              "xpack.security.http.ssl.enabled: true\nxpack.security.http.ssl.key: %3.key\n"
                              "xpack.security.http.ssl.certificate: %3.pem\n"
                              "cluster.routing.allocation.disk.threshold_enabled: false\n"
                              "path.data: %4/data\npath.logs: %4/logs\n")
                   .arg(m_port)
                   .arg(transport)
                   .arg(certificate, folder.path())
                   .toUtf8());
    file.close();
    QByteArray users, userRoles, rights;
    for (auto role = roles.begin(); role != roles.end(); ++role) {
        users += role.key().toUtf8() + ":" + hash + "\n";
        userRoles += role.key().toUtf8() + ":" + role.key().toUtf8() + "\n";
        rights += role.key().toUtf8() + ": " + role.value().toUtf8() + "\n";
    }
    for (const auto& [name, lines] : {std::pair("users", users), {"users_roles", userRoles}, {"roles.yml", rights}}) {
        QFile one(folder.filePath(QStringLiteral("config/") + QLatin1String(name)));
        if (!one.open(QIODevice::WriteOnly | QIODevice::Truncate)) return;
        one.write(lines);
    }
    if (geteuid() == 0 && !done({"chown", "-R", "nobody:nogroup", folder.path()})) return;
    if (!done(asNobody({home + "/bin/elasticsearch-keystore", "create"})) ||
        !done(asNobody({home + "/bin/elasticsearch-keystore", "add", "-x", "bootstrap.password"}), "elastic-secret"))
        return;
    if (!run(asNobody({home + "/bin/elasticsearch"}))) return;
    m_runs = QTest::qWaitFor([&] { return m_process->state() == QProcess::NotRunning || answers(); }, patience) &&
             m_process->state() == QProcess::Running;
}

OwnElasticsearch::~OwnElasticsearch() {
    if (!m_process || m_process->state() == QProcess::NotRunning) return;
    m_process->terminate();
    if (m_process->waitForFinished(30'000)) return;
    m_process->kill();
    m_process->waitForFinished();
}

bool OwnElasticsearch::answers() const {
    QNetworkAccessManager manager;
    QNetworkRequest request(QUrl(QStringLiteral("https://127.0.0.1:%1/_cluster/health").arg(m_port)));
    request.setRawHeader("Authorization", "Basic " + QByteArray("elastic:elastic-secret").toBase64());
    request.setTransferTimeout(callLimit);
    auto* reply = manager.get(request);
    reply->ignoreSslErrors();
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    return reply->error() == QNetworkReply::NoError;
}

QByteArray OwnElasticsearch::log() const {
    QFile file(m_folder.filePath("log"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace sluice::test
