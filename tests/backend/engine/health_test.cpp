#include "backend/engine/health.h"

#include "backend/metrics/job_metrics.h"

using namespace sluice;
using namespace std::chrono_literals;

namespace {

const Micros now = fromMicros(1'800'000'000'000'000);

/// A job in the middle of a quiet minute; rows change it.
HealthInput calm() {
    HealthInput in;
    in.now = now;
    in.source = "orders-db";
    in.sink = "bus";
    in.startedAt = in.runningSince = now - 10min;
    in.lag = 0;
    in.headKnown = in.atHead = true;
    in.lastChange = now - 5s;
    in.lastRead = in.lastConfirmed = now;
    return in;
}

struct Case {
    const char* name;
    void (*change)(HealthInput&);
    JobState state;
    const char* reason;
};

const Case cases[] = {
    {"changes flow", [](HealthInput& in) { in.lag = 180'000; }, JobState::Streaming, ""},
    {"nothing for 30 s", [](HealthInput& in) { in.lastChange = now - 30s; }, JobState::Idle, ""},
    {"nothing for 29 s", [](HealthInput& in) { in.lastChange = now - 29s; }, JobState::Streaming, ""},
    {"just started and nothing to do",
     [](HealthInput& in) {
         in.lastChange = {};
         in.runningSince = now - 5s;
     },
     JobState::Streaming, ""},
    {"behind the head is never idle",
     [](HealthInput& in) {
         in.lastChange = now - 10min;
         in.atHead = false;
     },
     JobState::Streaming, ""},
    {"unconfirmed is never idle",
     [](HealthInput& in) {
         in.lastChange = now - 10min;
         in.open = 1;
     },
     JobState::Streaming, ""},
    {"connects",
     [](HealthInput& in) {
         in.starting = true;
         in.startedAt = now - 3s;
         in.doing = "connects bus";
     },
     JobState::Starting, ""},
    {"connects for long",
     [](HealthInput& in) {
         in.starting = true;
         in.startedAt = now - 40s;
         in.doing = "connects bus";
     },
     JobState::Starting, "connects bus for 40 s."},
    {"trouble while starting",
     [](HealthInput& in) {
         in.starting = true;
         in.trouble = Trouble{"bus refuses the connection.", 2, now, now};
     },
     JobState::Retrying, "bus refuses the connection."},
    {"trouble", [](HealthInput& in) { in.trouble = Trouble{"bus went away.", 2, now, now}; }, JobState::Retrying,
     "bus went away."},
    {"copies",
     [](HealthInput& in) {
         in.snapshot = true;
         in.lag = std::nullopt;
         in.atHead = false;
     },
     JobState::Snapshot, ""},
    {"copies, and the sink hangs",
     [](HealthInput& in) {
         in.snapshot = true;
         in.open = 3;
         in.lastConfirmed = now - 4s;
     },
     JobState::Stalled, "bus acknowledges nothing."},
    {"the sink acknowledges nothing",
     [](HealthInput& in) {
         in.open = 3;
         in.lastConfirmed = now - 3s;
     },
     JobState::Stalled, "bus acknowledges nothing."},
    {"the sink is usually slow",
     [](HealthInput& in) {
         in.open = 3;
         in.lastConfirmed = now - 5s;
         in.usualDelay = 2'000'000;
     },
     JobState::Streaming, ""},
    {"the sink is usually slow, but now it cannot be reached",
     [](HealthInput& in) {
         in.open = 3;
         in.lastConfirmed = now - 5s;
         in.usualDelay = 2'000'000;
         in.sinkUnreachable = true;
     },
     JobState::Stalled, "bus acknowledges nothing."},
    {"no sink is that slow",
     [](HealthInput& in) {
         in.open = 3;
         in.lastConfirmed = now - 60s;
         in.usualDelay = 600'000'000;
     },
     JobState::Stalled, "bus acknowledges nothing."},
    {"the source sends nothing",
     [](HealthInput& in) {
         in.atHead = false;
         in.lastRead = now - 3s;
     },
     JobState::Stalled, "orders-db has more, and sends nothing."},
    {"over the objective for a moment",
     [](HealthInput& in) {
         in.lag = 6'000'000;
         in.overSince = now - 2s;
     },
     JobState::Streaming, ""},
    {"over the objective",
     [](HealthInput& in) {
         in.lag = 6'000'000;
         in.overSince = now - 3s;
     },
     JobState::Lagging, "bus is 6 s behind orders-db, and not gaining."},
    {"over the objective, the backlog grows",
     [](HealthInput& in) {
         in.lag = 6'000'000;
         in.overSince = now - 3s;
         in.backlog = 120;
         in.earlierBacklog = {now - 10s, 100};
     },
     JobState::Lagging, "bus is 6 s behind orders-db, and not gaining."},
    {"over the objective, the backlog shrinks",
     [](HealthInput& in) {
         in.lag = 600'000'000;
         in.overSince = now - 1h;
         in.backlog = 100;
         in.earlierBacklog = {now - 10s, 200};
     },
     JobState::CatchingUp, ""},
    {"just started, far behind",
     [](HealthInput& in) {
         in.lag = 600'000'000;
         in.runningSince = now - 1s;
     },
     JobState::CatchingUp, ""},
    {"the head cannot be read and nothing flows",
     [](HealthInput& in) {
         in.headKnown = in.atHead = false;
         in.headProblem = "orders-db does not answer.";
         in.lastRead = now - 3s;
         in.lag = std::nullopt;
     },
     JobState::NoData, "orders-db does not answer."},
    {"the head cannot be read, but rows flow",
     [](HealthInput& in) {
         in.headKnown = in.atHead = false;
         in.headProblem = "orders-db does not answer.";
         in.lastRead = now - 1s;
     },
     JobState::Streaming, ""},
};

}  // namespace

class HealthTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theStateFollowsFromPositions_data() {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(std::size(cases)); ++i) QTest::newRow(cases[i].name) << i;
    }
    void theStateFollowsFromPositions() {
        QFETCH(int, index);
        auto in = calm();
        cases[index].change(in);
        const auto health = judge(in);
        QCOMPARE(std::string(toString(health.state)), std::string(toString(cases[index].state)));
        QCOMPARE(health.reason, std::string(cases[index].reason));
    }

    void catchingUpSaysHowLongItTakes() {
        auto in = calm();
        in.lag = 60'000'000;
        in.backlog = 1000;
        in.earlierBacklog = {now - 10s, 2000};
        QCOMPARE(judge(in).catchUpSeconds, std::optional<std::int64_t>(11));
    }

    void aWorseStateShowsAtOnceAndABetterOneAfterThreeSeconds() {
        StateKeeper keeper;
        keeper.set({JobState::Starting, {}, {}}, now);
        keeper.update({JobState::Streaming, {}, {}}, now + 1s);
        QVERIFY(keeper.health().state == JobState::Streaming);
        keeper.update({JobState::Retrying, "bus went away.", {}}, now + 2s);
        QVERIFY(keeper.health().state == JobState::Retrying);
        QCOMPARE(keeper.since(), now + 2s);
        keeper.update({JobState::Streaming, {}, {}}, now + 3s);
        QVERIFY(keeper.health().state == JobState::Retrying);
        keeper.update({JobState::Retrying, "bus went away.", {}}, now + 4s);  // the better one did not stand
        keeper.update({JobState::Streaming, {}, {}}, now + 5s);
        keeper.update({JobState::Streaming, {}, {}}, now + 7s);
        QVERIFY(keeper.health().state == JobState::Retrying);
        keeper.update({JobState::Streaming, {}, {}}, now + 8s);
        QVERIFY(keeper.health().state == JobState::Streaming);
        QCOMPARE(keeper.since(), now + 8s);
    }

    void theUsualDelayComesFromTheLastTenMinutes() {
        DelayMeter meter;
        std::vector<std::uint64_t> counts(JobMetrics::bounds.size() + 1, 0);
        counts[13] = 1'000'000;  // long ago, and slow
        meter.add(now, counts);
        QCOMPARE(meter.p99(), std::int64_t{0});
        counts[3] += 990;
        counts[6] += 10;
        meter.add(now + 10s, counts);
        QCOMPARE(meter.p99(), JobMetrics::bounds[3]);
        counts[6] += 90;
        meter.add(now + 20s, counts);
        QCOMPARE(meter.p99(), JobMetrics::bounds[6]);
    }
};

QTEST_GUILESS_MAIN(HealthTest)
#include "health_test.moc"
