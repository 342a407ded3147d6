#include "backend/engine/job_eyes.h"

using namespace sluice;
using namespace std::chrono_literals;

namespace {

/// A job between orders-db and cache, looked at four times a second; tests move its world.
struct World {
    World() {
        config.name = "copy";
        config.sourceConnection = "orders-db";
        config.sinkConnection = "cache";
        report.phase = JobReport::Phase::Running;
        source.reach = watch::SystemSample::Reach::Reachable;
        source.product = "MySQL";
        source.version = "9.7.4";
        mysql.files = {{"binlog.000001", 1000}};
        mysql.keptSeconds = 3600;
        head(100);
        read(100);
        confirm(100);
    }
    void head(std::uint64_t offset) {
        mysql.head = {"binlog.000001", offset};
        source.at = now;
        source.detail = mysql;
    }
    void read(std::uint64_t offset) { report.head.read = {"binlog.000001", offset}; }
    void confirm(std::uint64_t offset) {
        report.position.at = {"binlog.000001", offset};
        report.position.ordinal = offset;
        metrics.inserted = offset;
    }
    /// Lets time pass; the sampler looks every second.
    JobSnapshot pass(std::chrono::milliseconds length) {
        JobSnapshot seen;
        for (auto left = length; left.count() > 0; left -= 250ms) {
            now += 250ms;
            ++quarter;
            if (quarter % 4 == 0 && source.reach == watch::SystemSample::Reach::Reachable) {
                source.at = now;
                source.detail = mysql;
            }
            seen = look();
        }
        return seen;
    }
    JobSnapshot look() {
        JobSnapshot seen;
        Sight sight;
        sight.now = now;
        sight.second = quarter % 4 == 0;
        sight.config = &config;
        sight.report = running ? &report : nullptr;
        sight.metrics = &metrics;
        sight.source = &source;
        sight.checkpoint = &report.position;
        sight.startedAt = started;
        eyes.look(sight, seen);
        return seen;
    }

    Micros now = fromMicros(1'800'000'000'000'000);
    Micros started = now;
    int quarter = 0;
    bool running = true;
    config::JobConfig config;
    JobReport report;
    JobMetrics metrics;
    watch::MySqlSample mysql;
    watch::SystemSample source;
    JobEyes eyes;
};

std::string word(const JobSnapshot& seen) {
    return std::string(toString(seen.state));
}

}  // namespace

class JobEyesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingToDoIsIdleAfterThirtySeconds() {
        World world;
        QCOMPARE(word(world.pass(29s)), std::string("Streaming"));
        const auto idle = world.pass(3s);
        QCOMPARE(word(idle), std::string("Idle"));
        QVERIFY(!idle.lagMicros);
        QVERIFY(idle.idleSince <= world.started + 1s);
        world.head(200);
        QCOMPARE(word(world.pass(1s)), std::string("Streaming"));
    }

