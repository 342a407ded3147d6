// A MySQL or TiDB target that keeps the job's position itself: killed between any two writes, with or without its own
// store, the job loses nothing, invents nothing, and copies nothing twice.
#include "backend/engine/engine.h"
#include "backend/services/mysql/connection.h"
#include "tests/support/systems.h"

#include <csignal>
#include <random>
#include <unistd.h>

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <fmt/format.h>

using namespace sluice;

namespace {

constexpr int kills = 8;
constexpr auto runVariable = "TARGET_POSITION_RUN";  // the folder of the job that a process of its own runs

std::unique_ptr<services::mysql::Connection> open(const test::System& system, const std::string& kind) {
    const auto account = system.account("everything");
    config::Connection where;
    where.name = system.name;
    where.kind = kind;
    where.host = system.host;
    where.port = static_cast<std::uint16_t>(system.port);
    where.user = account.user;
    auto opened = services::mysql::Connection::open(where, account.password, {}, {});
    if (!opened) qFatal("%s", opened.error().message.c_str());
    return std::move(*opened);
}

/// A database of this run's own with two tables, a job that copies them, and somebody who changes them.
class Job {
public:
    Job(const test::System& from, const test::System& to, const std::string& kind)
        : m_name(fmt::format("t_sinks_{}_{}", kind, getpid())),
          m_target(m_name + "_copy"),
          m_sql(open(from, "mysql")),
          m_there(open(to, kind)) {
        sql("DROP DATABASE IF EXISTS {}");
        sql("CREATE DATABASE {}");
        sql("CREATE TABLE {}.items (id INT PRIMARY KEY, v INT, note VARCHAR(60))");
        sql("CREATE TABLE {}.days (id INT PRIMARY KEY, v INT, note VARCHAR(60))");
        sql("CREATE TABLE {}.sluice_checkpoint (id INT PRIMARY KEY)");
        there("DROP DATABASE IF EXISTS " + m_target);
        for (int id = 0; id < 500; ++id) sql(fmt::format("INSERT INTO {{}}.items VALUES ({}, 0, 'start')", id));
        const auto reader = from.account("reads_and_replicates");
        const auto writer = to.account("everything");
        qputenv("TARGET_POSITION_FROM", QByteArray::fromStdString(reader.password));
        qputenv("TARGET_POSITION_TO", QByteArray::fromStdString(writer.password));
        const auto text =
            fmt::format(R"([workspace]
name = "targets"
[connection.from]
kind = "mysql"
host = "{}"
port = {}
user = "{}"
password = "env:TARGET_POSITION_FROM"
[connection.to]
kind = "{}"
host = "{}"
port = {}
user = "{}"
password = "env:TARGET_POSITION_TO"
[job.replicate]
source = {{ connection = "from", tables = ["{}.*"], start = "snapshot" }}
sink = {{ connection = "to", database = "{}" }}
batch_rows = 20
)",
                        from.host, from.port, reader.user, kind, to.host, to.port, writer.user, m_name, m_target);
        QFile out(m_folder.filePath("targets.toml"));
        if (out.open(QIODevice::WriteOnly)) out.write(QByteArray::fromStdString(text));
    }
    ~Job() {
        sql("DROP DATABASE IF EXISTS {}");
        there("DROP DATABASE IF EXISTS " + m_target);
    }

    void sql(std::string statement) {
        for (auto at = statement.find("{}"); at != statement.npos; at = statement.find("{}"))
            statement.replace(at, 2, m_name);
        if (auto done = m_sql->execute(statement); !done) qFatal("%s", done.error().message.c_str());
    }
    void there(const std::string& statement) {
        if (auto done = m_there->execute(statement); !done) qFatal("%s", done.error().message.c_str());
    }
    /// Some transactions that hit the same rows again and again.
    void change(int transactions) {
        for (int i = 0; i < transactions; ++i) {
            const char* table = m_random() % 4 == 0 ? "days" : "items";
            const auto id = m_random() % 400;
            switch (m_random() % 8) {
                case 0:
                    sql(fmt::format("DELETE FROM {{}}.{} WHERE id={}", table, id));
                    break;
                case 1:
                    sql(
                        fmt::format("UPDATE {{}}.{} SET id={} WHERE id={} AND NOT EXISTS (SELECT 1 FROM (SELECT id "
                                    "FROM {{}}.{} WHERE id={}) AS taken)",
                                    table, id + 1000, id, table, id + 1000));
                    break;
                default:
                    ++m_changes;
                    sql(fmt::format("REPLACE INTO {{}}.{} VALUES ({}, {}, 'change {}')", table, id, m_changes,
                                    m_changes));
            }
        }
    }

