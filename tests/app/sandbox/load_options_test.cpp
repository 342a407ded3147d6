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
        QTest::newRow("too fast") << QStringList{"--rate", "501"}
                                  << "--rate takes a whole number from 10 to 500, not \"501\"";
        QTest::newRow("too slow") << QStringList{"--rate=9"} << "--rate takes a whole number from 10 to 500, not \"9\"";
        QTest::newRow("no value") << QStringList{"--seconds"}
                                  << "--seconds takes a whole number from 1 to 604800, not \"\"";
        QTest::newRow("unknown") << QStringList{"--fast"} << "sandbox load knows --rate and --seconds, not \"--fast\"";
    }
    void refusesWithASentence() {
        QFETCH(QStringList, arguments);
        const auto options = parseLoadOptions(arguments);
        QVERIFY(!options);
        QTEST(QString::fromStdString(options.error().message), "sentence");
    }

    void waveStaysWithinItsBoundsAndKeepsItsMean_data() {
        QTest::addColumn<int>("rate");
        for (const int rate : {10, 100, 250, 500}) QTest::addRow("%d", rate) << rate;
    }
    void waveStaysWithinItsBoundsAndKeepsItsMean() {
        QFETCH(int, rate);
        double sum = 0;
        double lowest = FastestRate;
        double highest = 0;
        constexpr int Seconds = 90 * 13;
        for (int second = 0; second < Seconds; ++second) {
            const double now = rateAt(rate, std::chrono::seconds(second));
            sum += now;
            lowest = std::min(lowest, now);
            highest = std::max(highest, now);
        }
        QVERIFY(lowest >= SlowestRate);
        QVERIFY(highest <= FastestRate);
        QVERIFY(highest > lowest);
        if (rate == 100) QVERIFY(std::abs(sum / Seconds - rate) < 1);
    }
};

QTEST_GUILESS_MAIN(LoadOptionsTest)
#include "load_options_test.moc"
