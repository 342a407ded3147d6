#include "app/sandbox/load_options.h"

#include <QTest>

using namespace sluice::app;

class LoadOptionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTheCommandLine_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("seconds");
        QTest::newRow("nothing") << QStringList{} << 100 << 60;
        QTest::newRow("both") << QStringList{"--rate", "250", "--seconds", "5"} << 250 << 5;
        QTest::newRow("joined") << QStringList{"--rate=10", "--seconds=1"} << 10 << 1;
    }
    void readsTheCommandLine() {
        QFETCH(QStringList, arguments);
        const auto options = parseLoadOptions(arguments);
        QVERIFY(options);
        QTEST(options->rate, "rate");
        QTEST(int(options->duration.count()), "seconds");
    }

    void refusesWithASentence_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("too fast") << QStringList{"--rate", "5001"}
                                  << "--rate takes a whole number from 1 to 5000, not \"5001\"";
        QTest::newRow("too slow") << QStringList{"--rate=0"} << "--rate takes a whole number from 1 to 5000, not \"0\"";
        QTest::newRow("no value") << QStringList{"--seconds"}
                                  << "--seconds takes a whole number from 1 to 604800, not \"\"";
        QTest::newRow("unknown") << QStringList{"--fast"}
                                 << "sandbox load knows --rate, --seconds and --json, not \"--fast\"";
    }
    void refusesWithASentence() {
        QFETCH(QStringList, arguments);
        const auto options = parseLoadOptions(arguments);
        QVERIFY(!options);
        QTEST(QString::fromStdString(options.error().message), "sentence");
    }

    void waveStaysWithinItsBounds_data() {
        QTest::addColumn<int>("rate");
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("most");
        QTest::newRow("slow") << 5 << 5.0 << 10.0;
        QTest::newRow("usual") << 100 << 10.0 << 190.0;
        QTest::newRow("fast") << 500 << 49.0 << 500.0;
        QTest::newRow("faster than a wave") << 2000 << 190.0 << 2000.0;
    }
    void waveStaysWithinItsBounds() {
        QFETCH(int, rate);
        QFETCH(double, least);
        QFETCH(double, most);
        double lowest = MostRate;
        double highest = 0;
        for (int second = 0; second < 90 * 13; ++second) {
            const double now = rateAt(rate, std::chrono::seconds(second));
            lowest = std::min(lowest, now);
            highest = std::max(highest, now);
        }
        QVERIFY2(lowest >= least, qPrintable(QString::number(lowest)));
        QVERIFY2(highest <= most, qPrintable(QString::number(highest)));
    }

    void waveIsRepeatableAndKeepsItsMean() {
        double sum = 0;
        constexpr int Seconds = 90 * 13;
        for (int second = 0; second < Seconds; ++second) {
            sum += rateAt(100, std::chrono::seconds(second));
            QCOMPARE(rateAt(100, std::chrono::seconds(second)), rateAt(100, std::chrono::seconds(second)));
        }
        QVERIFY2(std::abs(sum / Seconds - 100) < 1, qPrintable(QString::number(sum / Seconds)));
        QCOMPARE(rateAt(100, std::chrono::seconds(0)), 100.0);
    }
};

QTEST_GUILESS_MAIN(LoadOptionsTest)
#include "load_options_test.moc"
