#include "backend/services/elasticsearch/client.h"
#include "backend/services/http/client.h"
#include "backend/services/kafka/admin.h"
#include "backend/services/kafka/client.h"
#include "backend/services/redis/client.h"
#include "backend/watch/sampler.h"
#include "tests/support/own_redis.h"
#include "tests/support/sink_under_test.h"
#include "tests/support/systems.h"

#include <cmath>

#include <QElapsedTimer>
#include <QTest>
#include <fmt/format.h>

using namespace sluice;
using namespace sluice::watch;

namespace {

config::Workspace workspaceOf(const std::string& connections, const std::string& jobs = "") {
    auto workspace = config::parseWorkspace(connections + jobs, "watch.toml");
    if (!workspace) qFatal("%s", workspace.error().message.c_str());
    return *workspace;
}
std::string connectionOf(const test::System& system) {
    if (system.kind == "kafka")
        return fmt::format("[connection.{}]\nkind = \"kafka\"\nbrokers = [\"{}\"]\n", system.name, system.address());
    if (system.kind == "elasticsearch")
        return fmt::format("[connection.{}]\nkind = \"elasticsearch\"\nurls = [\"{}\"]\n", system.name, system.url());
    return fmt::format(
        "[connection.{}]\nkind = \"{}\"\nhost = \"{}\"\nport = {}\nuser = \"{}\"\npassword = \"plain:{}\"\n",
        system.name, system.kind, system.host, system.port, system.user, system.password);
}

/// A sampler over the systems, and the last look at one of them.
struct Looking {
    explicit Looking(const std::string& connections, const std::string& jobs = "", SamplerInterest more = {})
        : workspace(workspaceOf(connections, jobs)) {
        auto interest = interestOf(workspace);
        interest.indices.merge(more.indices);
        sampler = std::make_unique<Sampler>(workspace, secrets, history, interest);
    }
    SystemSample sample(const std::string& name) const { return sampler->samples().at(name); }
    bool reached(const std::string& name) const { return sample(name).reach == SystemSample::Reach::Reachable; }

