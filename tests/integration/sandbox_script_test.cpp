#include "tests/support/systems.h"
#include "tests/support/truth/sql.h"

#include <csignal>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

/// The script itself, on a sandbox of its own.
class SandboxScriptTest : public QObject {
    Q_OBJECT

    struct Outcome {
        int code = -1;
        QByteArray output;
        QByteArray errors;
    };

    QTemporaryDir m_folder;
    int m_shift = 0;

    QProcessEnvironment sandboxEnvironment() const {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("SLUICE_SANDBOX_DATA", m_folder.path());
        environment.insert("SLUICE_SANDBOX_SHIFT", QString::number(m_shift));
        return environment;
    }

    Outcome script(const QStringList& arguments) const {
        QProcess process;
        process.setProcessEnvironment(sandboxEnvironment());
        process.start(QStringLiteral(SLUICE_SOURCE_DIR "/resources/sandbox/sandbox.sh"), arguments);
        if (!process.waitForFinished(60'000)) return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    QJsonObject status(const QString& system) const {
        const QByteArray text = script({"status", "--json", "--only", system}).output;
        return QJsonDocument::fromJson(text)["systems"].toArray().at(0).toObject();
    }
    QJsonObject cacheStatus() const { return status("cache"); }

    QByteArray ask(const QByteArray& command) const {
        QTcpSocket socket;
        socket.connectToHost("127.0.0.1", quint16(16379 + m_shift));
        if (!socket.waitForConnected(2000)) return {};
        socket.write(command + "\r\n");
        while (!socket.canReadLine() && socket.waitForReadyRead(2000)) continue;
        return socket.readAll();
    }

private Q_SLOTS:
    void initTestCase() {
        if (QStandardPaths::findExecutable("redis-server").isEmpty()) {
            std::puts("SLUICE-SKIP: redis-server is not installed: apt-get install redis-server");
            QSKIP("redis-server is not installed");
        }
        QVERIFY(m_folder.isValid());
        QTcpServer probe;
        for (m_shift = 14'000; m_shift < 16'000; m_shift += 50) {
            if (probe.listen(QHostAddress::LocalHost, quint16(16379 + m_shift))) break;
        }
        QVERIFY(m_shift < 16'000);
    }

    void cleanupTestCase() {
        if (m_shift > 0) script({"down", "--remove"});
    }

    void refusesAnUnknownSystemAndSaysWhichThereAre() {
        const Outcome outcome = script({"up", "--only", "oracle"});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.errors.contains("there is no system \"oracle\""), outcome.errors.constData());
        QVERIFY2(outcome.errors.contains("orders-db"), outcome.errors.constData());
    }

    void tellsOneJsonObjectALine() {
        const Outcome outcome = script({"up", "--only", "cache", "--json"});
        QCOMPARE(outcome.code, 0);
        QStringList states;
        for (const QByteArray& line : outcome.output.trimmed().split('\n')) {
            const QJsonObject event = QJsonDocument::fromJson(line).object();
            QCOMPARE(event["system"].toString(), "cache");
            QVERIFY(event["elapsed_s"].isDouble());
            QVERIFY(event.contains("detail") && event.contains("reason"));
            states << event["state"].toString();
        }
        QCOMPARE(states, QStringList({"waiting", "starting", "answering"}));
        QCOMPARE(ask("PING"), "+PONG\r\n");
    }

    void statusHoldsWhatTheContractSays() {
        const QJsonObject status = cacheStatus();
        QCOMPARE(status["name"].toString(), "cache");
        QCOMPARE(status["kind"].toString(), "redis");
        QCOMPARE(status["host"].toString(), "127.0.0.1");
        QCOMPARE(status["port"].toInt(), 16379 + m_shift);
        QCOMPARE(status["state"].toString(), "running");
        QVERIFY(!status["version"].toString().isEmpty());
        QVERIFY(status.contains("user") && status.contains("password") && status.contains("reason"));
    }

    void startsAgainWithItsDataAfterAKill() {
        QCOMPARE(ask("SET kept yes"), "+OK\r\n");
        const int pid = cacheStatus()["pid"].toInt();
        QVERIFY(pid > 1);
        QCOMPARE(::kill(pid, SIGKILL), 0);
        QTRY_COMPARE(cacheStatus()["state"].toString(), "stopped");
        QCOMPARE(script({"up", "--only", "cache"}).code, 0);
        QCOMPARE(ask("GET kept"), "$3\r\nyes\r\n");
        QVERIFY(cacheStatus()["pid"].toInt() != pid);
    }

    void aSecondUpChangesNothing() {
        const int pid = cacheStatus()["pid"].toInt();
        QCOMPARE(script({"up", "--only", "cache"}).code, 0);
        QCOMPARE(cacheStatus()["pid"].toInt(), pid);
    }

    void aForeignProgramOnThePortIsNamedAndLeftAlone() {
        QCOMPARE(script({"down", "--only", "cache"}).code, 0);
        QTcpServer stranger;
        QVERIFY(stranger.listen(QHostAddress::LocalHost, quint16(16379 + m_shift)));
        const Outcome outcome = script({"up", "--only", "cache"});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.output.contains("another program holds port"), outcome.output.constData());
        QVERIFY(stranger.isListening());
    }

    /// Whoever starts a load or a job on `running` would otherwise meet the loading of the shop.
    void isRunningOnlyOnceTheShopIsLoaded() {
        SLUICE_NEED(mysql, "orders-db");
        const auto environment = sandboxEnvironment();
        QProcess up;
        up.setProcessEnvironment(environment);
        up.start(QStringLiteral(SLUICE_SOURCE_DIR "/resources/sandbox/sandbox.sh"), {"up", "--only", "orders-db"});
        QVERIFY(up.waitForStarted());
        QJsonObject seen;
        QTRY_VERIFY_WITH_TIMEOUT((seen = status("orders-db"))["state"].toString() == "running", 120'000);
        sluice::test::System own = mysql;
        own.port = seen["port"].toInt();
        sluice::test::truth::Sql sql(own, mysql.account("everything"));
        // The last table of shop.sql.
        QCOMPARE(sql.value("SELECT COUNT(*) FROM shop.audit_log"), "1800");
        QVERIFY(up.waitForFinished(60'000));
        QCOMPARE(up.exitCode(), 0);
    }

    void downWithRemoveLeavesNoData() {
        QCOMPARE(script({"up", "--only", "cache"}).code, 0);
        QCOMPARE(script({"down", "--only", "cache", "--remove"}).code, 0);
        QVERIFY(!QFileInfo::exists(m_folder.filePath("cache")));
        QCOMPARE(cacheStatus()["state"].toString(), "stopped");
    }
};

QTEST_GUILESS_MAIN(SandboxScriptTest)
#include "sandbox_script_test.moc"
