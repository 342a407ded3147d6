#include "ui/words/numbers.h"

#include <cmath>
#include <limits>

#include <QTest>

using namespace sluice::ui;

class NumbersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void groupsThousands() {
        QCOMPARE(grouped(std::uint64_t{0}), QStringLiteral("0"));
        QCOMPARE(grouped(std::uint64_t{942}), QStringLiteral("942"));
        QCOMPARE(grouped(std::uint64_t{1'204'331}), QStringLiteral("1,204,331"));
        QCOMPARE(grouped(std::numeric_limits<std::uint64_t>::max()), QStringLiteral("18,446,744,073,709,551,615"));
    }

    void saysRatesWithThreeDigits_data() {
        QTest::addColumn<double>("perSecond");
        QTest::addColumn<QString>("of");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << 0.0 << "" << "0 /s";
        QTest::newRow("little") << 0.02 << "" << "< 0.1 /s";
        QTest::newRow("below one") << 0.31 << "docs" << "0.3 docs/s";
        QTest::newRow("rounds to one") << 0.96 << "" << "1 /s";
        QTest::newRow("plain") << 312.0 << "docs" << "312 docs/s";
        QTest::newRow("below a thousand") << 999.4 << "" << "999 /s";
        QTest::newRow("rounds up into k") << 999.6 << "" << "1.0 k/s";
        QTest::newRow("k") << 12'500.0 << "" << "12.5 k/s";
        QTest::newRow("k of") << 3'100.0 << "rows" << "3.1 k rows/s";
        QTest::newRow("three digits k") << 123'456.0 << "" << "123 k/s";
        QTest::newRow("rounds up into M") << 999'960.0 << "" << "1.0 M/s";
        QTest::newRow("not measured") << std::nan("") << "rows" << "—";
    }
    void saysRatesWithThreeDigits() {
        QFETCH(double, perSecond);
        QFETCH(QString, of);
        QTEST(rate(perSecond, of).text(), "text");
    }

    void saysSizesInBinaryAndNetworkRatesInDecimal() {
        QCOMPARE(bytes(812).text(), QStringLiteral("812 B"));
        QCOMPARE(bytes(1023).text(), QStringLiteral("1023 B"));
        QCOMPARE(bytes(13'212'058).text(), QStringLiteral("12.6 MiB"));
        QCOMPARE(byteRate(1'900'000).text(), QStringLiteral("1.9 MB/s"));
        QCOMPARE(byteRate(0).text(), QStringLiteral("0 B/s"));
    }

    void saysHowMuchOfALimitIsUsed() {
        QCOMPARE(bytesOf(1'288'490'188, 4'294'967'296), QStringLiteral("1.2 of 4 GiB"));
        QCOMPARE(bytesOf(1'572'864, 4'294'967'296), QStringLiteral("1.5 MiB of 4 GiB"));
        QCOMPARE(bytesOf(1'572'864, 0), QStringLiteral("1.5 MiB"));
    }

    void neverRoundsToAllOrNothing_data() {
        QTest::addColumn<double>("ratio");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << 0.0 << "0.0 %";
        QTest::newRow("a little") << 0.0004 << "< 0.1 %";
        QTest::newRow("usual") << 0.9731 << "97.3 %";
        QTest::newRow("nearly all") << 0.99996 << "99.9 %";
        QTest::newRow("all") << 1.0 << "100 %";
        QTest::newRow("unknown") << std::nan("") << "—";
    }
    void neverRoundsToAllOrNothing() {
        QFETCH(double, ratio);
        QTEST(percent(ratio).text(), "text");
    }

    void progressIsRoundedDown() {
        QCOMPARE(progress(0, 0), missing);
        QCOMPARE(progress(995, 1000), QStringLiteral("99 %"));
        QCOMPARE(progress(1000, 1000), QStringLiteral("100 %"));
    }

    void positionsAreGrouped() {
        QCOMPARE(logPosition(QStringLiteral("binlog.000412"), 48'213'004), QStringLiteral("binlog.000412:48,213,004"));
        QCOMPARE(logPosition({}, 4), missing);
    }
};

QTEST_GUILESS_MAIN(NumbersTest)
#include "numbers_test.moc"
