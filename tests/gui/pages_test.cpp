// Every page, full, in trouble, broken and empty, in both themes and both sizes. The pictures go to the build folder,
// to be looked at.
#include "tests/ui/shop_fixture.h"
#include "ui/shell/main_window.h"
#include "ui/shell/render.h"
#include "widgets/theme/appearance.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QTest>

using namespace sluice;
using namespace sluice::ui;

class PagesTest : public QObject {
    Q_OBJECT

private:
    QDir m_folder;

    static std::vector<EngineEvent> news() {
        using Kind = EngineEvent::Kind;
        const auto at = [](int seconds) { return fixture::now - std::chrono::seconds(seconds); };
        return {{at(25'200), Kind::Action, "publish", "publish was started", "start publish", 0},
                {at(25'199), Kind::State, "publish", "publish is Snapshot", "", 0},
                {at(24'900), Kind::State, "publish", "publish is Streaming", "", 1},
                {at(24'100), Kind::Log, "bus", "bus: created topic shop.orders with 3 partitions", "", 0},
                {at(168), Kind::Error, "index", "search refuses writes to orders (429, write queue full)",
                 "POST /_bulk\n{\"error\":{\"type\":\"es_rejected_execution_exception\"}}", 3},
                {at(168), Kind::State, "index", "index is Retrying", "", 2}};
    }

    void shoot(MainWindow& window, const QString& page, const QString& name) {
        for (const auto* theme : {"dark", "light"}) {
            for (const auto& size : {QSize(1440, 900), QSize(1100, 700)}) {
                const auto image = renderPage(window, page, size, QString::fromLatin1(theme));
                QCOMPARE(image.size(), size);
                const auto file =
                    QStringLiteral("%1-%2-%3.png").arg(name, QString::fromLatin1(theme)).arg(size.width());
                QVERIFY(image.save(m_folder.filePath(file)));
            }
        }
    }

private Q_SLOTS:
    void initTestCase() {
        m_folder = QDir(QCoreApplication::applicationDirPath() + QStringLiteral("/shots"));
        QVERIFY(m_folder.mkpath(QStringLiteral(".")));
    }

    void full() {
        fixture::Bench bench;
        bench.show(fixture::shop());
        bench.news = news();
        fixture::fill(bench.history);
        MainWindow window({});
        window.attach(bench.door());
        for (const auto& page : {"pipeline", "jobs", "activity"})
            shoot(window, QString::fromLatin1(page), QStringLiteral("%1-full").arg(page));
    }

    void inTrouble() {
        fixture::Bench bench;
        bench.show(fixture::shopInTrouble());
        fixture::fill(bench.history, true);
        MainWindow window({});
        window.attach(bench.door());
        shoot(window, QStringLiteral("pipeline"), QStringLiteral("pipeline-trouble"));
        window.selection().selectJob(QStringLiteral("index"));
        shoot(window, QStringLiteral("pipeline"), QStringLiteral("pipeline-inspector"));
        shoot(window, QStringLiteral("jobs"), QStringLiteral("jobs-trouble"));
    }

    void broken() {
        fixture::Bench bench;
        bench.show(fixture::shopBroken());
        MainWindow window({});
        window.attach(bench.door());
        shoot(window, QStringLiteral("pipeline"), QStringLiteral("pipeline-broken"));
        shoot(window, QStringLiteral("jobs"), QStringLiteral("jobs-broken"));
    }

    void empty() {
        fixture::Bench bench;
        auto nothing = fixture::shop();
        nothing.jobs.clear();
        bench.show(nothing);
        MainWindow window(Host{[](const QString&) {}, {}, {}, {}, {}});
        window.attach(bench.door());
        shoot(window, QStringLiteral("pipeline"), QStringLiteral("pipeline-nojobs"));
        shoot(window, QStringLiteral("jobs"), QStringLiteral("jobs-empty"));
        shoot(window, QStringLiteral("activity"), QStringLiteral("activity-empty"));
        nothing.systems.clear();
        bench.show(nothing);
        shoot(window, QStringLiteral("pipeline"), QStringLiteral("pipeline-empty"));
    }

    void welcome() {
        MainWindow window(
            Host{[](const QString&) {}, {}, {QStringLiteral("/nowhere/sluice"), QStringLiteral("sandbox")}, {}, {}});
        shoot(window, QStringLiteral("welcome"), QStringLiteral("welcome"));
        window.showBroken(QStringLiteral("/home/ada/shop.toml"),
                          QStringLiteral("line 12, key connection.bus.kind: \"kafca\" is not a kind; kafka is"));
        shoot(window, QStringLiteral("welcome"), QStringLiteral("welcome-broken"));
    }
};

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    widgets::Appearance appearance;
    PagesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "pages_test.moc"
