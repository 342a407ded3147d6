#include "ui/words/chart_words.h"

#include "widgets/layout/shown_time.h"

#include <cmath>

#include <QTest>

using namespace sluice;
using namespace sluice::ui;

namespace {

constexpr std::int64_t noon = 1'795'521'600;  // 2026-11-24 12:00:00 UTC

Micros at(std::int64_t secondsAfterNoon) {
    return fromMicros((noon + secondsAfterNoon) * 1'000'000);
}

}  // namespace

class ChartWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { widgets::setShownZone(QTimeZone::utc()); }

    void saysWhenNoSluiceRan() {
        watch::History history;
        for (const int second : {0, 1, 2, 3302, 3303}) history.add("job.a.lag", {at(second), 1.0});
        history.rest({at(2), at(3302)});
        const Stretch stretch{&history, at(-60), at(3303)};
        for (const auto what : {ChartOf::Jobs, ChartOf::Systems}) {
            const auto spans = chartOf(stretch, at(3303), what).spans;
            QCOMPARE(spans.size(), 1);
            QCOMPARE(spans[0].from, chartTime(at(2)));
            QCOMPARE(spans[0].to, chartTime(at(3302)));
            QCOMPARE(spans[0].text, QStringLiteral("Sluice was not running 12:00–12:55"));
        }
        const auto points = chartPoints(stretch, "job.a.lag");
        QCOMPARE(points.size(), 6);
        QVERIFY(std::isnan(points[3].value));  // no line runs across it
        QCOMPARE(points[3].at, chartTime(at(2)));
        QVERIFY(chartOf({&history, at(3302), at(3303)}, at(3303), ChartOf::Jobs).spans.isEmpty());
        QVERIFY(chartOf({&history, at(-60), at(1)}, at(3303), ChartOf::Jobs).spans.isEmpty());
    }

    void whatRestsStillIsSaidSo() {
        watch::History history;
        history.add("kafka.ends", {at(0), 1.0});
        history.add("kafka.ends", {at(30), 1.0});
        history.rest({at(10), at(40), true});
        const Stretch stretch{&history, at(-60), at(41)};
        const auto spans = chartOf(stretch, at(41), ChartOf::Jobs, "a").spans;
        QCOMPARE(spans.size(), 1);
        QCOMPARE(spans[0].text, QStringLiteral("Sluice is not running since 12:00:10"));
        QCOMPARE(chartOf({&history, at(-60), at(90)}, at(90), ChartOf::Jobs).spans[0].text,
                 QStringLiteral("Sluice was not running 12:00:10–12:00:40"));
        // The systems were watched meanwhile.
        QVERIFY(chartOf(stretch, at(41), ChartOf::Systems).spans.isEmpty());
        QCOMPARE(chartPoints(stretch, "kafka.ends").size(), 2);
    }
};

QTEST_GUILESS_MAIN(ChartWordsTest)
#include "chart_words_test.moc"
