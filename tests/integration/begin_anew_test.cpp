// A job whose position is of no use any more: its server was rebuilt, or its log is gone. What it says, and every way
// out: the command, an edit of `start`, and both while no Sluice runs.
#include "backend/engine/begin_anew.h"

#include "backend/engine/engine.h"
#include "tests/support/kafka_records.h"
#include "tests/support/own_mysql.h"
#include "tests/support/truth/documents.h"
#include "tests/support/truth/sql.h"

#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>
#include <fmt/format.h>
#include <hiredis.h>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;
using Kind = JobEdit::Kind;

namespace {

constexpr int patience = 60'000;

/// A server of its own whose table goes to a topic and to keys, each by a job.
class World {
public:
    World(const System& like, const System& kafka, const System& redis)
        : mysql(like, {}), m_kafka(kafka), m_redis(redis), m_name(fmt::format("engine_anew_{}", getpid())) {}
    ~World() {
        m_engine.reset();
        deleteTopic(m_kafka.address(), m_name);
        auto* context = redisConnect(m_redis.host.c_str(), m_redis.port);
        for (const auto& [id, document] : documents("cache"))
            freeReplyObject(redisCommand(context, "DEL %s", fmt::format("{}:{}", m_name, id).c_str()));
        redisFree(context);
    }

    /// The table anew, with rows of these ids.
    void fill(const std::string& origin, int first, int last) {
        sql("CREATE DATABASE IF NOT EXISTS shop");
        sql("CREATE TABLE IF NOT EXISTS shop.orders (id INT PRIMARY KEY, origin VARCHAR(20), rev INT)");
        add(origin, first, last);
    }
    void add(const std::string& origin, int first, int last) {
        std::string values;
        for (int id = first; id <= last; ++id)
            values += fmt::format("{}({},'{}',{})", values.empty() ? "" : ",", id, origin, id);
        sql("INSERT INTO shop.orders VALUES " + values);
    }
    void sql(const std::string& statement) { session().run(statement); }
    std::string ask(const std::string& query) { return session().value(query); }

    config::Workspace workspace(const std::string& start) const {
        auto made = config::parseWorkspace(
            fmt::format("[workspace]\nname = \"anew\"\n[connection.db]\nkind = \"mysql\"\nhost = \"127.0.0.1\"\nport = "
                        "{}\nuser = \"root\"\n[connection.bus]\nkind = \"kafka\"\nbrokers = [\"{}\"]\n"
                        "[connection.memory]\nkind = \"redis\"\nhost = \"{}\"\nport = {}\n"
                        "[job.publish]\nsource = {{ connection = \"db\", tables = [\"shop.*\"], start = \"snapshot\" }}"
                        "\nsink = {{ connection = \"bus\", topic = \"{}\" }}\n"
                        "[job.cache]\nsource = {{ connection = \"db\", tables = [\"shop.*\"], start = {} }}\n"
                        "sink = {{ connection = \"memory\", key = \"{}:{{primary_key}}\" }}\n",
                        mysql.system()->port, m_kafka.address(), m_redis.host, m_redis.port, m_name, start, m_name),
            "anew.toml");
        if (!made) qFatal("%s", made.error().message.c_str());
        return *made;
    }
    void open(const std::string& start) {
        EngineOptions options;
        options.stateFolder = folder.path().toStdString();
        auto engine = Engine::open(workspace(start), options);
        if (!engine) qFatal("%s", engine.error().message.c_str());
        m_engine = std::move(*engine);
        m_engine->startWanted();
    }
    void close() {
        m_engine->shutDown(8s);
        m_engine.reset();
    }
    Engine& engine() { return *m_engine; }
    JobSnapshot job(const std::string& name) const { return *m_engine->snapshot()->job(name); }
    bool follows(const std::string& name) const {
        const auto now = job(name);
        return !now.checkpoint.isCopying() && (now.state == JobState::Streaming || now.state == JobState::Idle);
    }
    truth::Documents documents(const std::string& job) const {
        return job == "publish" ? truth::foldedTopic(m_kafka, m_name).live
                                : truth::redisDocuments(m_redis, m_name + ":");
    }
    /// What the target has otherwise than the table, row by row; `left`: rows that another server left there.
    QStringList differences(const std::string& job, const std::string& left) {
        QStringList wrong;
        auto target = documents(job);
        for (const auto& row : session().rows("SELECT id, origin, rev FROM shop.orders")) {
            const auto found = target.find(*row[0]);
            const auto is = found == target.end()
                                ? std::string("none")
                                : fmt::format("{} {}", found->second["origin"].toString().toStdString(),
                                              found->second["rev"].toInteger());
            const auto should = fmt::format("{} {}", *row[1], *row[2]);
            if (is != should)
                wrong += QString::fromStdString(fmt::format("{}: {} is {}, not {}", job, *row[0], is, should));
            if (found != target.end()) target.erase(found);
        }
        for (const auto& [id, document] : target)
            if (document["origin"].toString().toStdString() != left)
                wrong += QString::fromStdString(fmt::format("{}: {} is too many", job, id));
        return wrong;
    }

