// Jobs that run move to another source server under a standing load, with a new snapshot and from a position.
#include "tests/support/edited_jobs.h"
#include "tests/support/own_mysql.h"

#include <unistd.h>

#include <fmt/format.h>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;
using Kind = JobEdit::Kind;

namespace {

constexpr int patience = EditedJobs::patience;
constexpr int writesBetween = 60;

struct World {
    World(const System& mysql, const System& other, const Targets& targets, const std::string& server)
        : name(fmt::format("edit_{}_{}", server, getpid())),
          here(mysql, name, {"orders"}, "here", {1, 600, 0}),
          there(other, name, {"orders"}, "there", {301, 600, 0}),
          jobs(here, targets, name) {
        jobs.text.connect("there", other);
        jobs.text.set("job.cache", "sink.ttl", "\"1h\"");
        jobs.start();
    }

    const std::string name;
    LoadedShop here, there;
    EditedJobs jobs;
};

WorkspaceText with(WorkspaceText text, const char* key, const std::string& value) {
    for (const auto* job : {"publish", "replicate", "cache", "index"}) text.set(std::string("job.") + job, key, value);
    return text;
}

}  // namespace

#define STEP(call)                              \
    do {                                        \
        call;                                   \
        if (QTest::currentTestFailed()) return; \
    } while (false)

class OtherSourceTest : public QObject {
    Q_OBJECT

    /// Every row of this server is in every target while nobody writes; rows of before `since` may be otherwise.
    static void follows(World& world, LoadedShop& shop, std::int64_t since = -1) {
        for (const auto& job : world.jobs.names()) {
            QTRY_VERIFY_WITH_TIMEOUT(world.jobs.isCopied(job) || world.jobs.isFailed(job), patience);
            QVERIFY2(world.jobs.isUp(job), world.jobs.look(job).reason.c_str());
        }
        const auto before = shop.revision();
        QTRY_VERIFY_WITH_TIMEOUT(shop.revision() >= before + writesBetween, patience);
        shop.hold(true);
        for (const auto& job : world.jobs.names()) {
            WrittenRows written;
            written.place = world.jobs.placeOf(job, "orders");
            written.forms[0].second.isDebezium = job == "publish";
            written.from = since;
            written.deletesPass = since < 0;
            const auto wrong = world.jobs.wrongIn(shop, job, "orders", written);
            QVERIFY2(wrong.empty(), fmt::format("{}", fmt::join(wrong, "\n")).c_str());
        }
        shop.hold(false);
    }

    /// All jobs do what the plan says, and come up once more.
    static void edit(World& world, const WorkspaceText& next, Kind kind, const char* words) {
        const auto plan = world.jobs.planFor(next);
        std::map<std::string, std::uint64_t> starts;
        for (const auto& job : world.jobs.names()) {
            const auto* edit = plan.of(job);
            QVERIFY(edit != nullptr);
            const auto lines = fmt::format("{}", fmt::join(linesOf(*edit), "\n"));
            QVERIFY2(edit->kind == kind && lines.find(words) != lines.npos, lines.c_str());
            starts[job] = world.jobs.look(job).startCount;
        }
        world.jobs.take(next);
        for (const auto& job : world.jobs.names())
            QTRY_COMPARE_WITH_TIMEOUT(world.jobs.look(job).startCount, starts[job] + 1, patience);
    }

    static void fails(const World& world, const std::string& job, const char* words) {
        QTRY_VERIFY_WITH_TIMEOUT(world.jobs.isFailed(job), patience);
        const auto reason = world.jobs.look(job).reason;
        QVERIFY2(reason.find(words) != std::string::npos, reason.c_str());
    }

private Q_SLOTS:
    void jobsGoOnAsThePlanSays_data() {
        QTest::addColumn<QString>("server");
        QTest::newRow("to a MySQL server") << "own";
        QTest::newRow("to a MariaDB server") << "orders-maria";
    }
    void jobsGoOnAsThePlanSays() {
        QFETCH(QString, server);
        SLUICE_NEED(mysql, "orders-db");
        SLUICE_NEED(maria, "orders-maria");
        SLUICE_NEED(kafka, "bus");
        SLUICE_NEED(redis, "cache");
        SLUICE_NEED(elasticsearch, "search");
        SLUICE_NEED(tidb, "warehouse");
        std::optional<OwnMySql> own;
        if (server == "own") {
            own.emplace(mysql, QStringList{"--server-id=77"});
            QVERIFY2(own->system(), own->log().constData());
        }
        World world(mysql, own ? *own->system() : maria, {kafka, redis, elasticsearch, tidb}, own ? "mysql" : "maria");
        STEP(follows(world, world.here));

        // A new snapshot: the rows of the first server stay, and a target that minds stops until it is told.
        auto& jobs = world.jobs;
        std::map<std::string, std::uint16_t> epochs;
        for (const auto& job : jobs.names()) epochs[job] = jobs.look(job).checkpoint.epoch;
        const auto left = world.here.position();
        auto next = with(jobs.text, "source.connection", "\"there\"");
        QVERIFY(linesOf(*jobs.planFor(next).of("replicate")).at(0).find("existing is \"stop\"") != std::string::npos);
        STEP(edit(world, next, Kind::NewStart, "What was written from shop stays"));
        STEP(fails(world, "replicate", "has rows already"));
        next.set("job.replicate", "sink.existing", "\"upsert\"");
        const auto starts = jobs.look("replicate").startCount;
        jobs.take(next);
        QTRY_COMPARE_WITH_TIMEOUT(jobs.look("replicate").startCount, starts + 1, patience);
        STEP(follows(world, world.there));
        for (const auto& job : jobs.names()) QVERIFY(jobs.look(job).checkpoint.epoch > epochs[job]);

        // From a position: all that came after it, and no row is copied.
        std::map<std::string, std::uint64_t> copied;
        for (const auto& job : jobs.names()) copied[job] = jobs.copied(job, "orders");
        next = with(with(next, "source.connection", "\"shop\""), "source.start",
                    fmt::format("{{ gtid = \"{}\" }}", left.first));
        STEP(edit(world, next, Kind::NewStart, "Where it begins"));
        STEP(follows(world, world.here, left.second));
        for (const auto& job : jobs.names()) QCOMPARE(jobs.copied(job, "orders"), copied[job]);

        // Under the address of before: its checkpoint means nothing there, and it says so.
        next.connect("shop", world.there.system());
        STEP(edit(world, next, Kind::Restart, "If another server answers there, it stops"));
        for (const auto& job : jobs.names()) STEP(fails(world, job, "is another server now"));
        next.connect("shop", world.here.system());
        STEP(edit(world, next, Kind::Restart, "Restarts from its checkpoint"));
        STEP(follows(world, world.here, left.second));
        jobs.engine().shutDown(8s);
    }
};

QTEST_GUILESS_MAIN(OtherSourceTest)
#include "other_source_test.moc"