    std::unique_ptr<QProcess> start(bool untilCaughtUp = false) const {
        auto process = std::make_unique<QProcess>();
        process->setStandardErrorFile(m_folder.filePath("log"), QIODevice::Append);
        process->setStandardOutputFile(m_folder.filePath("log"), QIODevice::Append);
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(runVariable, m_folder.path());
        if (untilCaughtUp) environment.insert(QStringLiteral("TARGET_POSITION_UNTIL_CAUGHT_UP"), QStringLiteral("1"));
        process->setProcessEnvironment(environment);
        process->start(QCoreApplication::applicationFilePath(), {QStringLiteral("runsTheJobForTheOtherTest")});
        return process;
    }
    int catchUp() const {
        const auto process = start(true);
        if (process->waitForFinished(90'000)) return process->exitCode();
        process->kill();
        process->waitForFinished();
        return -1;
    }
    QString state() const { return m_folder.filePath("state"); }
    QString log() const {
        QFile in(m_folder.filePath("log"));
        return in.open(QIODevice::ReadOnly) ? QString::fromUtf8(in.readAll().right(4000)) : QString();
    }
    static std::string rows(services::mysql::Connection& session, const std::string& table) {
        const auto set = session.query("SELECT id, v, note FROM " + table + " ORDER BY id");
        if (!set) return set.error().message;
        std::string text;
        for (std::size_t row = 0; row < set->size(); ++row)
            text += fmt::format("{} {} {}\n", set->text(row, 0), set->text(row, 1), set->text(row, 2));
        return text;
    }
    std::string here(const std::string& table) { return rows(*m_sql, m_name + "." + table); }
    std::string copied(const std::string& table) { return rows(*m_there, m_target + "." + table); }
    std::uint64_t number(const std::string& query) {
        const auto set = m_there->query(query);
        return set ? set->number(0, 0) : ~std::uint64_t{0};
    }
    const std::string& target() const { return m_target; }

private:
    const std::string m_name, m_target;
    std::unique_ptr<services::mysql::Connection> m_sql, m_there;
    QTemporaryDir m_folder;
    std::minstd_rand m_random{7};
    int m_changes = 0;
};

}  // namespace

#define CAUGHT_UP(job)                                              \
    QVERIFY2((job).catchUp() == 0, qPrintable((job).log()));        \
    for (const auto* table : {"items", "days"}) {                   \
        const bool same = (job).here(table) == (job).copied(table); \
        QVERIFY2(same, table);                                      \
    }

class TargetPositionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runsTheJobForTheOtherTest();
    void survivesKillsAndTheLossOfItsStore_data() {
        QTest::addColumn<QString>("system");
        QTest::addColumn<QString>("kind");
        QTest::newRow("MySQL") << "orders-db" << "mysql";
        QTest::newRow("TiDB") << "warehouse" << "tidb";
    }
    void survivesKillsAndTheLossOfItsStore();
};

/// In the process that is killed; in the test itself there is nothing to run.
void TargetPositionTest::runsTheJobForTheOtherTest() {
    if (!qEnvironmentVariableIsSet(runVariable)) return;
    const auto folder = qEnvironmentVariable(runVariable).toStdString();
    const auto workspace = config::loadWorkspace(folder + "/targets.toml");
    QVERIFY2(workspace.has_value(), workspace ? "" : workspace.error().message.c_str());
    EngineOptions options;
    options.stateFolder = folder + "/state";
    options.untilCaughtUp = qEnvironmentVariableIsSet("TARGET_POSITION_UNTIL_CAUGHT_UP");
    QVERIFY(QDir().mkpath(QString::fromStdString(options.stateFolder)));
    auto engine = Engine::open(*workspace, options);
    QVERIFY2(engine.has_value(), engine ? "" : engine.error().message.c_str());
    (*engine)->startWanted();
    std::stop_source never;
    (*engine)->waitUntilEnded(never.get_token());
    const auto job = (*engine)->snapshot()->jobs.at(0);
    QVERIFY2(job.state == JobState::Completed, job.reason.c_str());
}

void TargetPositionTest::survivesKillsAndTheLossOfItsStore() {
    QFETCH(QString, system);
    QFETCH(QString, kind);
    SLUICE_NEED(mysql, "orders-db");
    SLUICE_NEED(target, system.toStdString());
    Job job(mysql, target, kind.toStdString());
    const auto rowsThere = "SELECT COUNT(*) FROM " + job.target() + ".items";
    std::mt19937 random(11);
    for (int kill = 0; kill < kills; ++kill) {
        const auto run = job.start();
        QVERIFY(run->waitForStarted());
        if (kill > 0) QTRY_VERIFY_WITH_TIMEOUT(job.number(rowsThere) < 100'000, 30'000);
        // Once right in the copy, else somewhere in the stream; the store survives every other time only.
        QElapsedTimer clock;
        clock.start();
        const auto due = static_cast<qint64>(300 + random() % 900);
        while (clock.elapsed() < due) job.change(10);
        if (kill == kills / 2) job.sql("TRUNCATE TABLE {}.days");
        job.change(static_cast<int>(random() % 30));
        QVERIFY2(run->state() == QProcess::Running, qPrintable(job.log()));
        ::kill(static_cast<pid_t>(run->processId()), SIGKILL);
        QVERIFY(run->waitForFinished(5000));
        if (kill % 2 == 1) QVERIFY(QDir(job.state()).removeRecursively());
    }
    CAUGHT_UP(job);

    // Without its store it goes on where the target says. A copy would bring the row back that is taken away here.
    QVERIFY(QDir(job.state()).removeRecursively());
    job.there("DELETE FROM " + job.target() + ".items WHERE id=499");
    job.sql("REPLACE INTO {}.items VALUES (498, 1, 'while nothing ran'), (450, 2, 'the same')");
    job.sql("DELETE FROM {}.items WHERE id=451");
    QVERIFY2(job.catchUp() == 0, qPrintable(job.log()));
    QCOMPARE(job.number(rowsThere + " WHERE id=499"), std::uint64_t{0});
    job.there("INSERT INTO " + job.target() + ".items VALUES (499, 0, 'start')");
    QCOMPARE(job.copied("items"), job.here("items"));
    QCOMPARE(job.copied("days"), job.here("days"));
    // The source's own table of that name is no table of the job: the target's has our columns.
    QVERIFY(job.number("SELECT COUNT(*) FROM " + job.target() + ".sluice_checkpoint WHERE job='targets/replicate'") >
            1);
}

QTEST_GUILESS_MAIN(TargetPositionTest)
#include "target_position_test.moc"
