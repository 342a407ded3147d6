// A table added to running jobs is copied beside their streams: under load on that very table, with the process killed
// in the middle of the copy, every row is right afterwards, in every kind of target.
#include "backend/checkpoint/store.h"
#include "backend/core/log.h"
#include "backend/core/monitor.h"
#include "backend/core/thread.h"
#include "backend/engine/engine.h"
#include "tests/support/own_mysql.h"
#include "tests/support/systems.h"
#include "tests/support/truth/compare.h"
#include "tests/support/workspace_text.h"

#include <csignal>
#include <iostream>
#include <random>
#include <sys/prctl.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <fmt/format.h>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

namespace {

constexpr int rowsToCopy = 60'000;
const std::vector<std::string> jobNames = {"publish", "replicate", "cache", "index"};

/// The process that is killed: runs the jobs of a file; each byte that it is sent makes it read that anew.
int runJobs(const QString& file, const QString& state, bool untilCaughtUp) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // a test that is killed leaves no process behind
    auto workspace = config::loadWorkspace(file.toStdString());
    if (!workspace) qFatal("%s", workspace.error().message.c_str());
    EngineOptions options;
    options.stateFolder = state.toStdString();
    options.untilCaughtUp = untilCaughtUp;
    const LogListener printed([](const LogLine& line) { std::fprintf(stderr, "%s\n", line.message.c_str()); });
    auto engine = Engine::open(std::move(*workspace), std::move(options));
    if (!engine) qFatal("%s", engine.error().message.c_str());
    (*engine)->startWanted();
    if (untilCaughtUp) {
        (*engine)->waitUntilEnded({});
        for (const auto& job : (*engine)->snapshot()->jobs)
            if (job.state != JobState::Completed) qFatal("%s: %s", job.name.c_str(), job.reason.c_str());
        return 0;
    }
    while (std::cin.get() != EOF) {
        auto next = config::loadWorkspace(file.toStdString());
        if (!next) qFatal("%s", next.error().message.c_str());
        (*engine)->replaceWorkspace(std::move(*next));
    }
    return 0;
}

class World {
public:
    World(const System& mysql, const System& kafka, const System& redis, const System& elasticsearch,
          const System& tidb, int size = rowsToCopy)
        : rows(size),
          name(fmt::format("backfill{}_{}", getpid(), ++s_count)),
          sql(mysql, mysql.account("everything")),
          target(tidb, tidb.account("everything")),
          m_mysql(mysql),
          m_text(name) {
        m_text.set("workspace", "name", "\"@\"");
        m_text.connect("shop", mysql, "reads_and_replicates");
        m_text.set("connection.shop", "read_only", "true");
        m_text.connect("warehouse", tidb);
        m_text.connect("bus", kafka);
        m_text.connect("memory", redis);
        m_text.connect("search", elasticsearch);
        sql.run("CREATE DATABASE " + name);
        sql.run(fmt::format("CREATE TABLE {}.steady(id INT PRIMARY KEY, note VARCHAR(40))", name));
        sql.run(fmt::format("INSERT INTO {}.steady VALUES (1,'one'),(2,'two')", name));
        sql.run(
            fmt::format("CREATE TABLE {}.big(region VARCHAR(12) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, "
                        "id BIGINT UNSIGNED NOT NULL, amount DECIMAL(12,2), note VARCHAR(200), at TIMESTAMP(6) NOT "
                        "NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6), PRIMARY KEY(region, id))",
                        name));
        for (int first = 0; first < rows; first += 5000) {
            std::string values;
            for (int id = first; id < first + 5000; ++id)
                values += fmt::format("{}('{}',{},{}.25,REPEAT('{:c}',{}))", values.empty() ? "" : ",", regions[id % 3],
                                      id, id, 'a' + id % 26, 80 + id % 100);
            sql.run(fmt::format("INSERT INTO {}.big(region,id,amount,note) VALUES {}", name, values));
        }
    }
    ~World() {
        stopWriting();
        if (m_run) {
            m_run->kill();
            m_run->waitForFinished();
        }
        sql.run("DROP DATABASE " + name);
        target.run("DROP DATABASE IF EXISTS " + name);
    }