    OwnMySql mysql;
    QTemporaryDir folder;

private:
    truth::Sql session() const { return truth::Sql(*mysql.system(), mysql.system()->account("everything")); }

    const System m_kafka, m_redis;
    const std::string m_name;
    std::unique_ptr<Engine> m_engine;
};

}  // namespace

#define NEED_WORLD(world)                                                                                          \
    SLUICE_NEED(shared, "orders-db");                                                                              \
    SLUICE_NEED(kafka, "bus");                                                                                     \
    SLUICE_NEED(redis, "cache");                                                                                   \
    World world(shared, kafka, redis);                                                                             \
    if (!world.mysql.system()) {                                                                                   \
        std::printf("SLUICE-SKIP: no MySQL server of the test's own starts: %s\n", world.mysql.log().constData()); \
        QSKIP("no own MySQL server");                                                                              \
    }

#define STEP(call)                              \
    do {                                        \
        call;                                   \
        if (QTest::currentTestFailed()) return; \
    } while (false)

class BeginAnewTest : public QObject {
    Q_OBJECT

    static void follow(World& world, const std::string& left = "none") {
        for (const std::string job : {"publish", "cache"}) {
            QTRY_VERIFY2_WITH_TIMEOUT(world.follows(job), world.job(job).reason.c_str(), patience);
            QVERIFY(!world.job(job).positionLost);
            QStringList wrong;
            QTRY_VERIFY2_WITH_TIMEOUT((wrong = world.differences(job, left)).isEmpty(),
                                      qPrintable(wrong.mid(0, 10).join('\n')), patience);
        }
    }
    static void areLost(World& world, const char* words) {
        for (const std::string job : {"publish", "cache"}) {
            QTRY_COMPARE_WITH_TIMEOUT(toString(world.job(job).state), toString(JobState::Failed), patience);
            QVERIFY2(world.job(job).reason.find(words) != std::string::npos, world.job(job).reason.c_str());
            QVERIFY(world.job(job).positionLost);
        }
    }

private Q_SLOTS:
    void aRebuiltServerIsFollowedAfterTheCommandOrAnEdit() {
        NEED_WORLD(world)
        world.fill("old", 1, 300);
        world.open("\"earliest\"");
        STEP(follow(world));
        const auto epoch = world.job("cache").checkpoint.epoch;

        QVERIFY2(world.mysql.rebuild(), world.mysql.log().constData());
        world.fill("new", 151, 450);
        STEP(areLost(world, "is another server now"));

        // Other edits of such a job change nothing of that; one of `start` makes it count.
        const auto before = world.workspace("\"earliest\""), after = world.workspace("\"snapshot\"");
        QCOMPARE(planEdit(before, after).of("cache")->kind, Kind::Live);
        const auto plan = planEdit(before, after, {"cache"});
        QCOMPARE(plan.of("cache")->kind, Kind::NewStart);
        QVERIFY2(plan.of("cache")->edits[0].effect.find("The rows of shop.* are copied anew") != std::string::npos,
                 plan.of("cache")->edits[0].effect.c_str());
        world.engine().replaceWorkspace(after);
        world.engine().post(JobCommand::BeginAnew, {"publish"});
        STEP(follow(world, "old"));
        QVERIFY(world.job("cache").checkpoint.epoch > epoch);
        QVERIFY(world.job("cache").tables.at(0).copied >= 300);

        world.sql("UPDATE shop.orders SET rev = rev + 1000 WHERE id % 3 = 0");
        world.sql("DELETE FROM shop.orders WHERE id % 7 = 0");
        world.add("new", 451, 500);
        STEP(follow(world, "old"));
        world.close();
    }

