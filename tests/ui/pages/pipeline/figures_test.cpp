#include "ui/pages/pipeline/figures.h"

#include "tests/ui/shop_fixture.h"
#include "ui/pages/pipeline/chart_series.h"
#include "ui/pages/pipeline/picture_model.h"
#include "ui/pages/pipeline/verdict.h"

#include <cmath>
#include <limits>

#include <QTest>

using namespace sluice;
using namespace sluice::ui;
using namespace sluice::ui::pages::pipeline;

class FiguresTest : public QObject {
    Q_OBJECT

private:
    watch::History m_history;
    Stretch stretch() const { return {&m_history, fixture::now - std::chrono::minutes(15), fixture::now}; }

private Q_SLOTS:
    void initTestCase() { fixture::fill(m_history, true); }

    void binlogLagIsTheWorstOfTheMySqlJobs() {
        const auto figure = binlogLag(fixture::shop(), stretch());
        QCOMPARE(figure.value.text(), QStringLiteral("180 ms"));
        QVERIFY2(figure.second.startsWith(QStringLiteral("replicate · p99 ")), qPrintable(figure.second));
        QCOMPARE(figure.selects, QStringLiteral("job.replicate"));
        QVERIFY(figure.shape == widgets::Shape::None);
    }

    void idleJobsAreSaidToBeIdle() {
        auto snapshot = fixture::shop();
        for (auto& job : snapshot.jobs) {
            job.state = JobState::Idle;
            job.lagMicros.reset();
            job.lagMaxMicros.reset();
            job.idleSince = fixture::now - std::chrono::seconds(192);
        }
        const auto figure = binlogLag(snapshot, stretch());
        QCOMPARE(figure.value.text(), QStringLiteral("Idle"));
        QCOMPARE(figure.second, QStringLiteral("no change for 3 m 12 s"));
        QCOMPARE(kafkaLag(snapshot).value.text(), QStringLiteral("Idle"));
    }

    void aSnapshotShowsProgressInsteadOfLag() {
        auto snapshot = fixture::shop();
        for (auto& job : snapshot.jobs) {
            job.state = JobState::Snapshot;
            job.lagMicros.reset();
            job.lagMaxMicros.reset();
            job.snapshot = SnapshotProgress{3, 8, 624, 1000};
        }
        const auto figure = binlogLag(snapshot, stretch());
        QCOMPARE(figure.value.text(), QStringLiteral("Snapshot 62 %"));
        QCOMPARE(figure.second, QStringLiteral("replicate · 3 of 8 tables"));
    }

    void withoutAJobThereIsNoNumber() {
        auto snapshot = fixture::shop();
        snapshot.jobs.clear();
        QCOMPARE(binlogLag(snapshot, stretch()).value.number, missing);
        QCOMPARE(binlogLag(snapshot, stretch()).second, QStringLiteral("no MySQL job"));
        QCOMPARE(kafkaLag(snapshot).second, QStringLiteral("no Kafka job"));
        snapshot.systems.clear();
        QCOMPARE(hitRate(snapshot).second, QStringLiteral("no Redis"));
        QCOMPARE(documents(snapshot).second, QStringLiteral("no Elasticsearch"));
    }

    void kafkaLagSaysMessagesAndBothRates() {
        const auto figure = kafkaLag(fixture::shopInTrouble());
        QCOMPARE(figure.value.text(), QStringLiteral("3.3 s"));
        QCOMPARE(figure.second, QStringLiteral("1,048 messages · in 3.1 k/s · out 2.8 k/s"));
        QVERIFY(figure.shape == widgets::Shape::LoopArrow);
    }

    void noLookUpsAreNoHitRate() {
        auto snapshot = fixture::shop();
        auto& redis = std::get<watch::RedisSample>(snapshot.systems[3].sample.detail);
        redis.hitRatio.reset();
        QCOMPARE(hitRate(snapshot).value.number, missing);
        QCOMPARE(hitRate(snapshot).second, QStringLiteral("no look-ups"));
        redis.lookupsPerSecond.reset();  // nobody knows before the second sample
        QCOMPARE(hitRate(snapshot).second, QStringLiteral("first sample in 2 s"));
    }