    /// The jobs on these tables; `only`: one of them.
    std::string text(const std::string& tables, const std::string& only = "") const {
        const std::vector<std::pair<std::string, std::string>> sinks = {
            {"publish", R"({ connection = "bus", format = "debezium", topic = "{database}.{table}" })"},
            {"replicate", R"({ connection = "warehouse", database = "@", create_tables = true, on_ddl = "apply" })"},
            {"cache", R"({ connection = "memory", shape = "json", key = "@:{table}:{primary_key}", ttl = "1h" })"},
            {"index", R"({ connection = "search", index = "@-{table}", id = "{primary_key}" })"}};
        auto text = m_text;
        for (const auto& [job, sink] : sinks) {
            if (!only.empty() && job != only) continue;
            text.set("job." + job, "source",
                     fmt::format("{{ connection = \"shop\", tables = [{}], start = \"snapshot\" }}", tables));
            text.set("job." + job, "sink", sink);
            text.set("job." + job, "rate_limit", "\"8000/s\"");
        }
        return text.toml();
    }
    void write(const QString& file, const std::string& content) const {
        QFile out(file + ".part");
        if (!out.open(QIODevice::WriteOnly)) qFatal("no file");
        out.write(QByteArray::fromStdString(content));
        out.close();
        QFile::rename(file + ".part", file);
    }
    std::string both() const { return fmt::format("\"{0}.steady\", \"{0}.big\"", name); }
    std::string one() const { return fmt::format("\"{}.steady\"", name); }

    void start(bool untilCaughtUp = false) {
        m_run = std::make_unique<QProcess>();
        m_run->setProcessChannelMode(QProcess::ForwardedChannels);
        m_run->start(QCoreApplication::applicationFilePath(),
                     {"--run-jobs", file(), state(), untilCaughtUp ? "caught-up" : "for-ever"});
        if (!m_run->waitForStarted()) qFatal("the jobs' process does not start");
    }
    /// The process that runs takes this in place of what it runs.
    void change(const std::string& content) {
        QFile::remove(file());
        write(file(), content);
        m_run->write("\n");
        if (!m_run->waitForBytesWritten()) qFatal("the jobs' process does not listen");
    }
    void kill() {
        ::kill(static_cast<pid_t>(m_run->processId()), SIGKILL);
        m_run->waitForFinished();
    }
    QProcess& run() { return *m_run; }
    QString file() const { return m_folder.filePath("backfill.toml"); }
    QString state() const { return m_folder.filePath("state"); }

    std::optional<Position> position(const std::string& job) {
        auto store = CheckpointStore::open(state().toStdString(), name);
        if (!store) return std::nullopt;
        auto position = store->position(job);
        return position ? *position : std::nullopt;
    }
    bool copied(const std::string& job) {
        const auto at = position(job);
        return at && !at->isCopying();
    }
    /// TiDB's own position of the job outranks the store's: whether it is past the snapshot, too.
    bool targetKnows() {
        return target.value(fmt::format("SELECT COUNT(*) FROM {}.sluice_checkpoint WHERE lane >= 0 AND position LIKE "
                                        "'position % % % 1 %'",
                                        name)) != "0";
    }
    /// How many jobs stand inside the table, `least` rows into it or more.
    int inside(std::uint64_t least = 1) {
        int count = 0;
        for (const auto& job : jobNames)
            if (const auto at = position(job))
                for (const auto& copy : at->copies)
                    count += !copy.done && !copy.upToKey.empty() && copy.rows >= least ? 1 : 0;
        return count;
    }

