#include "ui/bridge/trend.h"

#include <cmath>
#include <limits>

#include <QTest>

using namespace sluice;
using namespace sluice::ui;

class TrendTest : public QObject {
    Q_OBJECT

private:
    static Micros at(int seconds) { return fromMicros(1'000'000'000LL + seconds * 1'000'000LL); }

private Q_SLOTS:
    void aSpikeSurvives() {
        std::vector<watch::Point> points;
        for (int i = 0; i < 100; ++i) points.push_back({at(i), i == 33 ? 9.0 : 1.0});
        const auto line = trendOf({points}, at(0), at(100), 10, Join::Largest);
        QCOMPARE(line.size(), 10);
        QCOMPARE(line[3], 9.0);
        QCOMPARE(line[4], 1.0);
    }

    void aGapStaysAGap() {
        const auto nan = std::numeric_limits<double>::quiet_NaN();
        const auto line = trendOf({{{at(1), 2.0}, {at(15), nan}, {at(25), 3.0}}}, at(0), at(30), 3, Join::Largest);
        QCOMPARE(line[0], 2.0);
        QVERIFY(std::isnan(line[1]));
        QCOMPARE(line[2], 3.0);
    }

    void seriesAreJoined() {
        const std::vector<watch::Point> a = {{at(1), 2.0}, {at(2), 3.0}}, b = {{at(1), 10.0}};
        QCOMPARE(trendOf({a, b}, at(0), at(10), 1, Join::Sum), (QList<double>{13.0}));
        QCOMPARE(trendOf({a, b}, at(0), at(10), 1, Join::Smallest), (QList<double>{2.0}));
        QCOMPARE(trendOf({a, b}, at(0), at(10), 1, Join::Largest), (QList<double>{10.0}));
    }

    void whatLiesOutsideIsLeftOut() {
        const std::vector<watch::Point> points = {{at(-5), 99.0}, {at(5), 1.0}, {at(20), 99.0}};
        QCOMPARE(trendOf({points}, at(0), at(10), 1, Join::Largest), (QList<double>{1.0}));
        QVERIFY(trendOf({points}, at(10), at(10), 4, Join::Largest).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TrendTest)
#include "trend_test.moc"