    void aPurgedLogIsGivenUpWhileNoSluiceRuns() {
        NEED_WORLD(world)
        world.fill("first", 1, 200);
        world.open("\"earliest\"");
        STEP(follow(world));
        world.close();
        world.add("missed", 201, 260);
        world.sql("DELETE FROM shop.orders WHERE id <= 20");
        world.sql("FLUSH BINARY LOGS");
        world.sql(fmt::format("PURGE BINARY LOGS TO '{}'", world.ask("SHOW BINARY LOG STATUS")));

        // The same file: it stops once more, whoever starts it.
        world.open("\"earliest\"");
        STEP(areLost(world, "has purged"));
        world.close();
        world.open("\"earliest\"");
        STEP(areLost(world, "has purged"));
        world.close();

        // The file edited, and `sluice anew` for the other job.
        auto store = CheckpointStore::open(world.folder.path().toStdString(), "anew");
        QVERIFY(store && store->askAnew("publish"));
        world.open("\"snapshot\"");
        STEP(follow(world, "first"));
        QVERIFY(store->askedAnew()->empty());
        world.close();

        // Once: the next start goes on.
        world.open("\"snapshot\"");
        STEP(follow(world, "first"));
        const auto copied = world.job("publish").tables.at(0).copied;
        world.engine().post(JobCommand::Restart, {"publish"});
        QTRY_COMPARE_WITH_TIMEOUT(world.job("publish").startCount, std::uint64_t{6}, patience);
        STEP(follow(world, "first"));
        QCOMPARE(world.job("publish").tables.at(0).copied, copied);
        world.close();
    }

    void aLogThatGoesWhileItIsReadIsNamed() {
        NEED_WORLD(world)
        world.fill("first", 1, 50);
        world.open("\"earliest\"");
        STEP(follow(world));
        // As after a restore: what was read is not known there any more.
        world.sql("RESET BINARY LOGS AND GTIDS");
        world.engine().post(JobCommand::Restart, {"publish", "cache"});
        STEP(areLost(world, "of the checkpoint"));
        world.engine().post(JobCommand::Stop, {"cache"});
        QTRY_COMPARE_WITH_TIMEOUT(toString(world.job("cache").state), toString(JobState::Stopped), patience);
        QVERIFY(world.job("cache").positionLost);
        world.engine().post(JobCommand::BeginAnew, {"publish", "cache"});
        STEP(follow(world));
        world.close();
    }

    void aRunningInstanceTakesUpWhatIsAskedBesideIt() {
        NEED_WORLD(world)
        world.fill("first", 1, 100);
        world.open("\"snapshot\"");
        STEP(follow(world));
        const auto was = world.job("publish");
        auto store = CheckpointStore::open(world.folder.path().toStdString(), "anew");
        QVERIFY(store && store->askAnew("publish"));
        QTRY_COMPARE_WITH_TIMEOUT(world.job("publish").startCount, was.startCount + 1, patience);
        STEP(follow(world));
        QVERIFY(world.job("publish").checkpoint.epoch > was.checkpoint.epoch);
        QCOMPARE(world.job("publish").tables.at(0).copied, std::uint64_t{200});
        QCOMPARE(world.job("cache").startCount, std::uint64_t{1});
        world.close();
    }
};

QTEST_GUILESS_MAIN(BeginAnewTest)
#include "begin_anew_test.moc"
