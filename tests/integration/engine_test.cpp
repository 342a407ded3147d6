// The engine from its door: a real MySQL into a real Redis, with commands, kills of the run, and what is stored.
#include "backend/engine/engine.h"

#include "backend/core/thread.h"
#include "backend/engine/status_json.h"
#include "backend/services/mysql/connection.h"
#include "backend/services/redis/client.h"
#include "tests/support/systems.h"

#include <unistd.h>

#include <QTemporaryDir>
#include <fmt/format.h>

using namespace sluice;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 30'000;

/// A database and a key prefix of this run's own, and one job between them.
class Shop {
public:
    Shop(const test::System& mysql, const test::System& redis)
        : m_mysql(mysql), m_redis(redis), m_name(fmt::format("t_engine_{}", getpid())) {
        const auto account = mysql.account("everything");
        config::Connection admin;
        admin.name = mysql.name;
        admin.kind = "mysql";
        admin.host = mysql.host;
        admin.port = static_cast<std::uint16_t>(mysql.port);
        admin.user = account.user;
        auto opened = services::mysql::Connection::open(admin, account.password, {}, {});
        if (!opened) qFatal("%s", opened.error().message.c_str());
        m_sql = std::move(*opened);
        sql("CREATE DATABASE " + m_name);
        sql("CREATE TABLE {}.orders(id INT PRIMARY KEY, note VARCHAR(40))");
        config::Connection cache;
        cache.name = redis.name;
        cache.kind = "redis";
        cache.host = redis.host;
        cache.port = static_cast<std::uint16_t>(redis.port);
        auto client = services::redis::Client::open(cache, config::Secrets(), {});
        if (!client) qFatal("%s", client.error().message.c_str());
        m_cache = std::move(*client);
    }
    ~Shop() {
        sql("DROP DATABASE " + m_name);
        command({"EVAL", "for _, k in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', k) end", "0",
                 m_name + ":*"});
    }

    void sql(std::string statement) {
        for (auto at = statement.find("{}"); at != statement.npos; at = statement.find("{}"))
            statement.replace(at, 2, m_name);
        if (auto done = m_sql->execute(statement); !done) qFatal("%s", done.error().message.c_str());
    }
    void insert(int first, int count) {
        std::string values;
        for (int i = first; i < first + count; ++i)
            values += fmt::format("{}({}, 'note {}')", i > first ? "," : "", i, i);
        sql("INSERT INTO {}.orders VALUES " + values);
    }
    std::int64_t keys() { return command({"EVAL", "return #redis.call('KEYS', ARGV[1])", "0", m_name + ":*"}).integer; }
    std::string value(int id) { return command({"GET", fmt::format("{}:{}", m_name, id)}).text; }
    services::redis::Reply command(std::initializer_list<std::string_view> words) {
        auto reply = m_cache->command(words, {});
        if (!reply) qFatal("%s", reply.error().message.c_str());
        return *reply;
    }

    config::Workspace workspace(const std::string& more = "", const std::string& redisPort = "") const {
        auto made = config::parseWorkspace(
            fmt::format(R"(
[workspace]
name = "engine"
[connection.orders-db]
kind = "mysql"
host = "{}"
port = {}
user = "{}"
password = "plain:{}"
[connection.cache]
kind = "redis"
host = "{}"
port = {}
[job.cache]
source = {{ connection = "orders-db", tables = ["{}.*"], start = "snapshot" }}
sink = {{ connection = "cache", shape = "json", key = "{}:{{primary_key}}" }}
{}
)",
                        m_mysql.host, m_mysql.port, m_mysql.account("reads_and_replicates").user,
                        m_mysql.account("reads_and_replicates").password, m_redis.host,
                        redisPort.empty() ? std::to_string(m_redis.port) : redisPort, m_name, m_name, more),
            "engine.toml");
        if (!made) qFatal("%s", made.error().message.c_str());
        return *made;
    }
    EngineOptions options(bool untilCaughtUp = false) const {
        EngineOptions options;
        options.stateFolder = m_folder.path().toStdString();
        options.untilCaughtUp = untilCaughtUp;
        return options;
    }
    std::unique_ptr<Engine> open(bool untilCaughtUp = false) const {
        auto engine = Engine::open(workspace(), options(untilCaughtUp));
        if (!engine) qFatal("%s", engine.error().message.c_str());
        (*engine)->startWanted();
        return std::move(*engine);
    }