    /// Inserts, updates, deletes, moves of keys: anywhere in the table, one row a transaction and many.
    void startWriting() {
        m_writer = Thread("writer", [this](const std::stop_token& stop) {
            truth::Sql session(m_mysql, m_mysql.account("everything"));
            std::mt19937 random(7);
            int fresh = 10 * rows;
            do {
                const auto id = static_cast<int>(random() % static_cast<unsigned>(rows));
                const auto* region = regions[id % 3];
                const auto where = fmt::format("region='{}' AND id={}", region, id);
                switch (random() % 8) {
                    case 0:
                        session.run(fmt::format("DELETE FROM {}.big WHERE {}", name, where));
                        break;
                    case 1:
                        session.run(fmt::format("REPLACE INTO {}.big(region,id,amount,note) VALUES('{}',{},{},'back')",
                                                name, region, id, random() % 1000));
                        break;
                    case 2:
                        session.run(fmt::format("INSERT INTO {}.big(region,id,amount,note) VALUES('{}',{},1,'fresh')",
                                                name, regions[random() % 3], ++fresh));
                        break;
                    case 3:
                        session.run(fmt::format("UPDATE {}.big SET id=id+{} WHERE {}", name, 3 * rows, where));
                        break;
                    case 4:
                        session.run(
                            fmt::format("UPDATE {}.big SET amount=amount+1 WHERE region='{}' AND id BETWEEN {} "
                                        "AND {}",
                                        name, region, id, id + 60));
                        break;
                    default:
                        session.run(fmt::format("UPDATE {}.big SET amount=amount+0.01, note=CONCAT('n',{}) WHERE {}",
                                                name, random() % 100'000, where));
                }
                if (random() % 16 == 0)
                    session.run(fmt::format("REPLACE INTO {}.steady VALUES({},'s{}')", name, random() % 50, random()));
                ++written;
            } while (pause(stop, 1ms));
        });
    }
    void stopWriting() {
        m_writer.requestStop();
        m_writer.join();
    }

    const int rows;  ///< of the table that is added
    const std::string name;
    truth::Sql sql, target;
    std::atomic<int> written{0};

private:
    static inline int s_count = 0;
    static constexpr std::array<const char*, 3> regions = {"north", "Süd", "west:1"};
    const System m_mysql;
    QTemporaryDir m_folder;
    WorkspaceText m_text;
    std::unique_ptr<QProcess> m_run;
    Thread m_writer;
};

}  // namespace

class BackfillTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void copiesAnAddedTableUnderLoadThoughKilledInTheMiddle_data() {
        QTest::addColumn<QString>("source");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("kills");
        QTest::newRow("MySQL") << "orders-db" << rowsToCopy << 2;
        QTest::newRow("MariaDB") << "orders-maria" << rowsToCopy / 3 << 1;
        QTest::newRow("MySQL by file and position") << "own" << rowsToCopy / 3 << 1;
    }
    void copiesAnAddedTableUnderLoadThoughKilledInTheMiddle() {
        QFETCH(QString, source);
        QFETCH(int, rows);
        QFETCH(int, kills);
        SLUICE_NEED(shared, source == "own" ? "orders-db" : source.toStdString());
        std::optional<OwnMySql> own;
        if (source == "own") own.emplace(shared, QStringList{"--gtid-mode=OFF", "--enforce-gtid-consistency=OFF"});
        if (own && !own->system()) {
            std::printf("SLUICE-SKIP: no MySQL server of the test's own starts: %s\n", own->log().constData());
            QSKIP("no own MySQL server");
        }
        const auto& mysql = own ? *own->system() : shared;
        SLUICE_NEED(kafka, "bus");
        SLUICE_NEED(redis, "cache");
        SLUICE_NEED(elasticsearch, "search");
        SLUICE_NEED(tidb, "warehouse");
        World world(mysql, kafka, redis, elasticsearch, tidb, rows);
        world.write(world.file(), world.text(world.one()));
        world.start();
        for (const auto& job : jobNames) QTRY_VERIFY2_WITH_TIMEOUT(world.copied(job), job.c_str(), 120'000);
        QTRY_VERIFY_WITH_TIMEOUT(world.targetKnows(), 60'000);
        world.startWriting();
        world.change(world.text(world.both()));
        for (int kill = 1; kill <= kills; ++kill) {
            QTRY_VERIFY_WITH_TIMEOUT(world.inside(static_cast<std::uint64_t>(kill * rows / 7)) > 0, 120'000);
            const auto inside = world.inside();
            world.kill();
            qInfo("kill %d with %d jobs inside the table, after %d writes", kill, inside, world.written.load());
            QVERIFY(world.inside() > 0);
            world.start();
        }
        for (const auto& job : jobNames) QTRY_VERIFY2_WITH_TIMEOUT(world.copied(job), job.c_str(), 240'000);
        world.stopWriting();
        world.kill();
        world.start(true);
        QVERIFY(world.run().waitForFinished(240'000));
        QCOMPARE(world.run().exitCode(), 0);

        std::size_t wrong = 0, compared = 0;
        const auto judge = [&](const char* what, const std::vector<std::string>& differences) {
            for (const auto& sentence : differences) qWarning("%s: %s", what, sentence.c_str());
            wrong += differences.size();
        };
        for (const std::string name : {"steady", "big"}) {
            const auto table = truth::readTable(world.sql, world.name, name);
            compared += table.rows.size();
            judge("TiDB", truth::differences(table, truth::readTableLike(world.target, world.name, table)));
            const auto fold = truth::foldedTopic(kafka, world.name + "." + name);
            judge("Kafka", fold.unreadable);
            judge("Kafka", truth::differences(table, fold.live, truth::isDebeziumValue));
            judge("Redis", truth::differences(table, truth::redisDocuments(redis, world.name + ":" + name + ":"),
                                              truth::isFlatValue));
            judge("Elasticsearch",
                  truth::differences(table, truth::elasticsearchDocuments(elasticsearch, world.name + "-" + name),
                                     truth::isFlatValue));
        }
        qInfo("compared %zu rows in four targets after %d writes and %d kills: %zu differences", compared,
              world.written.load(), kills, wrong);
        QVERIFY(compared > static_cast<std::size_t>(rows) / 2);
        QCOMPARE(wrong, std::size_t{0});
    }

    void copiesATableThatIsAlteredMeanwhile() {
        SLUICE_NEED(mysql, "orders-db");
        SLUICE_NEED(kafka, "bus");
        SLUICE_NEED(redis, "cache");
        SLUICE_NEED(elasticsearch, "search");
        SLUICE_NEED(tidb, "warehouse");
        World world(mysql, kafka, redis, elasticsearch, tidb);
        world.write(world.file(), world.text(world.one(), "replicate"));
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.copied("replicate") && world.targetKnows(), 120'000);
        world.startWriting();
        world.change(world.text(world.both(), "replicate"));
        QTRY_VERIFY_WITH_TIMEOUT(world.inside() > 0, 120'000);
        world.sql.run(fmt::format("ALTER TABLE {}.big ADD COLUMN extra INT", world.name));
        world.sql.run(fmt::format("UPDATE {}.big SET extra=id WHERE id BETWEEN 20000 AND 25000", world.name));
        QVERIFY(!world.copied("replicate"));
        QTRY_VERIFY_WITH_TIMEOUT(world.copied("replicate"), 240'000);
        world.stopWriting();
        world.kill();
        world.start(true);
        QVERIFY(world.run().waitForFinished(240'000));
        QCOMPARE(world.run().exitCode(), 0);
        const auto table = truth::readTable(world.sql, world.name, "big");
        QVERIFY(
            std::any_of(table.columns.begin(), table.columns.end(), [](const auto& c) { return c.name == "extra"; }));
        const auto differences = truth::differences(table, truth::readTableLike(world.target, world.name, table));
        for (const auto& sentence : differences) qWarning("%s", sentence.c_str());
        QVERIFY(differences.empty());
    }

    void copiesATableWithoutKeyWholeIntoKafka() {
        SLUICE_NEED(mysql, "orders-db");
        SLUICE_NEED(kafka, "bus");
        SLUICE_NEED(redis, "cache");
        SLUICE_NEED(elasticsearch, "search");
        SLUICE_NEED(tidb, "warehouse");
        World world(mysql, kafka, redis, elasticsearch, tidb);
        world.sql.run(fmt::format("CREATE TABLE {0}.plain SELECT id, note FROM {0}.big LIMIT 3000", world.name));
        world.write(world.file(), world.text(world.one(), "publish"));
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.copied("publish"), 120'000);
        world.change(world.text(fmt::format("\"{0}.steady\", \"{0}.plain\"", world.name), "publish"));
        const auto topic = world.name + ".plain";
        QTRY_VERIFY_WITH_TIMEOUT(truth::foldedTopic(kafka, topic).withoutKey >= 3000, 120'000);
        QTRY_VERIFY_WITH_TIMEOUT(world.copied("publish"), 60'000);
        QCOMPARE(truth::foldedTopic(kafka, topic).withoutKey, std::size_t{3000});
    }
};

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const auto words = QCoreApplication::arguments();
    if (words.size() == 5 && words[1] == "--run-jobs") return runJobs(words[2], words[3], words[4] == "caught-up");
    BackfillTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "backfill_test.moc"
