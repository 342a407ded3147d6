#include "backend/core/monitor.h"
#include "backend/core/thread.h"
#include "backend/services/connection_kind.h"
#include "backend/services/redis/client.h"
#include "tests/support/certificate.h"
#include "tests/support/holding_proxy.h"
#include "tests/support/own_redis.h"
#include "tests/support/sink_under_test.h"
#include "tests/support/systems.h"

#include <QElapsedTimer>
#include <QTest>
#include <fmt/format.h>

using namespace sluice;
using services::redis::Client;
using test::OwnRedis;
using test::SinkUnderTest;
using Image = test::MadeRow::Image;

namespace {

const std::string missing = "\x01";  // not in the row image

SchemaPtr customers() {
    return test::madeSchema("shop", "customers", {{"id", Kind::Integer}, {"name", Kind::Text}, {"city", Kind::Text}});
}
std::string connectionTo(int port, const std::string& more = "") {
    return fmt::format("kind = \"redis\"\nport = {}\n{}", port, more);
}
/// What redis-cli would say.
services::redis::Reply ask(const config::Connection& connection, std::initializer_list<std::string_view> words) {
    config::Secrets secrets;
    auto client = Client::open(connection, secrets, {});
    if (!client) qFatal("%s", client.error().message.c_str());
    auto reply = (*client)->command(words, {});
    if (!reply) qFatal("%s", reply.error().message.c_str());
    return *reply;
}

}  // namespace

class RedisSinkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stopsWhereARowlessChangeLeavesKeysBehind_data() {
        QTest::addColumn<SchemaChange::Kind>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("truncate") << SchemaChange::Kind::Truncated << "emptied";
        QTest::newRow("drop") << SchemaChange::Kind::Dropped << "dropped";
    }
    void stopsWhereARowlessChangeLeavesKeysBehind() {
        QFETCH(SchemaChange::Kind, kind);
        QFETCH(QString, says);
        SLUICE_NEED(redis, "cache");
        // What looks like a glob is none: no key but its own counts.
        const auto prefix = fmt::format("t_sinks_[a]*_{}", QDateTime::currentMSecsSinceEpoch());
        const auto pattern = fmt::format("key = \"{}:{{table}}:{{primary_key}}\"", prefix);
        const auto key = prefix + ":customers:1";
        SchemaChange change;
        change.kind = kind;
        change.before = customers();
        if (kind == SchemaChange::Kind::Truncated) change.after = customers();
        SinkUnderTest job(connectionTo(redis.port), pattern);
        SLUICE_OK(job.sink().connect({}));
        SLUICE_OK(job.sink().apply(change, {}));  // nothing was made from it yet
        SLUICE_OK(job.see(customers()));
        SLUICE_OK(job.put({"1", "Ann", "Oslo"}, 1));
        SLUICE_OK(job.write());
        const auto stopped = job.sink().apply(change, {});
        QVERIFY(!stopped);
        QVERIFY(stopped.error().remedy == Remedy::Halt);
        for (const auto& part : {"shop.customers was " + says.toStdString() + " at the source", key})
            QVERIFY2(stopped.error().message.find(part) != std::string::npos, stopped.error().message.c_str());
        SinkUnderTest ignoring(connectionTo(redis.port), pattern + ", on_ddl = \"ignore\"");
        SLUICE_OK(ignoring.sink().connect({}));
        SLUICE_OK(ignoring.sink().apply(change, {}));
        // Done as the sentence says: the same change, come again, finds nothing left.
        QCOMPARE(ask(job.context().connection, {"DEL", key}).integer, std::int64_t{1});
        SLUICE_OK(job.sink().apply(change, {}));
    }

    void aTruncateOfATopicStopsUnlessToldOtherwise() {
        SLUICE_NEED(redis, "cache");
        for (const bool ignores : {false, true}) {
            SinkUnderTest job(connectionTo(redis.port), ignores ? "on_ddl = \"ignore\"" : "");
            SLUICE_OK(job.see(customers()));
            const auto row = job.add(Op::Truncate, std::nullopt, std::nullopt, 1);
            QCOMPARE(row.has_value(), ignores);
            if (!ignores) QVERIFY(row.error().remedy == Remedy::Halt);
        }
    }

    void warnsOfKeysThatACopyDoesNotTakeAway() {
        NEED_OWN_REDIS(redis)  // the look is a short one: among many keys it may find none
        const auto prefix = fmt::format("t_sinks_{}", QDateTime::currentMSecsSinceEpoch());
        SinkUnderTest job(connectionTo(redis.port()),
                          fmt::format("key = \"{}:{{primary_key}}\", ttl = \"1h\"", prefix));
        const auto warned = [&] {
            const auto checks = job.check();
            return std::any_of(checks.begin(), checks.end(), [](const auto& c) { return c.what == "Existing keys"; });
        };
        QVERIFY(!warned());
        SLUICE_OK(job.sink().connect({}));
        SLUICE_OK(job.see(customers()));
        SLUICE_OK(job.put({"1", "Ann", "Oslo"}, 1));
        SLUICE_OK(job.write());
        QVERIFY(warned());
    }

    void writesDocumentsAndDeletesThem() {
        SLUICE_NEED(redis, "cache");
        const auto prefix = fmt::format("t_stores_{}", QDateTime::currentMSecsSinceEpoch());
        SinkUnderTest job(connectionTo(redis.port), fmt::format("key = \"{}:{{primary_key}}\", ttl = \"1h\"", prefix));
        SLUICE_OK(job.sink().connect({}));
        SLUICE_OK(job.see(customers()));
        SLUICE_OK(job.put({"1", "Ann", "Oslo"}, 1));
        SLUICE_OK(job.put({"2", "김", std::nullopt}, 2));
        SLUICE_OK(job.add(Op::Update, Image{"1", "Ann", "Oslo"}, Image{"3", "Ann", "Rome"}, 3));
        // Twice: a repeated group leaves what one leaves.
        for (int i = 0; i < 2; ++i) {
            const auto report = job.write();
            SLUICE_OK(report);
            QVERIFY(report->rejected.empty());
        }
        const auto& connection = job.context().connection;
        QCOMPARE(ask(connection, {"GET", prefix + ":3"}).text,
                 std::string("{\"id\":3,\"name\":\"Ann\",\"city\":\"Rome\"}"));
        QCOMPARE(ask(connection, {"GET", prefix + ":2"}).text, std::string("{\"id\":2,\"name\":\"김\",\"city\":null}"));
        QCOMPARE(ask(connection, {"EXISTS", prefix + ":1"}).integer, std::int64_t{0});
        const auto ttl = ask(connection, {"PTTL", prefix + ":3"}).integer;
        QVERIFY(ttl > 3'590'000 && ttl <= 3'600'000);
        job.clear();
        SLUICE_OK(job.remove({"3", "Ann", "Rome"}, 4));
        SLUICE_OK(job.remove({"2", "김", std::nullopt}, 5));
        SLUICE_OK(job.write());
        QCOMPARE(ask(connection, {"EXISTS", prefix + ":2", prefix + ":3"}).integer, std::int64_t{0});
    }
    void aHashHoldsTheColumnsThatHaveAValue() {
        NEED_OWN_REDIS(redis)
        SinkUnderTest job(connectionTo(redis.port()), "shape = \"hash\"");
        SLUICE_OK(job.see(customers()));
        SLUICE_OK(job.put({"1", "Ann", "Oslo"}, 1));
        SLUICE_OK(job.put({"1", "Bob", std::nullopt}, 2));
        SLUICE_OK(job.write());
        const auto fields = ask(job.context().connection, {"HGETALL", "customers:1"});
        QStringList shown;
        for (const auto& item : fields.items) shown += QString::fromStdString(item.text);
        QCOMPARE(shown.join(QLatin1Char(' ')), QStringLiteral("id 1 name Bob"));
    }
    void oneRefusedKeyRejectsThatPieceAlone() {
        NEED_OWN_REDIS(redis)
        SinkUnderTest job(connectionTo(redis.port()), "shape = \"hash\"");
        ask(job.context().connection, {"SET", "customers:2", "a text, no hash"});
        SLUICE_OK(job.see(customers()));
        SLUICE_OK(job.put({"1", "Ann", "Oslo"}, 1));
        // A partial image adds to the hash that is there; here there is none.
        SLUICE_OK(job.add(Op::Update, Image{"2", missing, missing}, Image{"2", "Bob", missing}, 2));
        SLUICE_OK(job.put({"3", "Eve", "Oslo"}, 3));
        const auto report = job.write();
        SLUICE_OK(report);
        QCOMPARE(report->rejected.size(), std::size_t{1});
        QCOMPARE(report->rejected[0].index, 1u);
        QVERIFY(report->rejected[0].cause.remedy == Remedy::Reject);
        const auto message = QString::fromStdString(report->rejected[0].cause.message);
        QVERIFY2(message.contains(QStringLiteral("customers:2")) && message.contains(QStringLiteral("WRONGTYPE")),
                 qPrintable(message));
        QCOMPARE(ask(job.context().connection, {"EXISTS", "customers:1", "customers:3"}).integer, std::int64_t{2});
    }
    void aFullServerHasTheGroupComeAgain() {
        NEED_OWN_REDIS(redis, QStringList({"--maxmemory", "1mb", "--maxmemory-policy", "noeviction"}))
        SinkUnderTest job(connectionTo(redis.port()), "");
        SLUICE_OK(job.see(customers()));
        SLUICE_OK(job.put({"1", std::string(2'000'000, 'x'), "Oslo"}, 1));
        SLUICE_OK(job.put({"2", "Ann", "Oslo"}, 2));
        auto report = job.write();
        if (report) report = job.write();  // the first may just have fitted
        QVERIFY(!report);
        QVERIFY(report.error().remedy == Remedy::Retry && report.error().refused);
        QVERIFY(QString::fromStdString(report.error().message).contains(QStringLiteral("maxmemory")));
        ask(job.context().connection, {"CONFIG", "SET", "maxmemory", "0"});
        SLUICE_OK(job.write());
        QCOMPARE(ask(job.context().connection, {"EXISTS", "customers:1", "customers:2"}).integer, std::int64_t{2});
    }
    void aLostServerIsFoundAgain() {
        NEED_OWN_REDIS(redis)
        SinkUnderTest job(connectionTo(redis.port()), "");
        SLUICE_OK(job.see(customers()));
        SLUICE_OK(job.put({"1", "Ann", "Oslo"}, 1));
        SLUICE_OK(job.write());
        redis.stop();
        auto report = job.write();
        QVERIFY(!report);
        QVERIFY(report.error().remedy == Remedy::Retry);
        report = job.write();
        QVERIFY(!report && report.error().remedy == Remedy::Retry && !report.error().refused);
        QVERIFY2(QString::fromStdString(report.error().message).contains(QStringLiteral("cannot be reached")),
                 report.error().message.c_str());
        QVERIFY(redis.start());
        SLUICE_OK(job.write());
        QCOMPARE(ask(job.context().connection, {"EXISTS", "customers:1"}).integer, std::int64_t{1});
    }
    void aFrozenServerLetsGoWithinASecond() {
        NEED_OWN_REDIS(redis)
        SinkUnderTest job(connectionTo(redis.port()), "");
        SLUICE_OK(job.see(customers()));
        SLUICE_OK(job.put({"1", "Ann", "Oslo"}, 1));
        SLUICE_OK(job.sink().connect({}));
        redis.freeze();
        std::stop_source stop;
        Thread later("stop", [&](const std::stop_token&) {
            pause({}, std::chrono::milliseconds(300));
            stop.request_stop();
        });
        QElapsedTimer timer;
        timer.start();
        const auto report = job.write(stop.get_token());
        QVERIFY(!report && report.error().remedy == Remedy::Retry);
        QVERIFY2(timer.elapsed() < 1300, qPrintable(QString::number(timer.elapsed())));
        redis.thaw();
        SLUICE_OK(job.write());
    }
    void whatWasStuckOnTheWayNeverComesAfterwards() {
        NEED_OWN_REDIS(redis)
        test::HoldingProxy network(redis.port());
        SinkUnderTest job(connectionTo(network.port()), "");
        SLUICE_OK(job.sink().connect({}));
        SLUICE_OK(job.see(customers()));
        network.hold();
        SLUICE_OK(job.put({"1", "old", "Oslo"}, 1));
        std::stop_source stop;
        Thread later("stop", [&](const std::stop_token&) {
            pause({}, std::chrono::milliseconds(200));
            stop.request_stop();
        });
        QVERIFY(!job.write(stop.get_token()));
        SLUICE_OK(job.write());  // over another connection
        job.clear();
        SLUICE_OK(job.put({"1", "new", "Oslo"}, 2));
        SLUICE_OK(job.write());
        network.release();
        SinkUnderTest direct(connectionTo(redis.port()), "");
        QCOMPARE(ask(direct.context().connection, {"GET", "customers:1"}).text,
                 std::string("{\"id\":1,\"name\":\"new\",\"city\":\"Oslo\"}"));
    }
    void aLongPipelineNeitherBlocksNorMixesReplies() {
        NEED_OWN_REDIS(redis)
        SinkUnderTest job(connectionTo(redis.port()), "");
        SLUICE_OK(job.see(customers()));
        const std::string city(300, 'c');
        for (int i = 0; i < 50'000; ++i) SLUICE_OK(job.put({std::to_string(i), "Ann", city}, std::uint64_t(i)));
        QElapsedTimer timer;
        timer.start();
        const auto report = job.write();
        SLUICE_OK(report);
        QVERIFY(report->rejected.empty());
        qInfo("50,000 keys in %lld ms", static_cast<long long>(timer.elapsed()));
        QCOMPARE(ask(job.context().connection, {"DBSIZE"}).integer, std::int64_t{50'000});
    }
    void aWrongPasswordHaltsWithoutShowingIt() {
        NEED_OWN_REDIS(redis, QStringList({"--requirepass", "right-one"}))
        for (const auto* password : {"", "password = \"plain:wrong-one\""}) {
            SinkUnderTest job(connectionTo(redis.port(), password), "");
            const auto connected = job.sink().connect({});
            QVERIFY(!connected);
            QVERIFY(connected.error().remedy == Remedy::Halt);
            QVERIFY(!QString::fromStdString(connected.error().message).contains(QStringLiteral("wrong-one")));
        }
        SinkUnderTest job(connectionTo(redis.port(), "password = \"plain:right-one\"\ndatabase = 3"), "");
        SLUICE_OK(job.sink().connect({}));
        SinkUnderTest outside(connectionTo(redis.port(), "password = \"plain:right-one\"\ndatabase = 99"), "");
        const auto connected = outside.sink().connect({});
        QVERIFY(!connected && connected.error().remedy == Remedy::Halt);
    }
    void speaksTls_data() {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("failure");
        QTest::newRow("required") << "tls = \"required\"" << "";
        QTest::newRow("verify, its own authority") << "tls = \"verify\"\nca_file = \"good.crt\"" << "";
        QTest::newRow("verify, another authority")
            << "tls = \"verify\"\nca_file = \"other.crt\"" << "cannot be trusted";
        QTest::newRow("verify, unknown authority") << "tls = \"verify\"" << "cannot be trusted";
        QTest::newRow("off") << "tls = \"off\"" << "tls";
    }
    void speaksTls() {
        QFETCH(QString, options);
        QFETCH(QString, failure);
        const test::Certificate good, other;
        if (!good.made() || !other.made()) {
            std::printf("SLUICE-SKIP: openssl is missing\n");
            QSKIP("no openssl");
        }
        OwnRedis server({QStringLiteral("--tls-cert-file"), good.file(), QStringLiteral("--tls-key-file"),
                         good.keyFile(), QStringLiteral("--tls-ca-cert-file"), good.file()},
                        true);
        if (!server.start()) {
            std::printf("SLUICE-SKIP: redis-server without TLS\n");
            QSKIP("no redis-server with TLS");
        }
        options.replace(QLatin1String("good.crt"), good.file()).replace(QLatin1String("other.crt"), other.file());
        SinkUnderTest job(connectionTo(server.port(), options.toStdString()), "");
        const auto connected = job.sink().connect({});
        if (!failure.isEmpty()) {
            QVERIFY(!connected);
            QVERIFY2(QString::fromStdString(connected.error().message).contains(failure),
                     connected.error().message.c_str());
            return;
        }
        SLUICE_OK(connected);
        SLUICE_OK(job.see(customers()));
        const std::string city(1'000, 'c');
        for (int i = 0; i < 5'000; ++i) SLUICE_OK(job.put({std::to_string(i), "Ann", city}, std::uint64_t(i)));
        SLUICE_OK(job.write());
        QCOMPARE(ask(job.context().connection, {"DBSIZE"}).integer, std::int64_t{5'000});
    }
    void theTestOfAConnectionSaysWhereItEnds() {
        NEED_OWN_REDIS(redis, QStringList({"--requirepass", "right-one"}))
        const auto steps = [&](const std::string& more, int port) {
            SinkUnderTest job(connectionTo(port, more), "");
            config::Secrets secrets;
            QStringList list;
            for (const auto& check :
                 services::find("redis")->test(job.context().connection, secrets, ConnectionUse::Reach, {}))
                list +=
                    QString::fromStdString(check.what) +
                    (check.outcome == config::Check::Outcome::Passed ? QStringLiteral(" ok") : QStringLiteral(" no"));
            return list.join(QStringLiteral(", "));
        };
        QCOMPARE(steps("password = \"plain:right-one\"", redis.port()),
                 QStringLiteral("Name ok, TCP ok, TLS ok, Login ok, Version ok"));
        QCOMPARE(steps("", redis.port()), QStringLiteral("Name ok, TCP ok, Login no"));
        redis.stop();
        QCOMPARE(steps("", redis.port()), QStringLiteral("Name ok, TCP no"));
    }
    void preflightLooksAtRoleRightsAndMemory() {
        NEED_OWN_REDIS(redis, QStringList({"--maxmemory", "50mb", "--maxmemory-policy", "volatile-lru"}))
        SinkUnderTest admin(connectionTo(redis.port()), "");
        ask(admin.context().connection, {"ACL", "SETUSER", "reader", "on", ">pw", "~*", "+@read", "+select", "+info",
                                         "+acl|whoami", "+acl|dryrun"});
        const auto outcome = [](const config::Checks& checks, const std::string& what) {
            for (const auto& check : checks)
                if (check.what == what) return static_cast<int>(check.outcome);
            return -1;
        };
        const auto passed = static_cast<int>(config::Check::Outcome::Passed);
        auto checks = admin.check();
        QCOMPARE(outcome(checks, "Role"), passed);
        QCOMPARE(outcome(checks, "Right to write"), passed);
        QCOMPARE(outcome(checks, "Memory"), static_cast<int>(config::Check::Outcome::Warning));  // no ttl to evict by
        checks = SinkUnderTest(connectionTo(redis.port()), "ttl = \"1h\"").check();
        QCOMPARE(outcome(checks, "Memory"), passed);
        checks = SinkUnderTest(connectionTo(redis.port(), "user = \"reader\"\npassword = \"plain:pw\""), "").check();
        QCOMPARE(outcome(checks, "Right to write"), static_cast<int>(config::Check::Outcome::Failed));
        SinkUnderTest reader(connectionTo(redis.port(), "user = \"reader\"\npassword = \"plain:pw\""), "");
        SLUICE_OK(reader.see(customers()));
        SLUICE_OK(reader.put({"1", "Ann", "Oslo"}, 1));
        const auto report = reader.write();
        QVERIFY(!report && report.error().remedy == Remedy::Halt);
    }
};

QTEST_GUILESS_MAIN(RedisSinkTest)
#include "redis_sink_test.moc"
