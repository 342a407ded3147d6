#include "backend/watch/history.h"

#include "backend/watch/interest.h"
#include "backend/watch/window.h"

#include <QTest>

using namespace sluice;
using namespace sluice::watch;

namespace {

constexpr std::string_view jobs =
    "[connection.db]\n"
    "kind = \"mysql\"\n"
    "[connection.bus]\n"
    "kind = \"kafka\"\n"
    "brokers = [\"b:1\"]\n"
    "[connection.search]\n"
    "kind = \"elasticsearch\"\n"
    "urls = [\"http://s:1\"]\n"
    "[connection.redis]\n"
    "kind = \"redis\"\n"
    "[job.publish]\n"
    "source = { connection = \"db\", tables = [\"shop.*\", \"!shop.tmp_*\", \"crm.Leads\"] }\n"
    "sink = { connection = \"bus\" }\n"
    "[job.publish.table.\"crm.Leads\"]\n"
    "target = \"leads\"\n"
    "[job.index]\n"
    "source = { connection = \"bus\", topics = [\"shop.Orders\"] }\n"
    "sink = { connection = \"search\", index = \"{database}-{table}\" }\n"
    "[job.all]\n"
    "source = { connection = \"db\", tables = [\"shop.*\"] }\n"
    "sink = { connection = \"search\" }\n"
    "[job.cache]\n"
    "source = { connection = \"bus\", topics = [\"shop.customers\"], group = \"g\" }\n"
    "sink = { connection = \"redis\" }\n";

}  // namespace

class HistoryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsTheLastHour() {
        History history;
        const int extra = 7;
        const int count = static_cast<int>(History::length) + extra;
        for (int i = 0; i < count; ++i) history.add("job.a.lag", {fromMicros(i + 1), double(i)});
        const auto points = history.points("job.a.lag", {});
        QCOMPARE(points.size(), History::length);
        for (std::size_t i = 0; i < points.size(); ++i) QCOMPARE(points[i].value, double(i) + extra);
        QCOMPARE(history.points("job.a.lag", fromMicros(count - 2)).size(), std::size_t{2});
        QVERIFY(history.points("job.b.lag", {}).empty());
    }
    void aRestGrowsWhileItLasts() {
        History history;
        const auto at = [](int second) { return fromMicros(second * 1'000'000LL); };
        history.rest({at(10), at(20)});
        for (int second = 40; second < 50; ++second) history.rest({at(30), at(second), true});
        QCOMPARE(history.rests({}).size(), std::size_t{2});
        QVERIFY((history.rests(at(20)) == std::vector<Rest>{{at(30), at(49), true}}));
        history.rest({at(60), at(70)});
        history.rest({at(30), at(80), true});
        QCOMPARE(history.rests({}).size(), std::size_t{3});
    }
    void namesItsSeriesByPrefix() {
        History history;
        for (const auto* name : {"index.search.orders", "index.search.products", "index.other.x", "kafka.ends"})
            history.add(name, {fromMicros(1), 1});
        QCOMPARE(history.series("index.search."),
                 (std::vector<std::string>{"index.search.orders", "index.search.products"}));
        QVERIFY(history.series("redis.").empty());
    }
    void keepsMarksWithinBounds() {
        History history;
        for (int i = 1; i <= 1500; ++i) history.mark({fromMicros(i), "a", std::to_string(i), Mark::Kind::Restart});
        const auto marks = history.marks({});
        QCOMPARE(marks.size(), std::size_t{1000});
        QCOMPARE(marks.back().text, std::string("1500"));
        QCOMPARE(history.marks(fromMicros(1499)).size(), std::size_t{1});
    }
    void aRateForgetsWhatWasBeforeARestart() {
        Window window(std::chrono::seconds(10));
        const auto start = steadyNow();
        const auto at = [&](int seconds) { return start + std::chrono::seconds(seconds); };
        QVERIFY(window.add(at(0), 100));
        QVERIFY(!window.perSecond());
        QVERIFY(window.add(at(2), 300));
        QCOMPARE(window.perSecond().value_or(-1), 100.0);
        QVERIFY(!window.add(at(4), 10));
        QVERIFY(!window.perSecond());
        QVERIFY(window.add(at(6), 30));
        QCOMPARE(window.perSecond().value_or(-1), 10.0);
    }
    void aRateIsOverItsWindowOnly() {
        Window window(std::chrono::seconds(10));
        const auto start = steadyNow();
        for (int i = 0; i <= 100; ++i)
            window.add(start + std::chrono::seconds(i), static_cast<std::uint64_t>(i < 80 ? 0 : (i - 80) * 5));
        QCOMPARE(window.perSecond().value_or(-1), 5.0);
        QCOMPARE(window.grown().value_or(0), std::uint64_t{50});
    }
    void interestIsWhatTheFileSays() {
        const auto workspace = config::parseWorkspace(jobs, "a.toml");
        QVERIFY2(workspace, workspace ? "" : workspace.error().message.c_str());
        const auto interest = interestOf(*workspace);
        QCOMPARE(interest.topics, (std::set<NamedObject>{{"bus", "leads"}, {"bus", "shop.*"}}));
        QCOMPARE(interest.consumed,
                 (std::set<GroupTopic>{{"bus", "shop.Orders", "sluice-index"}, {"bus", "shop.customers", "g"}}));
        // `{table}` of `shop.*` would be every index there is: the engine names those when it knows them.
        QCOMPARE(interest.indices, (std::set<NamedObject>{{"search", "shop-orders"}}));
    }
};

QTEST_GUILESS_MAIN(HistoryTest)
#include "history_test.moc"
