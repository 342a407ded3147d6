#include "ui/words/time_words.h"

#include <QTest>

using namespace sluice::ui;
using namespace std::chrono_literals;

class TimeWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysDurationsInTwoPartsAtMost_data() {
        QTest::addColumn<qint64>("micros");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, std::chrono::microseconds length, const char* text) {
            QTest::newRow(name) << qint64(length.count()) << QString::fromUtf8(text);
        };
        row("nothing", 0us, "0 ms");
        row("microseconds", 300us, "< 1 ms");
        row("milliseconds", 3ms, "3 ms");
        row("rounds", 179'600us, "180 ms");
        row("just below a second", 999'400us, "999 ms");
        row("rounds to a second", 999'700us, "1.0 s");
        row("seconds", 1'840ms, "1.8 s");
        row("just below ten", 9'940ms, "9.9 s");
        row("rounds to ten", 9'960ms, "10 s");
        row("whole seconds", 48'300ms, "48 s");
        row("rounds to a minute", 59'700ms, "1 m 00 s");
        row("minutes", 3min + 12s, "3 m 12 s");
        row("hours", 2h + 5min, "2 h 05 m");
        row("days", 165h, "6 d 21 h");
        row("many days", 24h * 12, "12 d");
        row("negative", -5s, "0 ms");
    }
    void saysDurationsInTwoPartsAtMost() {
        QFETCH(qint64, micros);
        QTEST(duration(std::chrono::microseconds(micros)), "text");
    }

    void pingsHaveADecimal() {
        QCOMPARE(ping(0), QStringLiteral("0.0 ms"));
        QCOMPARE(ping(1), QStringLiteral("< 0.1 ms"));
        QCOMPARE(ping(49), QStringLiteral("< 0.1 ms"));
        QCOMPARE(ping(50), QStringLiteral("0.1 ms"));
        QCOMPARE(ping(412), QStringLiteral("0.4 ms"));
        QCOMPARE(ping(3'140), QStringLiteral("3.1 ms"));
        QCOMPARE(ping(23'400), QStringLiteral("23 ms"));
    }

    void wholeSecondsAreNotShownFinerThanTheyAre() {
        QCOMPARE(lag(180'000, true).text(), QStringLiteral("< 1 s"));
        QCOMPARE(lag(180'000, false).text(), QStringLiteral("180 ms"));
        QCOMPARE(lag(2'000'000, true).text(), QStringLiteral("2.0 s"));
    }

    void resumeWindowsAreSaidInOneUnit() {
        QCOMPARE(window(50 * 60), QStringLiteral("50 min"));
        QCOMPARE(window(37 * 3600 + 120), QStringLiteral("37 h"));
        QCOMPARE(window(6 * 86'400), QStringLiteral("6 d"));
        QCOMPARE(window(-1), QStringLiteral("0 min"));
    }

    void momentsOfOtherDaysNameTheDay() {
        const auto now = sluice::fromMicros(1'763'600'000'000'000);
        QCOMPARE(moment(now - 1s, now).size(), 8);
        QVERIFY(moment(now - 72h, now).contains(QStringLiteral("Nov")));
        QCOMPARE(ago(now, now), QStringLiteral("just now"));
        QCOMPARE(ago(now - 400ms, now), QStringLiteral("400 ms ago"));
    }
};

QTEST_GUILESS_MAIN(TimeWordsTest)
#include "time_words_test.moc"
