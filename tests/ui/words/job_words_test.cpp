#include "ui/words/job_words.h"

#include "tests/ui/shop_fixture.h"
#include "ui/words/diagnostic.h"
#include "ui/words/state_words.h"
#include "ui/words/system_words.h"

#include <set>

#include <QTest>

using namespace sluice;
using namespace sluice::ui;

class JobWordsTest : public QObject {
    Q_OBJECT

private:
    static JobSnapshot job() { return fixture::shop().jobs[1]; }

private Q_SLOTS:
    void everyStateHasItsOwnShape() {
        // Those that share one are the same condition at different moments.
        std::set<int> shapes;
        for (const auto state :
             {JobState::Draft, JobState::Starting, JobState::Snapshot, JobState::CatchingUp, JobState::Streaming,
              JobState::Idle, JobState::Lagging, JobState::Stalled, JobState::Retrying, JobState::Failed,
              JobState::Paused, JobState::Stopped, JobState::Completed, JobState::NoData}) {
            const auto look = lookOf(state);
            QVERIFY2(shapes.insert(int(look.shape)).second, qPrintable(look.word));
            QVERIFY(look.shape != widgets::Shape::None);
            QVERIFY(!look.word.isEmpty());
        }
        QVERIFY(lookOf(JobState::Stalled).tone == widgets::Tone::Stalled);
    }

    void saysTheState_data() {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("full");
        QTest::addColumn<QString>("brief");
        QTest::newRow("streaming") << int(JobState::Streaming) << "Streaming" << "Streaming";
        QTest::newRow("snapshot") << int(JobState::Snapshot) << "Snapshot 62 %" << "Snapshot 62 %";
        QTest::newRow("catching up") << int(JobState::CatchingUp) << "Catching up, 40 s left" << "Catching up";
        QTest::newRow("retrying") << int(JobState::Retrying) << "Retrying 3, next in 4 s" << "Retrying 3";
    }
    void saysTheState() {
        QFETCH(int, state);
        auto job = this->job();
        job.state = static_cast<JobState>(state);
        job.snapshot = SnapshotProgress{3, 8, 624, 1000};
        job.catchUpSeconds = 40;
        job.attempt = 3;
        job.nextAttempt = fixture::now + std::chrono::seconds(4);
        QTEST(stateText(job, job.state, fixture::now), "full");
        QTEST(shortStateText(job, job.state), "brief");
    }

    void aSnapshotIsNotCompleteBeforeItIsDone() {
        auto job = this->job();
        job.snapshot = SnapshotProgress{7, 8, 1'200, 1'000};  // the estimate was too low
        QCOMPARE(shortStateText(job, JobState::Snapshot), QStringLiteral("Snapshot 99 %"));
        QCOMPARE(progressText(job), QStringLiteral("99 %, 7 of 8 tables"));
        job.snapshot->tablesDone = 8;
        QCOMPARE(progressText(job), QStringLiteral("copied"));
    }

    void idleIsNotALag() {
        auto job = this->job();
        job.state = JobState::Idle;
        job.lagMicros.reset();
        job.lagMaxMicros = 20'000;  // of seconds ago
        QCOMPARE(lagText(job), missing);
        QVERIFY(lagToolTip(job).startsWith(QStringLiteral("Idle")));
    }

    void theLineUnderAJobSaysWhatMatters() {
        auto job = this->job();
        QCOMPARE(reasonLine(job, fixture::now), QString());
        job.state = JobState::Retrying;
        job.reason = "429 from orders";
        job.attempt = 3;
        job.nextAttempt = fixture::now + std::chrono::seconds(4);
        QCOMPARE(reasonLine(job, fixture::now), QStringLiteral("429 from orders, try 3, next in 4 s"));
        job.state = JobState::Stopped;
        QCOMPARE(reasonLine(job, fixture::now), QStringLiteral("may stop for 37 h"));
        job.state = JobState::Streaming;
        job.recoveredAt = fixture::now;
        QVERIFY(reasonLine(job, fixture::now).startsWith(QStringLiteral("recovered ")));
    }

    void isSpokenInWords() {
        QCOMPARE(spokenName(job(), JobState::Streaming),
                 QStringLiteral("publish, job, orders-db to bus, Streaming, lag 160 milliseconds"));
        QCOMPARE(spokenDuration(std::chrono::seconds(192)), QStringLiteral("3 minutes 12 seconds"));
        QCOMPARE(spokenDuration(std::chrono::milliseconds(1)), QStringLiteral("1 millisecond"));
    }

    void aDiagnosticNamesStateReasonAndPositions() {
        const auto snapshot = fixture::shopInTrouble();
        const auto text = diagnosticText(snapshot.jobs[2], snapshot);
        for (const auto* part : {"index is Retrying 3", "429", "shop.orders/0:1,204,331",
                                 "search: Elasticsearch 8.19.21", "may stop for: 37 h"}) {
            QVERIFY2(text.contains(QString::fromUtf8(part)), part);
        }
    }

    void aSystemThatTakesNoWritesIsMarked() {
        const auto snapshot = fixture::shopInTrouble();
        QVERIFY(systemLook(snapshot.systems[4], snapshot).tone == widgets::Tone::Warning);
        QVERIFY(systemLook(snapshot.systems[3], snapshot).tone == widgets::Tone::Healthy);
        QCOMPARE(behindMySql(snapshot.systems[4], snapshot)->mysql, QStringLiteral("orders-db"));
        QVERIFY(behindMySql(snapshot.systems[4], snapshot)->late);
        QVERIFY(!behindMySql(snapshot.systems[0], snapshot));
    }

    void versionsLoseTheirTail() {
        auto system = fixture::shop().systems[1];
        system.sample.version = "8.4.0-this-is-a-placeholder";
        QCOMPARE(productName(system), QStringLiteral("TiDB 8.4.0"));
        QCOMPARE(shortProductName(system), QStringLiteral("TiDB 8.4"));
    }
};

QTEST_GUILESS_MAIN(JobWordsTest)
#include "job_words_test.moc"
