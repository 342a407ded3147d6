// Fewer points without losing a spike or closing a gap.
#include "widgets/chart/decimate.h"

#include <cmath>

#include <QTest>

using namespace sluice::widgets;

namespace {

QList<ChartPoint> seconds(int count) {
    QList<ChartPoint> points;
    for (int i = 0; i < count; ++i) points << ChartPoint{i * 1000, std::sin(i * 0.1)};
    return points;
}

int gaps(const QList<QPointF>& points) {
    return static_cast<int>(
        std::count_if(points.begin(), points.end(), [](auto& point) { return std::isnan(point.y()); }));
}

}  // namespace

class DecimateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fewPointsStayAsTheyAre() {
        const QList<ChartPoint> points = seconds(100);
        const QList<QPointF> drawn = minMaxPerColumn(points, 0, 99'000, 200);
        QCOMPARE(drawn.size(), 100);
        for (int i = 0; i < 100; ++i) QCOMPARE(drawn[i], QPointF(i - 99, points[i].value));
    }
    void manyPointsBecomeTwoAColumn() {
        const QList<QPointF> drawn = minMaxPerColumn(seconds(3600), 0, 3'599'000, 200);
        QVERIFY(drawn.size() <= 402);
        QVERIFY(std::is_sorted(drawn.begin(), drawn.end(), [](auto& a, auto& b) { return a.x() < b.x(); }));
    }
    void everySpikeSurvives() {
        QList<ChartPoint> points = seconds(3600);
        points[1717].value = 500;
        points[2900].value = -500;
        double largest = 0;
        double smallest = 0;
        for (const QPointF& point : minMaxPerColumn(points, 0, 3'599'000, 100)) {
            largest = std::max(largest, point.y());
            smallest = std::min(smallest, point.y());
        }
        QCOMPARE(largest, 500.0);
        QCOMPARE(smallest, -500.0);
    }
    void gapsStayGaps_data() {
        QTest::addColumn<int>("count");
        QTest::newRow("few points") << 100;
        QTest::newRow("many points") << 3600;
    }
    void gapsStayGaps() {
        QFETCH(int, count);
        QList<ChartPoint> points = seconds(count);
        for (int i = count / 4; i < count / 3; ++i) points[i].value = std::nan("");
        for (int i = count / 2; i < count / 2 + count / 10; ++i) points[i].value = std::nan("");
        const QList<QPointF> drawn = minMaxPerColumn(points, 0, (count - 1) * 1000, 200);
        QCOMPARE(gaps(drawn), 2);
    }
    void aSampleBetweenTwoGapsIsStillDrawn() {
        QList<ChartPoint> points = seconds(10);
        for (int i : {3, 5}) points[i].value = std::nan("");
        const QList<QPointF> drawn = minMaxPerColumn(points, 0, 9000, 100);
        int alone = 0;
        for (const QPointF& point : drawn) alone += point.y() == points[4].value;
        QCOMPARE(alone, 2);
    }
    void rangeTakesBothEnds() {
        QCOMPARE(inRange(seconds(10), 2000, 5000).size(), 4);
        QVERIFY(inRange(seconds(10), 20'000, 30'000).isEmpty());
    }
    void largestOfIgnoresWhatIsNotMeasured() {
        const QList<ChartPoint> largest = largestOf(
            {{"a", 0, false, {{0, 1}, {1000, std::nan("")}, {2000, 5}}}, {"b", 1, false, {{0, 2}, {1000, 3}}}});
        QCOMPARE(largest.size(), 3);
        QCOMPARE(largest[0].value, 2.0);
        QCOMPARE(largest[1].value, 3.0);
        QCOMPARE(largest[2].value, 5.0);
    }
    void nothingGivesNothing() {
        QVERIFY(minMaxPerColumn({}, 0, 1000, 10).isEmpty());
        QVERIFY(minMaxPerColumn(seconds(3), 1000, 1000, 10).isEmpty());
    }
};

QTEST_GUILESS_MAIN(DecimateTest)
#include "decimate_test.moc"
