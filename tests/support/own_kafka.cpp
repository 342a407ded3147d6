#include "tests/support/own_kafka.h"

#include <array>
#include <csignal>
#include <sys/prctl.h>

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <librdkafka/rdkafka.h>

namespace sluice::test {
namespace {

constexpr int patience = 90'000;

}  // namespace

OwnKafka::OwnKafka(const System& like, const Authority& authority, const QString& certificate,
                   const QStringList& users) {
    QFile command(QStringLiteral("/proc/%1/cmdline").arg(like.pid));
    if (!command.open(QIODevice::ReadOnly)) return;
    const auto words = QString::fromUtf8(command.readAll()).split(QChar(0), Qt::SkipEmptyParts);
    const auto classes = words.indexOf(QStringLiteral("-cp"));
    if (classes < 0 || classes + 1 >= words.size()) return;
    std::array<QTcpServer, 3> free;
    for (auto& server : free)
        if (!server.listen(QHostAddress::LocalHost)) return;
    m_port = free[0].serverPort();
    m_adminPort = free[1].serverPort();
    const int controller = free[2].serverPort();
    for (auto& server : free) server.close();
    QString logins;
    for (const auto& user : users) logins += QStringLiteral(" user_%1=\"%1-secret\"").arg(user);
    const auto settings = m_folder.filePath("server.properties");
    QFile file(settings);
    if (!file.open(QIODevice::WriteOnly)) return;
    file.write(
        QStringLiteral("process.roles=broker,controller\nnode.id=1\n"
                       "controller.quorum.voters=1@127.0.0.1:%3\n"
                       "listeners=SASL_SSL://127.0.0.1:%1,PLAINTEXT://127.0.0.1:%2,CONTROLLER://127.0.0.1:%3\n"
                       "advertised.listeners=SASL_SSL://127.0.0.1:%1,PLAINTEXT://127.0.0.1:%2\n"
                       "controller.listener.names=CONTROLLER\ninter.broker.listener.name=PLAINTEXT\n"
                       "listener.security.protocol.map=SASL_SSL:SASL_SSL,PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT\n"
                       "sasl.enabled.mechanisms=PLAIN\n"
                       "listener.name.sasl_ssl.plain.sasl.jaas.config="
                       "org.apache.kafka.common.security.plain.PlainLoginModule required%4;\n"
                       "ssl.keystore.type=PEM\nssl.keystore.location=%5\n"
                       "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer\n"
                       "super.users=User:ANONYMOUS\nlog.dirs=%6\noffsets.topic.num.partitions=1\n"
                       "offsets.topic.replication.factor=1\ngroup.initial.rebalance.delay.ms=0\n")
            .arg(m_port)
            .arg(m_adminPort)
            .arg(controller)
            .arg(logins, authority.both(certificate), m_folder.filePath("logs"))
            .toUtf8());
    file.close();
    const auto start = [&](const QStringList& more) {
        m_process = std::make_unique<QProcess>();
        m_process->setProcessChannelMode(QProcess::MergedChannels);
        m_process->setStandardOutputFile(m_folder.filePath("log"), QIODevice::Append);
        // A test that is killed leaves no broker behind.
        m_process->setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_process->start(words.front(),
                         QStringList{"-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", words[classes + 1]} + more);
        return m_process->waitForStarted();
    };
    if (!start({"kafka.tools.StorageTool", "format", "-t", "c2x1aWNlLXRlc3Qta2Fma2E", "-c", settings}) ||
        !m_process->waitForFinished(patience) || m_process->exitCode() != 0)
        return;
    if (!start({"kafka.Kafka", settings})) return;
    const auto answers = [](int port) {
        QTcpSocket probe;
        probe.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(port));
        return probe.waitForConnected(500);
    };
    const auto over = [&] { return m_process->state() == QProcess::NotRunning; };
    m_runs = QTest::qWaitFor([&] { return over() || (answers(m_port) && answers(m_adminPort)); }, patience) && !over();
}

OwnKafka::~OwnKafka() {
    if (!m_process || m_process->state() == QProcess::NotRunning) return;
    m_process->kill();
    m_process->waitForFinished();
}

QByteArray OwnKafka::log() const {
    QFile file(m_folder.filePath("log"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool OwnKafka::allow(const QString& user, int resource, const char* name, int operation) {
    char why[256] = "";
    auto* conf = rd_kafka_conf_new();
    rd_kafka_conf_set(conf, "bootstrap.servers", adminAddress().c_str(), why, sizeof why);
    auto* admin = rd_kafka_new(RD_KAFKA_PRODUCER, conf, why, sizeof why);
    auto* queue = rd_kafka_queue_new(admin);
    auto* acl = rd_kafka_AclBinding_new(static_cast<rd_kafka_ResourceType_t>(resource), name,
                                        RD_KAFKA_RESOURCE_PATTERN_LITERAL, ("User:" + user).toUtf8().constData(), "*",
                                        static_cast<rd_kafka_AclOperation_t>(operation),
                                        RD_KAFKA_ACL_PERMISSION_TYPE_ALLOW, why, sizeof why);
    bool done = false;
    if (acl) {
        rd_kafka_CreateAcls(admin, &acl, 1, nullptr, queue);
        auto* event = rd_kafka_queue_poll(queue, 10'000);
        done = event && rd_kafka_event_error(event) == RD_KAFKA_RESP_ERR_NO_ERROR;
        rd_kafka_event_destroy(event);
        rd_kafka_AclBinding_destroy(acl);
    }
    rd_kafka_queue_destroy(queue);
    rd_kafka_destroy(admin);
    return done;
}

}  // namespace sluice::test
