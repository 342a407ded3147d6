// Activity begins with what the store kept; where another process runs the jobs, it goes on with what that one says.
#include "ui/bridge/activity_model.h"

#include "tests/ui/shop_fixture.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace sluice;
using namespace sluice::ui;

namespace {

EngineEvent newsAt(int second, const char* text) {
    return {fixture::now + std::chrono::seconds(second), EngineEvent::Kind::State, "publish", text, "", 0};
}

}  // namespace

class ActivityModelTest : public QObject {
    Q_OBJECT

    static QStringList lines(const ActivityModel& model) {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(model.index(row, ActivityModel::Text).data().toString());
        return all;
    }

private Q_SLOTS:
    void whatTheStoreKeptStandsBeforeWhatHappensNow() {
        fixture::Bench bench;
        bench.show(fixture::shop());
        bench.news = {newsAt(0, "started"), newsAt(1, "streams")};
        auto door = bench.door();
        // The store has what this window sees, too.
        door.activity = [](const std::string& subject, std::size_t) -> Result<std::vector<EngineEvent>> {
            return subject.empty() ? std::vector{newsAt(-60, "was stopped"), newsAt(0, "started"), newsAt(1, "streams")}
                                   : std::vector<EngineEvent>();
        };
        EngineMonitor monitor;
        ActivityModel model(monitor);
        const QAbstractItemModelTester tester(&model);
        monitor.attach(door);
        QTRY_COMPARE(lines(model), QStringList({"was stopped", "started", "streams"}));
        bench.news = {newsAt(2, "lags")};
        monitor.poll();
        QCOMPARE(lines(model), QStringList({"was stopped", "started", "streams", "lags"}));
    }

    void whatAnotherProcessSaysIsFollowed() {
        fixture::Bench bench;
        bench.show(fixture::shop());
        auto said = std::make_shared<Monitor<std::vector<EngineEvent>>>();
        said->with([](auto& all) { all = {newsAt(-60, "was stopped"), newsAt(0, "started")}; });
        auto door = bench.door();
        door.post = {};
        door.activity = [said](const std::string&, std::size_t) -> Result<std::vector<EngineEvent>> {
            return said->read([](const auto& all) { return all; });
        };
        EngineMonitor monitor;
        ActivityModel model(monitor);
        monitor.attach(door);
        QTRY_COMPARE(lines(model), QStringList({"was stopped", "started"}));
        said->with([](auto& all) { all.push_back(newsAt(5, "lags")); });
        QTRY_COMPARE(lines(model), QStringList({"was stopped", "started", "lags"}));
        said->with([](auto& all) { all.push_back(newsAt(9, "streams")); });
        QTRY_COMPARE(lines(model), QStringList({"was stopped", "started", "lags", "streams"}));
    }
};

QTEST_GUILESS_MAIN(ActivityModelTest)
#include "activity_model_test.moc"
