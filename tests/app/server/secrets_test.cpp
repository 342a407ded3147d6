// No password in anything that Sluice writes: the jobs run with passwords that are known here, right and wrong ones,
// and then every file, log, metric and answer is searched for them.
#include "backend/services/mysql/connection.h"
#include "backend/services/redis/client.h"
#include "tests/support/own_redis.h"
#include "tests/support/systems.h"

#include <functional>

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <fmt/format.h>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr int patience = 60'000;
const QByteArray mysqlSecret = "Mysql-s3cret-7193", redisSecret = "redis-s3cret-5527",
                 wrongSecret = "wr0ng-s3cret-8841";

}  // namespace

class SecretsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QByteArray m_written;  ///< by every process, to all its outputs, and its metrics
    std::unique_ptr<services::mysql::Connection> m_admin;

    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    void write(const QString& name, const QByteArray& text) {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    void sql(const std::string& text) {
        const auto done = m_admin->query(text);
        QVERIFY2(done, done ? "" : done.error().message.c_str());
    }
    static QProcessEnvironment environment(const QByteArray& redis) {
        auto all = QProcessEnvironment::systemEnvironment();
        all.insert("SECRETS_TEST_REDIS", QString::fromUtf8(redis));
        all.insert("QT_LOGGING_RULES", "*=true");
        return all;
    }
    QByteArray sluice(const QStringList& words, const QByteArray& redis) {
        QProcess process;
        process.setProcessEnvironment(environment(redis));
        process.start(QStringLiteral(SLUICE_PROGRAM), words);
        process.waitForFinished(patience);
        const auto said = process.readAllStandardOutput() + process.readAllStandardError();
        m_written += said;
        return said;
    }
    static QByteArray metrics(int port) {
        QTcpSocket socket;
        socket.connectToHost("127.0.0.1", static_cast<quint16>(port));
        if (!socket.waitForConnected(2000)) return {};
        socket.write("GET /metrics HTTP/1.0\r\n\r\n");
        QByteArray all;
        while (socket.waitForReadyRead(2000)) all += socket.readAll();
        return all;
    }
    /// Until `seen` is true of what the job has said so far.
    void run(const QByteArray& redis, const std::function<bool(const QByteArray&)>& seen) {
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        const int port = free.serverPort();
        free.close();
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.setProcessEnvironment(environment(redis));
        process.start(QStringLiteral(SLUICE_PROGRAM), {"run", path("shop.toml"), "--state", path("state"), "--log",
                                                       "json", "--metrics", QStringLiteral("127.0.0.1:%1").arg(port)});
        QByteArray said;
        const bool reached = QTest::qWaitFor(
            [&] {
                said += process.readAll();
                return seen(said);
            },
            patience);
        const auto measured = metrics(port);
        process.terminate();
        process.waitForFinished(patience);
        said += process.readAll();
        m_written += said + measured;
        QVERIFY2(reached, said.right(3000).constData());
    }

private Q_SLOTS:
    void nothingThatIsWrittenHoldsAPassword() {
        SLUICE_NEED(mysql, "orders-db");
        NEED_OWN_REDIS(redis, QStringList({"--requirepass", QString::fromUtf8(redisSecret)}))
        const auto root = mysql.account("everything");
        config::Connection to;
        to.name = "admin";
        to.kind = "mysql";
        to.port = static_cast<std::uint16_t>(mysql.port);
        to.user = root.user;
        to.password = "plain:" + root.password;
        auto opened = services::mysql::Connection::open(to, config::Secrets());
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        m_admin = std::move(*opened);
        sql("DROP DATABASE IF EXISTS shell_secrets");
        sql("CREATE DATABASE shell_secrets");
        sql("CREATE TABLE shell_secrets.orders(id INT PRIMARY KEY, note VARCHAR(40))");
        sql("INSERT INTO shell_secrets.orders VALUES (1, 'one'), (2, 'two')");
        sql("DROP USER IF EXISTS shell_secret");
        sql("CREATE USER shell_secret IDENTIFIED BY '" + mysqlSecret.toStdString() + "'");
        sql("GRANT SELECT, RELOAD, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO shell_secret");
        write(path("mysql.password"), mysqlSecret);
        write(path("shop.toml"),
              fmt::format("[connection.orders-db]\nkind = \"mysql\"\nhost = \"127.0.0.1\"\nport = {}\n"
                          "user = \"shell_secret\"\npassword = \"file:{}\"\nread_only = true\n\n"
                          "[connection.cache]\nkind = \"redis\"\nport = {}\npassword = \"env:SECRETS_TEST_REDIS\"\n\n"
                          "[job.copy]\nsource = {{ connection = \"orders-db\", tables = [\"shell_secrets.*\"] }}\n"
                          "sink = {{ connection = \"cache\" }}\n",
                          mysql.port, path("mysql.password").toStdString(), redis.port())
                  .c_str());
        const QString file = path("shop.toml"), state = path("state");
        QVERIFY(sluice({"check", file, "--json"}, redisSecret).contains("REPLICATION"));
        config::Connection cache;
        cache.name = cache.kind = "redis";
        cache.port = static_cast<std::uint16_t>(redis.port());
        cache.password = "plain:" + redisSecret.toStdString();
        const auto client = services::redis::Client::open(cache, config::Secrets(), {});
        QVERIFY2(client, client ? "" : client.error().message.c_str());
        run(redisSecret, [&](const QByteArray&) {
            const auto keys = (*client)->command({"DBSIZE"}, {});
            return keys && keys->integer == 2;
        });
        sluice({"status", file, "--state", state, "--json"}, redisSecret);
        // Wrong ones are said to be wrong, without being said.
        QVERIFY(sluice({"check", file}, wrongSecret).contains("cache"));
        run(wrongSecret, [](const QByteArray& said) { return said.contains("WRONGPASS") || said.contains("Failed"); });
        write(path("mysql.password"), wrongSecret);
        QVERIFY(sluice({"check", file}, redisSecret).contains("Access denied"));
        sluice({"status", file, "--state", state}, redisSecret);
        sluice({"describe", "mysql"}, redisSecret);
        sql("DROP USER shell_secret");
        sql("DROP DATABASE shell_secrets");

        int files = 0;
        QDirIterator walk(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile found(walk.next());
            if (found.fileName() == path("mysql.password") || !found.open(QIODevice::ReadOnly)) continue;
            ++files;
            const auto bytes = found.readAll();
            for (const auto& secret : {mysqlSecret, redisSecret, wrongSecret})
                QVERIFY2(!bytes.contains(secret), qPrintable(found.fileName()));
        }
        QVERIFY(files > 1);
        QVERIFY(m_written.size() > 2000 && m_written.contains("sluice_"));
        for (const auto& secret : {mysqlSecret, redisSecret, wrongSecret}) {
            const auto at = m_written.indexOf(secret);
            QVERIFY2(at < 0, m_written.mid(std::max<qsizetype>(0, at - 200), 400).constData());
        }
    }
};

QTEST_GUILESS_MAIN(SecretsTest)
#include "secrets_test.moc"
