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

    void many_data() {
        QTest::addColumn<int>("jobs");
        QTest::newRow("1") << 1;
        QTest::newRow("12") << 12;
        QTest::newRow("50") << 50;
    }
    void many() {
        QFETCH(int, jobs);
        auto snapshot = fixture::shop();
        const auto one = snapshot.jobs;
        snapshot.jobs.clear();
        for (int i = 0; i < jobs; ++i) {
            auto job = one[static_cast<std::size_t>(jobs == 1 ? 1 : i % 4)];
            job.name += jobs == 1 ? std::string() : "-" + std::to_string(i / 4 + 1);
            if (i % 17 == 16) {
                job.state = JobState::Lagging;
                job.reason = "takes more time to write than changes take to come";
                job.lagMaxMicros = 12'400'000;
            }
            snapshot.jobs.push_back(job);
        }
        if (jobs == 1) snapshot.systems.resize(3);
        fixture::Bench bench;
        bench.show(snapshot);
        MainWindow window({});
        window.attach(bench.door());
        shoot(window, QStringLiteral("pipeline"), QStringLiteral("pipeline-%1jobs").arg(jobs));
    }

    void sandbox() {
        // A stand-in for the command, which says what the real one says.
        const auto script = m_folder.filePath(QStringLiteral("sandbox.sh"));
        QFile file(script);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"sh(#!/bin/sh
case "$1" in
status) cat <<END
{"systems": [
 {"name": "orders-db", "kind": "mysql", "version": "", "state": "stopped", "reason": "", "cached": true, "download_mb": 66, "disk_mb": 900, "memory_mb": 560, "minutes": 1, "log": "/tmp/orders-db.log"},
 {"name": "bus", "kind": "kafka", "version": "", "state": "stopped", "reason": "", "cached": false, "download_mb": 54, "disk_mb": 200, "memory_mb": 400, "minutes": 1, "log": "/tmp/bus.log"},
 {"name": "search", "kind": "elasticsearch", "version": "", "state": "unavailable", "reason": "no Java 17 on this machine; apt-get install openjdk-17-jre-headless", "cached": false, "download_mb": 107, "disk_mb": 400, "memory_mb": 800, "minutes": 1, "log": ""},
 {"name": "cache", "kind": "redis", "version": "", "state": "stopped", "reason": "", "cached": true, "download_mb": 2, "disk_mb": 50, "memory_mb": 30, "minutes": 0, "log": "/tmp/cache.log"},
 {"name": "warehouse", "kind": "tidb", "version": "", "state": "stopped", "reason": "", "cached": false, "download_mb": 700, "disk_mb": 4500, "memory_mb": 600, "minutes": 9, "log": "/tmp/warehouse.log"}]}
END
;;
up) cat <<END
{"system":"orders-db","state":"answering","detail":"mysql 9.7.4 on 127.0.0.1:13306","reason":"","elapsed_s":4}
{"system":"bus","state":"downloading","detail":"31 of 54 MB","reason":"","elapsed_s":12,"progress":0.57}
{"system":"cache","state":"answering","detail":"redis 7.0 on 127.0.0.1:16379","reason":"","elapsed_s":1}
{"system":"warehouse","state":"building","detail":"","reason":"joins in about 9 min","elapsed_s":12}
END
exec sleep 30;;
esac
)sh");
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QStringList opened;
        MainWindow window(Host{[&](const QString& workspace) { opened.append(workspace); },
                               {},
                               {},
                               {script},
                               QStringLiteral("/shop.toml"),
                               {}});
        window.show();
        window.openPage(QStringLiteral("welcome:sandbox"));
        const auto button = [&](const char* name) {
            return window.findChild<QAbstractButton*>(QString::fromLatin1(name));
        };
        QTRY_VERIFY(window.findChild<QAbstractButton*>(QStringLiteral("sandbox.tick.bus")) != nullptr);
        QVERIFY(!button("sandbox.tick.search")->isEnabled());
        shoot(window, QStringLiteral("welcome:sandbox"), QStringLiteral("sandbox-offer"));
        QTRY_VERIFY(button("sandbox.start")->isEnabled());
        button("sandbox.start")->click();
        QTRY_COMPARE(opened, QStringList{QStringLiteral("/shop.toml")});
        QVERIFY(button("sandbox.open")->isVisible());
        shoot(window, QStringLiteral("welcome:sandbox"), QStringLiteral("sandbox-running"));
        button("sandbox.stop")->click();
        QTRY_VERIFY(!button("sandbox.stop")->isVisible());
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
        MainWindow window(Host{[](const QString&) {}, {}, {}, {}, {}, {}});
        window.attach(bench.door());
        shoot(window, QStringLiteral("pipeline"), QStringLiteral("pipeline-nojobs"));
        shoot(window, QStringLiteral("jobs"), QStringLiteral("jobs-empty"));
        shoot(window, QStringLiteral("activity"), QStringLiteral("activity-empty"));
        nothing.systems.clear();
        bench.show(nothing);
        shoot(window, QStringLiteral("pipeline"), QStringLiteral("pipeline-empty"));
    }

    void welcome() {
        MainWindow window(Host{
            [](const QString&) {}, {}, {}, {QStringLiteral("/nowhere/sluice"), QStringLiteral("sandbox")}, {}, {}});
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
