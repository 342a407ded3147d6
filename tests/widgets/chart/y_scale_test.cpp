// The value axis: nice steps, grows at once, shrinks after a minute.
#include "widgets/chart/y_scale.h"

#include <cmath>

#include <QTest>

using namespace sluice::widgets;

class YScaleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepsAreNice_data() {
        QTest::addColumn<double>("least");
        QTest::addColumn<ChartScale>("scale");
        QTest::addColumn<double>("step");
        QTest::newRow("0.35") << 0.35 << ChartScale::Decimal << 0.4;
        QTest::newRow("1.01") << 1.01 << ChartScale::Decimal << 1.5;
        QTest::newRow("870") << 870.0 << ChartScale::Decimal << 1000.0;
        QTest::newRow("9.5") << 9.5 << ChartScale::Decimal << 10.0;
        QTest::newRow("half a second") << 0.44 << ChartScale::Seconds << 0.5;
        QTest::newRow("41 s") << 41.0 << ChartScale::Seconds << 60.0;
        QTest::newRow("4 min") << 240.0 << ChartScale::Seconds << 300.0;
        QTest::newRow("5 days") << 432000.0 << ChartScale::Seconds << 500000.0;
        QTest::newRow("3 MB") << 3e6 << ChartScale::Bytes << 4194304.0;
    }
    void stepsAreNice() {
        QFETCH(double, least);
        QFETCH(ChartScale, scale);
        QFETCH(double, step);
        QCOMPARE(niceStep(least, scale), step);
    }
    void growsAtOnceAndShrinksAfterAMinute() {
        YScale scale;
        QVERIFY(scale.update(0, 1, 0));
        QCOMPARE(scale.top(), 1.2);
        QVERIFY(scale.update(0, 10, 1000));
        QCOMPARE(scale.top(), 12.0);
        // The spike has left the range.
        for (int second = 2; second <= 61; ++second) {
            QVERIFY2(!scale.update(0, 1, second * 1000), qPrintable(QString::number(second)));
            QCOMPARE(scale.top(), 12.0);
        }
        QVERIFY(scale.update(0, 1, 62'000));
        QCOMPARE(scale.top(), 1.2);
    }
    void aNewSpikeStartsTheMinuteAnew() {
        YScale scale;
        scale.update(0, 10, 0);
        scale.update(0, 1, 1000);
        scale.update(0, 11, 50'000);
        QVERIFY(!scale.update(0, 1, 61'000));
        QVERIFY(!scale.update(0, 1, 110'000));
        QVERIFY(scale.update(0, 1, 121'000));
    }
    void shrinksToWhatTheMinuteNeeded() {
        YScale scale;
        scale.update(0, 100, 0);
        scale.update(0, 1, 1000);
        scale.update(0, 9, 30'000);
        scale.update(0, 1, 61'000);
        QVERIFY(scale.top() >= 1 && scale.top() < 100);
    }
    void beginsAtZeroUnlessFitted() {
        YScale scale;
        scale.update(97, 98, 0);
        QCOMPARE(scale.bottom(), 0.0);
        YScale fitted;
        fitted.setFitted(true);
        fitted.setCeiling(100);
        fitted.update(97, 98.2, 0);
        QVERIFY(fitted.bottom() > 90 && fitted.bottom() <= 97);
        QVERIFY(fitted.top() >= 98.2 && fitted.top() <= 100);
    }
    void fittedHoldsEveryValue_data() {
        QTest::addColumn<double>("smallest");
        QTest::addColumn<double>("largest");
        QTest::newRow("flat") << 97.3 << 97.3;
        QTest::newRow("at the ceiling") << 99.9 << 100.0;
        QTest::newRow("wide") << 3.0 << 99.0;
        QTest::newRow("from zero") << 0.0 << 0.0;
        QTest::newRow("all") << 0.0 << 100.0;
    }
    void fittedHoldsEveryValue() {
        QFETCH(double, smallest);
        QFETCH(double, largest);
        YScale scale;
        scale.setFitted(true);
        scale.setCeiling(100);
        scale.update(smallest, largest, 0);
        QVERIFY2(scale.bottom() <= smallest && scale.top() >= largest,
                 qPrintable(QString("%1..%2").arg(scale.bottom()).arg(scale.top())));
        QVERIFY(scale.top() > scale.bottom());
        QVERIFY(scale.top() <= 100.0001 || smallest == largest);
    }
    void whatIsNotANumberChangesNothing() {
        YScale scale;
        scale.update(0, 5, 0);
        QVERIFY(!scale.update(std::nan(""), std::nan(""), 1000));
        QCOMPARE(scale.top(), 6.0);
    }
    void nothingButZerosHasAnAxis() {
        YScale scale;
        scale.update(0, 0, 0);
        QCOMPARE(scale.bottom(), 0.0);
        QVERIFY(scale.top() > 0);
    }
};

QTEST_GUILESS_MAIN(YScaleTest)
#include "y_scale_test.moc"
