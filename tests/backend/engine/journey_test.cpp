// Where the time of a row went, and what the stages of a job took.
#include "backend/engine/journey.h"

#include <QTest>

using namespace sluice;
using namespace std::chrono_literals;

namespace {

const Micros start = fromMicros(1'763'890'200'000'000);

void deliver(JobMetrics& metrics, std::uint64_t rows, std::int64_t scale, bool stamped = true) {
    if (stamped) {
        metrics.addStage(Stage::Read, 60 * scale, rows);
        metrics.stagedReads += rows;
    }
    metrics.addStage(Stage::Decode, 2 * scale, rows);
    metrics.addStage(Stage::Encode, 1 * scale, rows);
    metrics.addStage(Stage::Wait, 25 * scale, rows);
    metrics.addStage(Stage::Write, 90 * scale, rows);
    metrics.stagedRows += rows;
}

}  // namespace

class JourneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMeansAreThoseOfTheLastMinute() {
        JobMetrics metrics;
        StageMeter meter;
        meter.add(start, metrics);
        QVERIFY(!meter.means(0us));
        deliver(metrics, 10, 100'000);  // slow, and more than a minute ago at the end
        meter.add(start + 1s, metrics);
        QCOMPARE(meter.means(0us)->write, 9'000'000);
        deliver(metrics, 100, 1'000);
        deliver(metrics, 300, 2'000);
        for (int second = 2; second <= 61; ++second) meter.add(start + std::chrono::seconds(second), metrics);
        const auto means = meter.means(0us);
        QVERIFY(means);
        QCOMPARE(means->rows, 400u);
        QCOMPARE(*means->read, 105'000);
        QCOMPARE(means->decode, 3'500);
        QCOMPARE(means->encode, 1'750);
        QCOMPARE(means->wait, 43'750);
        QCOMPARE(means->write, 157'500);
        QCOMPARE(*meter.means(-5ms)->read, 100'000);
        for (int second = 62; second <= 130; ++second) meter.add(start + std::chrono::seconds(second), metrics);
        QVERIFY(!meter.means(0us));
    }

    void rowsWithoutACommitTimeHaveNoReadTime() {
        JobMetrics metrics;
        StageMeter meter;
        meter.add(start, metrics);
        deliver(metrics, 10, 1'000, false);
        meter.add(start + 1s, metrics);
        QVERIFY(!meter.means(0us)->read);
        QCOMPARE(meter.means(0us)->decode, 2'000);
    }

    void aCopyTakesOnlyTheTimeThatItRan() {
        JourneyKeeper keeper;
        const auto run = start;
        for (int second = 0; second <= 10; ++second)
            keeper.see(JobState::Snapshot, true, false, run, start + std::chrono::seconds(second));
        keeper.rest();  // paused for an hour
        const auto again = start + 1h;
        for (int second = 0; second <= 5; ++second)
            keeper.see(JobState::Snapshot, true, true, again, again + std::chrono::seconds(second));
        keeper.see(JobState::CatchingUp, false, true, again, again + 6s);
        QCOMPARE(keeper.journey().copyMicros, 16'000'000);
        QCOMPARE(keeper.journey().copyEnded, again + 6s);
        QCOMPARE(keeper.journey().followsSince, again + 6s);
        QCOMPARE(keeper.journey().inStepAt, Micros{});
        keeper.see(JobState::Streaming, false, true, again, again + 20s);
        keeper.see(JobState::Lagging, false, true, again, again + 30s);
        keeper.see(JobState::Idle, false, true, again, again + 40s);
        QCOMPARE(keeper.journey().inStepAt, again + 20s);
    }

    void aCopyTooShortToBeSeenIsNoted() {
        JourneyKeeper keeper;
        keeper.see(JobState::Streaming, false, true, start, start + 300ms);
        keeper.see(JobState::Streaming, false, true, start, start + 550ms);
        QCOMPARE(keeper.journey().copyMicros, 300'000);
        QCOMPARE(keeper.journey().copyEnded, start + 300ms);
        QCOMPARE(keeper.journey().inStepAt, start + 300ms);
        keeper.see(JobState::Streaming, false, false, start + 1h, start + 1h + 300ms);
        QCOMPARE(keeper.journey().copyMicros, 300'000);
        keeper.see(JobState::Streaming, false, true, start + 2h, start + 2h + 400ms);  // its source was changed
        QCOMPARE(keeper.journey().copyMicros, 400'000);
    }

    void anotherRunCatchesUpAnew() {
        JourneyKeeper keeper;
        JobJourney earlier;
        earlier.copyMicros = 131'000'000;
        earlier.copyEnded = start;
        earlier.followsSince = start;
        earlier.inStepAt = start + 14s;
        keeper.restore(earlier);
        const auto run = start + 24h;
        keeper.see(JobState::CatchingUp, false, false, run, run + 1s);
        QCOMPARE(keeper.journey().copyMicros, 131'000'000);
        QCOMPARE(keeper.journey().followsSince, run);
        QCOMPARE(keeper.journey().inStepAt, Micros{});
        keeper.see(JobState::Streaming, false, false, run, run + 9s);
        QCOMPARE(keeper.journey().inStepAt, run + 9s);
        keeper.see(JobState::Snapshot, true, false, run, run + 60s);  // rows are copied anew
        QCOMPARE(keeper.journey().copyMicros, 0);
        QCOMPARE(keeper.journey().copyEnded, Micros{});
    }
};

QTEST_GUILESS_MAIN(JourneyTest)
#include "journey_test.moc"
