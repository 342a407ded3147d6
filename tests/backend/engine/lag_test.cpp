#include "backend/engine/lag.h"

#include "backend/engine/log_distance.h"

using namespace sluice;
using namespace std::chrono_literals;

namespace {

const Micros now = fromMicros(1'800'000'000'000'000);

SampledHead head(std::uint64_t offset, const char* file = "binlog.000001") {
    return {{file, offset}, {}};
}

}  // namespace

class LagTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lagIsTheLargestOfItsParts() {
        QCOMPARE(lagOf({}, now), std::int64_t{0});
        QCOMPARE(lagOf({180'000, {}, {}}, now), std::int64_t{180'000});
        QCOMPARE(lagOf({180'000, now - 2s, {}}, now), std::int64_t{2'000'000});
        QCOMPARE(lagOf({180'000, now - 2s, now - 9s}, now), std::int64_t{9'000'000});
    }

    void theSourceIsBeyondSinceItsOldestUnreadHead() {
        HeadWatch watch;
        LogPoint read{"binlog.000001", 100};
        const auto reached = [&](const SampledHead& h) { return reaches(read, h.log); };
        QVERIFY(!watch.firstBeyond(reached));
        watch.see(head(100), now);
        QVERIFY(!watch.firstBeyond(reached));
        watch.see(head(200), now + 1s);
        watch.see(head(200), now + 2s);
        watch.see(head(300), now + 3s);
        QCOMPARE(watch.firstBeyond(reached), std::optional(now + 1s));
        read.offset = 250;
        QCOMPARE(watch.firstBeyond(reached), std::optional(now + 3s));
        read.offset = 300;
        QVERIFY(!watch.firstBeyond(reached));
    }

    void aLongStandKeepsTheOldestAndTheNewestHead() {
        HeadWatch watch;
        LogPoint read{"binlog.000001", 0};
        const auto reached = [&](const SampledHead& h) { return reaches(read, h.log); };
        for (std::uint64_t i = 1; i <= 5000; ++i) watch.see(head(i), now + std::chrono::seconds(i));
        QCOMPARE(watch.firstBeyond(reached), std::optional(now + 1s));
        read.offset = 4999;
        QVERIFY(watch.firstBeyond(reached));
        read.offset = 5000;
        QVERIFY(!watch.firstBeyond(reached));
    }

    void theWindowShowsTheLargestOfTenSeconds() {
        LagWindow window;
        window.add(now, 9);
        window.add(now + 1s, 5);
        window.add(now + 2s, 7);
        QCOMPARE(*window.largest(now + 3s), std::int64_t{9});
        QCOMPARE(*window.largest(now + 11s), std::int64_t{7});
        QVERIFY(!window.largest(now + 13s));
    }

    void aRateIsTheMeanOfFiveSeconds() {
        RateMeter meter;
        for (int i = 0; i <= 40; ++i)
            meter.add(now + i * 250ms, static_cast<std::uint64_t>(i < 20 ? 0 : (i - 20) * 25));
        QCOMPARE(meter.perSecond(), 100.0);
        for (int i = 41; i <= 60; ++i) meter.add(now + i * 250ms, 500);
        QCOMPARE(meter.perSecond(), 0.0);
    }

    void positionsAreComparedByFileThenOffset_data() {
        QTest::addColumn<QString>("readFile");
        QTest::addColumn<quint64>("readOffset");
        QTest::addColumn<QString>("headFile");
        QTest::addColumn<quint64>("headOffset");
        QTest::addColumn<bool>("expected");
        QTest::newRow("same") << "binlog.000001" << quint64(5) << "binlog.000001" << quint64(5) << true;
        QTest::newRow("before") << "binlog.000001" << quint64(4) << "binlog.000001" << quint64(5) << false;
        QTest::newRow("older file") << "binlog.000001" << quint64(900) << "binlog.000002" << quint64(5) << false;
        QTest::newRow("newer file") << "binlog.000002" << quint64(4) << "binlog.000001" << quint64(500) << true;
        QTest::newRow("seven digits") << "binlog.1000000" << quint64(4) << "binlog.999999" << quint64(500) << true;
    }
    void positionsAreComparedByFileThenOffset() {
        QFETCH(QString, readFile);
        QFETCH(quint64, readOffset);
        QFETCH(QString, headFile);
        QFETCH(quint64, headOffset);
        QTEST(reaches(LogPoint{readFile.toStdString(), readOffset}, LogPoint{headFile.toStdString(), headOffset}),
              "expected");
    }

    void offsetsAreComparedByPartition() {
        const std::vector<PartitionOffset> ends = {{"orders", 0, 10}, {"orders", 1, 0}, {"stock", 0, 7}};
        QVERIFY(!reaches({{"orders", 0, 10}}, ends));
        QVERIFY(reaches({{"orders", 0, 10}, {"stock", 0, 7}}, ends));
        QCOMPARE(messagesBetween({{"orders", 0, 4}, {"stock", 0, 9}}, ends), 6u);
    }

    void distanceCountsTheFilesBetween() {
        watch::MySqlSample sample;
        sample.files = {{"binlog.000001", 100}, {"binlog.000002", 200}, {"binlog.000003", 50}};
        QCOMPARE(bytesBefore(sample, {"binlog.000001", 40}), std::optional<std::uint64_t>(40));
        QCOMPARE(bytesBefore(sample, {"binlog.000003", 30}), std::optional<std::uint64_t>(330));
        QVERIFY(!bytesBefore(sample, {"binlog.000000", 30}));
    }
};

QTEST_GUILESS_MAIN(LagTest)
#include "lag_test.moc"