    void theLowestOfSeveralCachesIsNamed() {
        auto snapshot = fixture::shop();
        auto second = snapshot.systems[3];
        second.connection.name = "sessions";
        std::get<watch::RedisSample>(second.sample.detail).hitRatio = 0.5;
        std::get<watch::RedisSample>(second.sample.detail).evictionsPerSecond = 12;
        snapshot.systems.push_back(second);
        QCOMPARE(hitRate(snapshot).value.text(), QStringLiteral("50.0 %"));
        QCOMPARE(hitRate(snapshot).second, QStringLiteral("sessions · 41.2 k lookups/s · evicting 12 /s"));
    }

    void anOldSampleSaysItsAge() {
        const auto figure = documents(fixture::shopBroken());
        QVERIFY(figure.stale);
        QCOMPARE(figure.second, QStringLiteral("search · sampled 2 m 11 s ago"));
    }

    void p99LeavesGapsOut() {
        std::vector<watch::Point> points;
        for (int i = 1; i <= 100; ++i) points.push_back({{}, static_cast<double>(i)});
        points.push_back({{}, std::numeric_limits<double>::quiet_NaN()});
        QCOMPARE(*p99(points), 99.0);
        QVERIFY(!p99({}));
    }

    void chartsHoldExactlyTheHistory() {
        const auto chart = lagChart(fixture::shopInTrouble(), stretch());
        QCOMPARE(chart.series.size(), 4);
        QCOMPARE(chart.series.first().name, QStringLiteral("index"));  // worst first
        QCOMPARE(chart.series.first().colour, 2);                      // by file order
        const auto points = m_history.points("job.index.lag", stretch().from);
        QCOMPARE(chart.series.first().points.size(), static_cast<qsizetype>(points.size()));
        QCOMPARE(chart.series.first().points.last().value, points.back().value);
        QCOMPARE(chart.thresholds.first().value, 5.0);
        QCOMPARE(chart.marks.size(), 1);
        const auto hits = hitRateChart(fixture::shop(), stretch());
        QCOMPARE(hits.series.first().points.last().value,
                 m_history.points("redis.cache.hit", stretch().from).back().value * 100);
    }

    void aJobAtRestIsNotInTheLagChart() {
        auto snapshot = fixture::shop();
        snapshot.jobs[0].state = JobState::Stopped;
        snapshot.jobs[0].wanted = false;
        QCOMPARE(lagChart(snapshot, stretch()).series.size(), 3);
        snapshot.jobs[1].state = JobState::Idle;
        const auto chart = lagChart(snapshot, stretch());
        QVERIFY(chart.series.last().muted);
        QCOMPARE(chart.series.last().name, QStringLiteral("publish"));
    }

    void withoutAKafkaJobOnlyWhatIsProducedIsDrawn() {
        auto snapshot = fixture::shop();
        snapshot.jobs.resize(2);
        const auto chart = offsetsChart(snapshot, stretch(), OffsetView::Rate);
        QCOMPARE(chart.series.size(), 1);
        QCOMPARE(chart.series.first().name, QStringLiteral("produced"));
    }

    void theVerdictNamesTheBrokenHop() {
        const auto well = verdictOf(fixture::shop());
        QCOMPARE(well.strong, QStringLiteral("All 4 jobs are in step."));
        QCOMPARE(well.rest, QStringLiteral("Worst lag 180 ms (replicate)."));
        QVERIFY(well.subject.isEmpty());
        const auto trouble = verdictOf(fixture::shopInTrouble());
        QCOMPARE(trouble.strong, QStringLiteral("index is Retrying for 2 m 48 s:"));
        QCOMPARE(trouble.subject, QStringLiteral("job.index"));
        QVERIFY(trouble.shape == widgets::Shape::LoopArrow);
        QCOMPARE(verdictOf(fixture::shopBroken()).others.size(), 4);
    }
};

QTEST_GUILESS_MAIN(FiguresTest)
#include "figures_test.moc"
