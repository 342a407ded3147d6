#include "ui/words/axis_words.h"

#include <QTest>

using namespace sluice::ui;

class AxisWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void labelsOfOneAxisAreToldApart_data() {
        QTest::addColumn<double>("bottom");
        QTest::addColumn<double>("step");
        QTest::addColumn<QStringList>("labels");
        QTest::newRow("from nothing") << 0.0 << 1000.0 << QStringList{"0 k", "1 k", "2 k", "3 k"};
        QTest::newRow("half steps") << 0.0 << 500'000.0 << QStringList{"0.0 M", "0.5 M", "1.0 M", "1.5 M"};
        QTest::newRow("small") << 0.0 << 0.5 << QStringList{"0.0", "0.5", "1.0", "1.5"};
        QTest::newRow("fitted closely") << 1032.0 << 3.0 << QStringList{"1,032", "1,035", "1,038", "1,041"};
        QTest::newRow("fitted in millions")
            << 1'204'000.0 << 200.0 << QStringList{"1,204.0 k", "1,204.2 k", "1,204.4 k", "1,204.6 k"};
    }
    void labelsOfOneAxisAreToldApart() {
        QFETCH(double, bottom);
        QFETCH(double, step);
        QFETCH(QStringList, labels);
        QStringList said;
        for (int i = 0; i <= 3; ++i) said.append(axisNumber(bottom + i * step, bottom + 3 * step, step));
        QCOMPARE(said, labels);
        QCOMPARE(said.removeDuplicates(), 0);
    }

    void timesTakeTheUnitOfTheTop() {
        QCOMPARE(axisSeconds(0.4, 0.6, 0.2), QStringLiteral("400 ms"));
        QCOMPARE(axisSeconds(0, 4.5, 1.5), QStringLiteral("0.0 s"));
        QCOMPARE(axisSeconds(60, 90, 30), QStringLiteral("60 s"));
        QCOMPARE(axisSeconds(300, 900, 300), QStringLiteral("5 m"));
        QCOMPARE(axisSeconds(5400, 16'200, 5400), QStringLiteral("1.5 h"));
    }

    void percentNeedsNoDecimalsWhenTheStepHasNone() {
        QCOMPARE(axisPercent(95, 5), QStringLiteral("95 %"));
        QCOMPARE(axisPercent(97.5, 0.5), QStringLiteral("97.5 %"));
        QCOMPARE(axisPercent(200.0 / 3, 100.0 / 3), QStringLiteral("67 %"));
        QCOMPARE(axisPercent(100, 100.0 / 3), QStringLiteral("100 %"));
    }
};

QTEST_GUILESS_MAIN(AxisWordsTest)
#include "axis_words_test.moc"
