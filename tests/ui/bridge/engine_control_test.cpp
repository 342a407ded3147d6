#include "ui/bridge/engine_control.h"

#include "tests/ui/shop_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using namespace sluice::ui;

class EngineControlTest : public QObject {
    Q_OBJECT

private:
    struct Stage {
        fixture::Bench bench;
        EngineMonitor monitor;
        EngineControl control{monitor};
        QSignalSpy results{&control, &EngineControl::finished};
        EngineSnapshot snapshot = fixture::shop();
        Stage() {
            bench.show(snapshot);
            monitor.attach(bench.door());
            control.setPost(bench.door().post);
        }
        void advance(JobState state, std::chrono::seconds by, const std::string& reason = {}) {
            snapshot.at += by;
            auto& job = snapshot.jobs[1];
            if (job.state != state) job.since = snapshot.at;
            if (state == JobState::Streaming) job.startedAt = snapshot.at;
            job.state = state;
            job.reason = reason;
            ++job.generation;
            bench.show(snapshot);
            monitor.poll();
        }
        CommandResult result() const { return results.last().first().value<CommandResult>(); }
    };

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<CommandResult>(); }

    void aCommandShowsAtOnceAndEndsWhenTheJobIsSo() {
        Stage stage;
        stage.control.command(JobCommand::Stop, {QStringLiteral("publish")});
        QCOMPARE(stage.bench.posted.size(), std::size_t{1});
        QVERIFY(stage.bench.posted[0].first == JobCommand::Stop);
        QVERIFY(stage.control.shownState(*stage.monitor.snapshot()->job("publish")) == JobState::Stopping);
        QVERIFY(!stage.control.pending("index"));
        stage.advance(JobState::Stopping, std::chrono::seconds(1));
        QCOMPARE(stage.results.count(), 0);
        stage.advance(JobState::Stopped, std::chrono::seconds(1));
        QCOMPARE(stage.results.count(), 1);
        QVERIFY(stage.result().outcome == CommandResult::Outcome::Done);
        QCOMPARE(stage.result().sentence, QStringLiteral("publish is stopped and may stay so for 37 h"));
        QVERIFY(!stage.control.pending("publish"));
    }

    void aFailedStartSaysWhy() {
        Stage stage;
        stage.advance(JobState::Failed, std::chrono::seconds(1), "bus has no topic shop.orders; create it");
        stage.control.command(JobCommand::Start, {QStringLiteral("publish")});
        stage.monitor.poll();
        QCOMPARE(stage.results.count(), 0);  // that failure is the old one
        stage.advance(JobState::Starting, std::chrono::seconds(1));
        stage.advance(JobState::Failed, std::chrono::seconds(1), "bus has no topic shop.orders; create it");
        QCOMPARE(stage.results.count(), 1);
        QVERIFY(stage.result().outcome == CommandResult::Outcome::Failed);
        QCOMPARE(stage.result().sentence, QStringLiteral("publish is Failed: bus has no topic shop.orders; create it"));
    }

    void patienceEnds() {
        Stage stage;
        stage.control.command(JobCommand::Pause, {QStringLiteral("publish")});
        stage.advance(JobState::Stopping, std::chrono::seconds(29), "a write to bus is not done");
        QCOMPARE(stage.results.count(), 0);
        stage.advance(JobState::Stopping, std::chrono::seconds(2), "a write to bus is not done");
        QCOMPARE(stage.results.count(), 1);
        QVERIFY(stage.result().outcome == CommandResult::Outcome::TookLong);
    }

    void aRestartIsDoneWhenTheJobBeganAnew() {
        Stage stage;
        stage.control.command(JobCommand::Restart, {QStringLiteral("publish")});
        stage.monitor.poll();
        QCOMPARE(stage.results.count(), 0);
        stage.advance(JobState::Restarting, std::chrono::seconds(1));
        stage.advance(JobState::Streaming, std::chrono::seconds(2));
        QCOMPARE(stage.results.count(), 1);
        QVERIFY(stage.result().outcome == CommandResult::Outcome::Done);
    }

    void whoOnlyLooksOnIsTold() {
        Stage stage;
        stage.control.setPost({});
        stage.control.command(JobCommand::Start, {QStringLiteral("publish")});
        QCOMPARE(stage.results.count(), 1);
        QVERIFY(stage.result().outcome == CommandResult::Outcome::Failed);
    }
};

QTEST_GUILESS_MAIN(EngineControlTest)
#include "engine_control_test.moc"