    void lagCountsWhatIsReadAndNotConfirmedOnOurOwnClock() {
        World world;
        world.mysql.clockOffsetMicros = 5'000'000;  // the server is ahead
        world.pass(2s);
        world.report.open = 1;
        world.report.oldestUnconfirmed = world.now + 5s - 700ms;
        QCOMPARE(*world.pass(250ms).lagMicros, std::int64_t{950'000});
        world.report.open = 0;
        world.report.oldestUnconfirmed.reset();
        world.metrics.observeConfirm(180'000, 1);
        QCOMPARE(*world.pass(1s).lagMaxMicros, std::int64_t{5'180'000});
    }

    void lagCountsWhatTheJobHasNotSeen() {
        World world;
        world.pass(2s);
        world.head(500);
        const auto seen = world.pass(2s);
        QVERIFY2(*seen.lagMicros >= 1'000'000 && *seen.lagMicros <= 2'250'000,
                 qPrintable(QString::number(*seen.lagMicros)));
        QCOMPARE(seen.backlog, std::optional<std::uint64_t>(400));
        QCOMPARE(word(world.pass(2s)), std::string("Stalled"));
        world.read(500);
        world.confirm(500);
        QCOMPARE(word(world.pass(4s)), std::string("Streaming"));
    }

    void aSourceThatWaitsForTheSinkIsNotToBlame() {
        World world;
        world.pass(2s);
        world.head(900);
        world.read(300);
        world.report.open = 20;
        const auto hangs = world.pass(5s);
        QCOMPARE(word(hangs), std::string("Stalled"));
        QCOMPARE(hangs.reason, std::string("cache acknowledges nothing."));
        world.report.open = 0;  // all confirmed at once, nothing more read yet
        world.confirm(300);
        world.pass(250ms);
        QVERIFY(world.look().reason.find("orders-db") == std::string::npos);
    }

    // A server that shuts down closes its port first, and sends heartbeats for some time after.
    void aSourceThatCannotBeAskedIsKnownNoMore() {
        World world;
        QCOMPARE(word(world.pass(2s)), std::string("Streaming"));
        world.source.reach = watch::SystemSample::Reach::Unreachable;
        world.source.problem = "orders-db refuses the connection.";
        const auto lost = world.pass(3s);
        QCOMPARE(word(lost), std::string("No data"));
        QCOMPARE(lost.reason, std::string("orders-db refuses the connection. Last known: Streaming."));
        QVERIFY(!lost.lagMicros && !lost.lagMaxMicros);
        world.source.reach = watch::SystemSample::Reach::Reachable;
        QCOMPARE(word(world.pass(5s)), std::string("Streaming"));
    }

    void rowsThatFlowSayMoreThanAHeadThatCannotBeRead() {
        World world;
        world.pass(2s);
        world.source.reach = watch::SystemSample::Reach::Unreachable;
        world.source.problem = "orders-db has too many connections.";
        for (std::uint64_t offset = 200; offset < 2000; offset += 100) {
            world.read(offset);
            world.confirm(offset);
            QCOMPARE(word(world.pass(1s)), std::string("Streaming"));
        }
    }

    void aStandingJobsLineClimbsAndItsResumeWindowShrinks() {
        World world;
        QCOMPARE(world.pass(5s).resumeWindowSeconds, std::optional<std::int64_t>(3600));
        world.running = false;
        world.eyes.set(JobState::Paused, {}, world.now);
        QCOMPARE(world.pass(5s).resumeWindowSeconds, std::optional<std::int64_t>(3600));  // nothing was missed
        world.head(700);
        const auto seen = world.pass(60s);
        QCOMPARE(word(seen), std::string("Paused"));
        QVERIFY(*seen.lagMicros >= 59'000'000);
        QVERIFY(*seen.resumeWindowSeconds >= 3538 && *seen.resumeWindowSeconds <= 3541);
        world.mysql.files = {{"binlog.000002", 1000}};
        world.head(100);
        QCOMPARE(world.pass(2s).resumeWindowSeconds, std::optional<std::int64_t>(0));  // its file is purged
    }

    void troubleIsKeptFiveMinutesAfterRecovery() {
        World world;
        world.pass(2s);
        world.report.trouble = Trouble{"cache went away.", 3, world.now + 4s, world.now};
        const auto retrying = world.pass(250ms);
        QCOMPARE(word(retrying), std::string("Retrying"));
        QCOMPARE(retrying.attempt, 3u);
        world.report.trouble.reset();
        world.pass(250ms);
        QCOMPARE(world.look().lastError, std::string("cache went away."));
        QVERIFY(world.look().recoveredAt != Micros{});
        world.metrics.lastRead = toMicros(world.now + 290s);
        world.pass(290s);
        QCOMPARE(world.look().lastError, std::string("cache went away."));
        world.pass(15s);
        QVERIFY(world.look().lastError.empty());
    }
};

QTEST_GUILESS_MAIN(JobEyesTest)
#include "job_eyes_test.moc"