private:
    const test::System m_mysql, m_redis;
    const std::string m_name;
    QTemporaryDir m_folder;
    std::unique_ptr<services::mysql::Connection> m_sql;
    std::unique_ptr<services::redis::Client> m_cache;
};

JobSnapshot jobOf(const Engine& engine) {
    return engine.snapshot()->jobs.at(0);
}

std::string stateOf(const Engine& engine) {
    const auto job = jobOf(engine);
    return fmt::format("{} {}", toString(job.state), job.reason);
}

bool isUp(const Engine& engine) {
    const auto state = jobOf(engine).state;
    if (state == JobState::Failed) qWarning("%s", stateOf(engine).c_str());
    return state == JobState::Streaming || state == JobState::Idle;
}

}  // namespace

class EngineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void copiesThenFollowsThenResumes() {
        SLUICE_NEED(mysql, "orders-db");
        SLUICE_NEED(redis, "cache");
        Shop shop(mysql, redis);
        shop.insert(1, 2000);
        {
            auto engine = shop.open();
            QTRY_VERIFY_WITH_TIMEOUT(isUp(*engine), patience);
            QCOMPARE(shop.keys(), std::int64_t{2000});
            shop.insert(5000, 10);
            shop.sql("UPDATE {}.orders SET note = 'changed' WHERE id = 7");
            shop.sql("DELETE FROM {}.orders WHERE id = 8");
            QTRY_VERIFY_WITH_TIMEOUT(shop.keys() == 2009, patience);
            QTRY_VERIFY_WITH_TIMEOUT(shop.value(7).find("changed") != std::string::npos, patience);
            QTRY_VERIFY_WITH_TIMEOUT(jobOf(*engine).deleted == 1, patience);
            const auto job = jobOf(*engine);
            QCOMPARE(job.inserted, 2010u);
            QCOMPARE(job.updated, 1u);
            QVERIFY2(job.lagMaxMicros && *job.lagMaxMicros < 2'000'000, stateOf(*engine).c_str());
            QVERIFY(job.resumeWindowSeconds && *job.resumeWindowSeconds > 60);
            QVERIFY(!job.sourceHead.empty());
            QCOMPARE(job.tables.size(), std::size_t{1});
            QVERIFY(job.tables[0].snapshotDone);
            engine->shutDown(8s);
        }
        shop.insert(6000, 5);  // while nothing runs
        auto engine = shop.open();
        QTRY_VERIFY_WITH_TIMEOUT(shop.keys() == 2014, patience);
        QTRY_COMPARE_WITH_TIMEOUT(jobOf(*engine).inserted, 2015u, patience);  // no second snapshot, totals go on
    }

    void endsAsCompletedWhenCaughtUp() {
        SLUICE_NEED(mysql, "orders-db");
        SLUICE_NEED(redis, "cache");
        Shop shop(mysql, redis);
        shop.insert(1, 500);
        for (int round = 0; round < 2; ++round) {
            auto engine = shop.open(true);
            std::stop_source late;
            Thread limit("limit", [&late](const std::stop_token& stop) {
                if (pause(stop, 40s)) late.request_stop();
            });
            engine->waitUntilEnded(late.get_token());
            limit.requestStop();
            QVERIFY2(jobOf(*engine).state == JobState::Completed, stateOf(*engine).c_str());
            QCOMPARE(shop.keys(), std::int64_t{500 + 100 * round});
            shop.insert(1000 + 100 * round, 100);
            engine->shutDown(8s);
        }
        const auto status = storedStatusJson(shop.workspace(), shop.options().stateFolder);
        QVERIFY(status->find("\"state\": \"Completed\"") != std::string::npos);
    }

    void pauseAndStopSurviveARestart() {
        SLUICE_NEED(mysql, "orders-db");
        SLUICE_NEED(redis, "cache");
        Shop shop(mysql, redis);
        {
            auto engine = shop.open();
            QTRY_VERIFY_WITH_TIMEOUT(isUp(*engine), patience);
            const auto begun = steadyNow();
            engine->post(JobCommand::Pause, {"cache"});
            QTRY_VERIFY_WITH_TIMEOUT(jobOf(*engine).state == JobState::Paused, 3000);
            QVERIFY(steadyNow() - begun < 2s);
            shop.insert(1, 5);
            QTRY_VERIFY_WITH_TIMEOUT(jobOf(*engine).lagMicros.value_or(0) > 1'000'000, patience);
            engine->post(JobCommand::Start, {"cache"});
            QTRY_VERIFY_WITH_TIMEOUT(shop.keys() == 5, patience);
            engine->post(JobCommand::Stop, {"cache"});
            QTRY_VERIFY_WITH_TIMEOUT(jobOf(*engine).state == JobState::Stopped, 3000);
            engine->shutDown(8s);
        }
        auto engine = shop.open();
        QTest::qWait(300);
        QVERIFY(jobOf(*engine).state == JobState::Stopped);
        engine->post(JobCommand::Start, {"cache"});
        QTRY_VERIFY_WITH_TIMEOUT(isUp(*engine), patience);
    }

    void oneJobIsRunByOneInstance() {
        SLUICE_NEED(mysql, "orders-db");
        SLUICE_NEED(redis, "cache");
        Shop shop(mysql, redis);
        auto engine = shop.open();
        QTRY_VERIFY_WITH_TIMEOUT(isUp(*engine), patience);
        const auto second = Engine::open(shop.workspace(), shop.options());
        QVERIFY(!second);
        QVERIFY2(second.error().message.find("is run by process") != std::string::npos, second.error().message.c_str());
        auto look = shop.options();
        look.readOnly = true;
        look.watchSystems = false;
        auto reader = Engine::open(shop.workspace(), look);
        QVERIFY(reader);
        QTRY_VERIFY_WITH_TIMEOUT(isUp(**reader), 5000);
    }

    void anUnreachableSinkIsRetriedAndNamed() {
        SLUICE_NEED(mysql, "orders-db");
        SLUICE_NEED(redis, "cache");
        Shop shop(mysql, redis);
        shop.insert(1, 3);
        auto engine = Engine::open(shop.workspace("", "9"), shop.options());
        (*engine)->startWanted();
        QTRY_VERIFY_WITH_TIMEOUT(jobOf(**engine).state == JobState::Retrying && jobOf(**engine).attempt >= 1, patience);
        QVERIFY2(jobOf(**engine).reason.find("cache") != std::string::npos, stateOf(**engine).c_str());
        (*engine)->replaceWorkspace(shop.workspace());
        QTRY_VERIFY_WITH_TIMEOUT(isUp(**engine), patience);
        QCOMPARE(shop.keys(), std::int64_t{3});
    }

    void aWrongPasswordFailsWithOneSentence() {
        SLUICE_NEED(mysql, "orders-db");
        SLUICE_NEED(redis, "cache");
        Shop shop(mysql, redis);
        auto workspace = shop.workspace();
        workspace.connections[0].password = "plain:wrong-one";
        auto engine = Engine::open(workspace, shop.options());
        (*engine)->startWanted();
        QTRY_VERIFY_WITH_TIMEOUT(jobOf(**engine).state == JobState::Failed, patience);
        const auto reason = jobOf(**engine).reason;
        QVERIFY2(reason.find("orders-db") != std::string::npos && reason.find("wrong-one") == std::string::npos,
                 reason.c_str());
        std::stop_source never;
        (*engine)->waitUntilEnded(never.get_token());
    }
};

QTEST_GUILESS_MAIN(EngineTest)
#include "engine_test.moc"
