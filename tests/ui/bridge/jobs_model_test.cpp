#include "ui/bridge/jobs_model.h"

#include "tests/ui/shop_fixture.h"
#include "widgets/form/table.h"
#include "widgets/theme/theme.h"

#include <algorithm>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using namespace sluice::ui;

class JobsModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheRulesOfAModel() {
        fixture::Bench bench;
        bench.show(fixture::shop());
        EngineMonitor monitor;
        EngineControl control(monitor);
        JobsModel model(monitor, control);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        monitor.attach(bench.door());
        QCOMPARE(model.rowCount(), 4);
        auto fewer = fixture::shop();
        fewer.jobs.pop_back();
        bench.show(fewer);
        monitor.poll();
        QCOMPARE(model.rowCount(), 3);
        monitor.detach();
        QCOMPARE(model.rowCount(), 0);
    }

    void touchesOnlyRowsWhoseJobChanged() {
        fixture::Bench bench;
        bench.show(fixture::shop());
        EngineMonitor monitor;
        EngineControl control(monitor);
        JobsModel model(monitor, control);
        monitor.attach(bench.door());
        QSignalSpy spy(&model, &QAbstractItemModel::dataChanged);
        auto next = fixture::shop();
        next.jobs[2].generation = 2;
        next.jobs[2].state = JobState::Lagging;
        bench.show(next);
        monitor.poll();
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.first().first().toModelIndex().row(), 2);
        QCOMPARE(model.index(2, JobsModel::State).data().toString(), QStringLiteral("Lagging"));
        QCOMPARE(model.index(2, JobsModel::State).data(widgets::ToneRole).toInt(), int(widgets::Tone::Warning));
    }

    void saysTheRow() {
        fixture::Bench bench;
        bench.show(fixture::shop());
        EngineMonitor monitor;
        EngineControl control(monitor);
        JobsModel model(monitor, control);
        monitor.attach(bench.door());
        const auto text = [&](int column) { return model.index(0, column).data().toString(); };
        QCOMPARE(text(JobsModel::Name), QStringLiteral("replicate"));
        QCOMPARE(text(JobsModel::State), QStringLiteral("Streaming"));
        QCOMPARE(text(JobsModel::Path), QStringLiteral("orders-db → warehouse"));
        QCOMPARE(text(JobsModel::Lag), QStringLiteral("180 ms"));
        QCOMPARE(text(JobsModel::RowsPerSecond), QStringLiteral("3.1 k rows/s"));
        QCOMPARE(text(JobsModel::ResumeWindow), QStringLiteral("37 h"));
    }

    void readsTheTrendOfTheRange() {
        fixture::Bench bench;
        bench.show(fixture::shop());
        fixture::fill(bench.history);
        EngineMonitor monitor;
        EngineControl control(monitor);
        JobsModel model(monitor, control);
        monitor.attach(bench.door());
        model.loadTrends(std::chrono::seconds(300), {});
        const auto trend = model.index(1, JobsModel::Lag).data(widgets::ValuesRole).value<QList<double>>();
        QCOMPARE(trend.size(), 80);
        const auto last = bench.history.points("job.publish.lag", fixture::now - std::chrono::seconds(4));
        QCOMPARE(trend.last(), std::ranges::max(last, {}, &watch::Point::value).value);
    }
};

QTEST_GUILESS_MAIN(JobsModelTest)
#include "jobs_model_test.moc"