    config::Workspace workspace;
    config::Secrets secrets;
    History history;
    std::unique_ptr<Sampler> sampler;
};

/// Sends so many records, and waits until the broker has them.
void produce(const config::Connection& connection, const std::string& topic, int count) {
    config::Secrets secrets;
    auto client = services::kafka::Client::open(services::kafka::Role::Producer, connection, secrets, {});
    if (!client) qFatal("%s", client.error().message.c_str());
    for (int i = 0; i < count; ++i)
        rd_kafka_producev(client->get(), RD_KAFKA_V_TOPIC(topic.c_str()),
                          RD_KAFKA_V_VALUE(const_cast<char*>("x"), std::size_t{1}), RD_KAFKA_V_END);
    if (rd_kafka_flush(client->get(), 10'000) != RD_KAFKA_RESP_ERR_NO_ERROR) qFatal("nothing was produced");
}

}  // namespace

class WatchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void seesTheBinlogHeadMove() {
        SLUICE_NEED(mysql, "orders-db");
        Looking looking(connectionOf(mysql));
        QTRY_VERIFY_WITH_TIMEOUT(looking.reached("orders-db"), 10'000);
        const auto sample = looking.sample("orders-db");
        const auto detail = std::get<MySqlSample>(sample.detail);
        QVERIFY2(QString::fromStdString(mysql.version).startsWith(QString::fromStdString(sample.version)),
                 sample.version.c_str());
        QVERIFY(sample.product == "MySQL" || sample.product == "MariaDB");  // what the sandbox could get
        QVERIFY(sample.pingMicros.value_or(0) > 0);
        QVERIFY(detail.head.offset >= 4);
        QVERIFY(!detail.executed.empty());
        QVERIFY(!detail.files.empty());
        QCOMPARE(detail.files.back().first, detail.head.file);
        QCOMPARE(detail.oldestFile, detail.files.front().first);
        QVERIFY(detail.keptSeconds.value_or(0) > 0);
        QVERIFY(std::abs(detail.clockOffsetMicros.value_or(1'000'000'000)) < 1'000'000);  // one machine, one clock
        QTRY_VERIFY_WITH_TIMEOUT(
            std::get<MySqlSample>(looking.sample("orders-db").detail).logBytesPerSecond.has_value(), 10'000);
        QVERIFY(!looking.history.points("mysql.orders-db.bytes", {}).empty());
    }
    void seesTiDbTables() {
        SLUICE_NEED(tidb, "warehouse");
        Looking looking(connectionOf(tidb));
        QTRY_VERIFY_WITH_TIMEOUT(looking.reached("warehouse"), 15'000);
        QCOMPARE(looking.sample("warehouse").product, std::string("TiDB"));
        QVERIFY(std::get<TiDbSample>(looking.sample("warehouse").detail).tables.has_value());
    }
    void seesBrokersAndTopics() {
        SLUICE_NEED(kafka, "bus");
        Looking looking(connectionOf(kafka));
        QTRY_VERIFY_WITH_TIMEOUT(looking.reached("bus"), 10'000);
        QVERIFY(std::get<KafkaSample>(looking.sample("bus").detail).brokers >= 1);
    }
    void leavesItsOwnLookupsOutOfTheHitRatio() {
        SLUICE_NEED(redis, "cache");
        Looking looking(connectionOf(redis));
        QTRY_VERIFY_WITH_TIMEOUT(looking.reached("cache"), 10'000);
        const auto before = std::get<RedisSample>(looking.sample("cache").detail);
        QCOMPARE(before.role, std::string("master"));
        const auto& connection = looking.workspace.connections.at(0);
        auto own = services::redis::Client::open(connection, looking.secrets, {});
        QVERIFY(own);
        for (int i = 0; i < 400; ++i) QVERIFY((*own)->command({"GET", "t_stores_watch:none"}, {}));
        QTRY_VERIFY_WITH_TIMEOUT(std::get<RedisSample>(looking.sample("cache").detail).misses >= before.misses + 400,
                                 10'000);
        const auto after = std::get<RedisSample>(looking.sample("cache").detail);
        // 400 misses of ours in 10 s would show as 40/s at least.
        QVERIFY2(after.lookupsPerSecond.value_or(0) < 30 || after.hits > before.hits,
                 qPrintable(QString::number(after.lookupsPerSecond.value_or(0))));
        QVERIFY(!looking.history.points("redis.cache.hit", {}).empty());
    }
    void countsDocumentsOfOurIndicesOnly() {
        SLUICE_NEED(search, "search");
        const auto workspace = workspaceOf(connectionOf(search));
        config::Secrets secrets;
        auto client = services::elasticsearch::Client::open(workspace.connections.at(0), secrets);
        QVERIFY(client);
        const auto index = fmt::format("t-stores-watch-{}", QDateTime::currentMSecsSinceEpoch());
        QVERIFY((*client)->createIndex(index, "{}", {}));
        const auto failures = (*client)->bulk(
            fmt::format("{{\"index\":{{\"_index\":\"{0}\"}}}}\n{{}}\n{{\"index\":{{\"_index\":\"{0}\"}}}}\n{{}}\n",
                        index),
            {});
        QVERIFY(failures && failures->empty());
        SamplerInterest more;
        more.indices.insert({"search", index});
        more.indices.insert({"search", "t-stores-not-there"});
        Looking looking(connectionOf(search), "", more);
        QTRY_VERIFY_WITH_TIMEOUT(looking.reached("search"), 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(std::get<ElasticsearchSample>(looking.sample("search").detail).documents.value_or(0),
                                  std::uint64_t{2}, 15'000);
        const auto sample = looking.sample("search");
        const auto detail = std::get<ElasticsearchSample>(sample.detail);
        QCOMPARE(detail.indices.size(), std::size_t{1});
        QCOMPARE(detail.indices.at(0).index, index);
        QVERIFY(!detail.health.empty());
        QVERIFY(QString::fromStdString(search.version).startsWith(QString::fromStdString(sample.version)));
        QVERIFY(!looking.history.points("index.search." + index, {}).empty());
        services::http::Request removal;
        removal.method = "DELETE";
        removal.path = "/" + index;
        SLUICE_OK(
            services::http::Client::open(looking.workspace.connections.at(0), secrets).value()->send(removal, {}));
    }
    void aSystemThatIsAwayHasASentenceAndDelaysNoOther() {
        SLUICE_NEED(redis, "cache");
        Looking looking(connectionOf(redis) + "[connection.away]\nkind = \"redis\"\nport = 16699\n" +
                        "[connection.lost]\nkind = \"elasticsearch\"\nurls = [\"http://127.0.0.1:16698\"]\n");
        QTRY_VERIFY_WITH_TIMEOUT(looking.reached("cache"), 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(looking.sample("away").reach, SystemSample::Reach::Unreachable, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(looking.sample("lost").reach, SystemSample::Reach::Unreachable, 10'000);
        for (const auto* name : {"away", "lost"}) {
            const auto sample = looking.sample(name);
            QVERIFY2(QString::fromStdString(sample.problem).startsWith(QString::fromLatin1(name)),
                     sample.problem.c_str());
            QVERIFY(sample.problemSince > Micros{});
            QVERIFY(sample.at == Micros{});
        }
    }
    void countsWhatIsProducedAndCommitted() {
        SLUICE_NEED(kafka, "bus");
        const auto topic = fmt::format("t_stores.watch_{}", QDateTime::currentMSecsSinceEpoch());
        const auto text = connectionOf(kafka) + "[connection.cache]\nkind = \"redis\"\nport = 16699\n" +
                          fmt::format(
                              "[job.cache]\nsource = {{ connection = \"bus\", topics = [\"{0}\"], group = "
                              "\"{0}\" }}\nsink = {{ connection = \"cache\" }}\n",
                              topic);
        Looking looking(text);
        const auto& bus = *looking.workspace.connection("bus");
        auto admin = services::kafka::Admin::open(bus, looking.secrets);
        SLUICE_OK(admin);
        SLUICE_OK(admin->createTopic(topic, 2, 1, {}));
        const auto detail = [&] { return std::get<KafkaSample>(looking.sample("bus").detail); };
        QTRY_VERIFY_WITH_TIMEOUT(looking.reached("bus") && !detail().topics.empty(), 15'000);
        QCOMPARE(detail().topics.at(0).topic, topic);
        QCOMPARE(detail().topics.at(0).ends.size(), std::size_t{2});
        QTRY_COMPARE_WITH_TIMEOUT(detail().lagMessages.value_or(99), std::uint64_t{0}, 10'000);
        produce(bus, topic, 30);
        QTRY_COMPARE_WITH_TIMEOUT(detail().lagMessages.value_or(0), std::uint64_t{30}, 10'000);
        QCOMPARE(detail().endSum.value_or(0), std::uint64_t{30});
        QCOMPARE(detail().committedSum.value_or(1), std::uint64_t{0});
        QVERIFY(detail().producedPerSecond.value_or(0) > 0);
        QVERIFY(!looking.history.points("kafka.produced", {}).empty());
        SLUICE_OK(admin->deleteTopic(topic, {}));
        QTRY_VERIFY_WITH_TIMEOUT(detail().topics.empty(), 15'000);
    }
    void marksARestartAndHoldsNobodyUp() {
        NEED_OWN_REDIS(quick)
        NEED_OWN_REDIS(slow)
        Looking looking(
            fmt::format("[connection.quick]\nkind = \"redis\"\nport = {}\n[connection.slow]\nkind = "
                        "\"redis\"\nport = {}\n",
                        quick.port(), slow.port()));
        QTRY_VERIFY_WITH_TIMEOUT(looking.reached("quick") && looking.reached("slow"), 10'000);
        slow.freeze();
        QTRY_COMPARE_WITH_TIMEOUT(looking.sample("slow").reach, SystemSample::Reach::Unreachable, 10'000);
        // While the frozen one is waited for, the other one is looked at as often as ever.
        const auto before = looking.sample("quick").at;
        QTRY_VERIFY_WITH_TIMEOUT(looking.sample("quick").at - before > std::chrono::milliseconds(5'500), 9'000);
        QVERIFY(std::holds_alternative<RedisSample>(looking.sample("slow").detail));  // the last good look stays
        slow.thaw();
        QTRY_VERIFY_WITH_TIMEOUT(looking.reached("slow"), 10'000);
        QCOMPARE(looking.sample("slow").restarts, 0u);
        QVERIFY(slow.start());
        QTRY_COMPARE_WITH_TIMEOUT(looking.sample("slow").restarts, 1u, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(looking.reached("slow"), 10'000);
        const auto marks = looking.history.marks({});
        QCOMPARE(marks.size(), std::size_t{1});
        QCOMPARE(marks[0].subject, std::string("slow"));
        bool gap = false;
        for (const auto& point : looking.history.points("redis.slow.hit", {})) gap = gap || std::isnan(point.value);
        QVERIFY(gap);
    }
    void asksLessOftenWhereThatIsWanted() {
        SLUICE_NEED(redis, "cache");
        Looking looking(connectionOf(redis));
        QTRY_VERIFY_WITH_TIMEOUT(looking.reached("cache"), 10'000);
        QCOMPARE(looking.sample("cache").interval, std::chrono::microseconds(std::chrono::seconds(2)));
        looking.sampler->setPace(5);
        QTRY_COMPARE_WITH_TIMEOUT(looking.sample("cache").interval, std::chrono::microseconds(std::chrono::seconds(10)),
                                  1'500);
        const auto at = looking.sample("cache").at;
        QVERIFY(!QTest::qWaitFor([&] { return looking.sample("cache").at != at; }, 3'000));
    }
    void endsWithinTwoSecondsAndSamplesWhenTold() {
        SLUICE_NEED(redis, "cache");
        Looking looking(connectionOf(redis));
        QTRY_VERIFY_WITH_TIMEOUT(looking.reached("cache"), 10'000);
        const auto first = looking.sample("cache").at;
        QElapsedTimer timer;
        timer.start();
        looking.sampler->sampleNow();
        QTRY_VERIFY_WITH_TIMEOUT(looking.sample("cache").at > first, 10'000);
        QVERIFY2(timer.elapsed() < 1500, "the interval is two seconds");
        timer.restart();
        looking.sampler.reset();
        QVERIFY(timer.elapsed() < 2000);
    }
};

QTEST_GUILESS_MAIN(WatchTest)
#include "watch_test.moc"
