// A MySQL server that goes down closes its port first and its log some seconds later: what a job says of itself in
// between.
#include "backend/engine/engine.h"
#include "tests/support/own_mysql.h"
#include "tests/support/own_redis.h"
#include "tests/support/truth/sql.h"

#include <csignal>

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <fmt/format.h>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr qint64 namedWithin = 5'000;  // ms from the moment when the port refuses

bool refuses(const System& server) {
    QTcpSocket socket;
    socket.connectToHost(QString::fromStdString(server.host), static_cast<quint16>(server.port));
    return !socket.waitForConnected(1'000);
}

}  // namespace

class SourceStopTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isNeverCalledStreamingLongerThanItIsKnown_data() {
        QTest::addColumn<bool>("busy");
        QTest::newRow("nothing to do") << false;
        QTest::newRow("rows flow until the end") << true;
    }
    void isNeverCalledStreamingLongerThanItIsKnown() {
        QFETCH(bool, busy);
        SLUICE_NEED(shared, "orders-db");
        NEED_OWN_REDIS(redis)
        OwnMySql own(shared, {});
        if (!own.system()) {
            std::printf("SLUICE-SKIP: no MySQL server of the test's own starts: %s\n", own.log().constData());
            QSKIP("no own MySQL server");
        }
        const auto& server = *own.system();
        truth::Sql sql(server, server.account("everything"));
        sql.run("CREATE DATABASE going");
        sql.run("CREATE TABLE going.orders (id INT PRIMARY KEY AUTO_INCREMENT, note VARCHAR(20))");
        sql.run("INSERT INTO going.orders(note) VALUES ('one')");
        const auto text = fmt::format(
            "[connection.going]\nkind = \"mysql\"\nhost = \"{}\"\nport = {}\nuser = \"root\"\n[connection.cache]\n"
            "kind = \"redis\"\nhost = \"127.0.0.1\"\nport = {}\n[job.copy]\nsource = {{ connection = \"going\", tables "
            "= [\"going.*\"], start = \"snapshot\" }}\nsink = {{ connection = \"cache\" }}\n",
            server.host, server.port, redis.port());
        auto workspace = config::parseWorkspace(text, "going.toml");
        QVERIFY2(workspace, workspace ? "" : workspace.error().message.c_str());
        QTemporaryDir state;
        EngineOptions options;
        options.stateFolder = state.path().toStdString();
        auto engine = Engine::open(std::move(*workspace), std::move(options));
        QVERIFY2(engine, engine ? "" : engine.error().message.c_str());
        (*engine)->startWanted();
        const auto job = [&] { return (*engine)->snapshot()->jobs.at(0); };
        QTRY_VERIFY_WITH_TIMEOUT((*engine)->snapshot() && job().state == JobState::Streaming && job().inserted >= 1,
                                 60'000);
        if (busy) {
            for (int i = 0; i < 50; ++i) sql.run("INSERT INTO going.orders(note) VALUES ('more')");
            QTRY_VERIFY_WITH_TIMEOUT(job().inserted >= 51, 20'000);
        }

        QCOMPARE(::kill(static_cast<pid_t>(server.pid), SIGTERM), 0);
        QTRY_VERIFY_WITH_TIMEOUT(refuses(server), 30'000);
        QElapsedTimer since;
        since.start();
        const auto told = [&] { return job().state == JobState::NoData || job().state == JobState::Retrying; };
        QTRY_VERIFY2_WITH_TIMEOUT(told(), toString(job().state).data(), 30'000);
        const auto took = since.elapsed();
        const auto said = job();
        qInfo("after %lld ms: %s: %s", took, toString(said.state).data(), said.reason.c_str());
        QVERIFY2(took <= namedWithin, qPrintable(QString::number(took)));
        QVERIFY2(said.reason.find("going") != std::string::npos, said.reason.c_str());
        // When the log ends, too, it is tried again, and nothing better is said in between.
        QTRY_COMPARE_WITH_TIMEOUT(toString(job().state), toString(JobState::Retrying), 60'000);
    }
};

QTEST_GUILESS_MAIN(SourceStopTest)
#include "source_stop_test.moc"
