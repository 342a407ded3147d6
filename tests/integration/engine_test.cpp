// The engine from its door: a real MySQL into a real Redis, with commands, kills of the run, and what is stored.
#include "backend/engine/engine.h"

#include "backend/core/thread.h"
#include "backend/engine/status_json.h"
#include "tests/support/cached_tables.h"

#include <unistd.h>

#include <QTemporaryDir>
#include <fmt/format.h>

using namespace sluice;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 30'000;

/// A table and the keys of its rows, and a job between them.
class Shop : public test::CachedTables {
public:
    Shop(const test::System& mysql, const test::System& redis)
        : CachedTables(mysql, redis, fmt::format("t_engine_{}", getpid()), {"orders"}) {}

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
sink = {{ connection = "cache", shape = "json", key = "{}:{{table}}:{{primary_key}}" }}
{}
)",
                        mysql().host, mysql().port, mysql().account("reads_and_replicates").user,
                        mysql().account("reads_and_replicates").password, redis().host,
                        redisPort.empty() ? std::to_string(redis().port) : redisPort, name(), name(), more),
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
    QTemporaryDir m_folder;
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
        shop.insert("orders", 1, 2000);
        {
            auto engine = shop.open();
            QTRY_VERIFY_WITH_TIMEOUT(isUp(*engine), patience);
            QCOMPARE(shop.keys("orders"), std::int64_t{2000});
            shop.insert("orders", 5000, 10);
            shop.sql("UPDATE {}.orders SET note = 'changed' WHERE id = 7");
            shop.sql("DELETE FROM {}.orders WHERE id = 8");
            QTRY_VERIFY_WITH_TIMEOUT(shop.keys("orders") == 2009, patience);
            QTRY_VERIFY_WITH_TIMEOUT(shop.value("orders", 7).find("changed") != std::string::npos, patience);
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
        shop.insert("orders", 6000, 5);  // while nothing runs
        auto engine = shop.open();
        QTRY_VERIFY_WITH_TIMEOUT(shop.keys("orders") == 2014, patience);
        QTRY_COMPARE_WITH_TIMEOUT(jobOf(*engine).inserted, 2015u, patience);  // no second snapshot, totals go on
    }

    void endsAsCompletedWhenCaughtUp() {
        SLUICE_NEED(mysql, "orders-db");
        SLUICE_NEED(redis, "cache");
        Shop shop(mysql, redis);
        shop.insert("orders", 1, 500);
        for (int round = 0; round < 2; ++round) {
            auto engine = shop.open(true);
            std::stop_source late;
            Thread limit("limit", [&late](const std::stop_token& stop) {
                if (pause(stop, 40s)) late.request_stop();
            });
            engine->waitUntilEnded(late.get_token());
            limit.requestStop();
            QVERIFY2(jobOf(*engine).state == JobState::Completed, stateOf(*engine).c_str());
            QCOMPARE(shop.keys("orders"), std::int64_t{500 + 100 * round});
            shop.insert("orders", 1000 + 100 * round, 100);
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
            shop.insert("orders", 1, 5);
            QTRY_VERIFY_WITH_TIMEOUT(jobOf(*engine).lagMicros.value_or(0) > 1'000'000, patience);
            engine->post(JobCommand::Start, {"cache"});
            QTRY_VERIFY_WITH_TIMEOUT(shop.keys("orders") == 5, patience);
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
        shop.insert("orders", 1, 3);
        auto engine = Engine::open(shop.workspace("", "9"), shop.options());
        (*engine)->startWanted();
        QTRY_VERIFY_WITH_TIMEOUT(jobOf(**engine).state == JobState::Retrying && jobOf(**engine).attempt >= 1, patience);
        QVERIFY2(jobOf(**engine).reason.find("cache") != std::string::npos, stateOf(**engine).c_str());
        (*engine)->replaceWorkspace(shop.workspace());
        QTRY_VERIFY_WITH_TIMEOUT(isUp(**engine), patience);
        QCOMPARE(shop.keys("orders"), std::int64_t{3});
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
