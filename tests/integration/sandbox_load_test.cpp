#include "backend/services/mysql/connection.h"
#include "tests/support/systems.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace sluice;

/// `sluice sandbox load` on the test systems.
class SandboxLoadTest : public QObject {
    Q_OBJECT

    std::unique_ptr<services::mysql::Connection> m_mysql;

    std::uint64_t one(const char* sql) {
        const auto rows = m_mysql->query(sql);
        return rows ? rows->number(0, std::size_t(0)) : 0;
    }

private Q_SLOTS:
    void initTestCase() {
        SLUICE_NEED(mysql, "orders-db");
        const test::Account admin = mysql.account("everything");
        config::Connection where;
        where.name = mysql.name;
        where.kind = mysql.kind;
        where.host = mysql.host;
        where.port = std::uint16_t(mysql.port);
        where.user = admin.user;
        auto opened = services::mysql::Connection::open(where, admin.password, {.database = "shop"}, {});
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        m_mysql = std::move(*opened);
    }

    void changesTheShopAndTellsTheTotals() {
        const std::uint64_t orders = one("SELECT MAX(id) FROM orders");
        const std::uint64_t views = one("SELECT MAX(id) FROM product_views");
        QProcess load;
        load.start(SLUICE_PROGRAM, {"sandbox", "load", "--rate", "200", "--seconds", "5", "--json"});
        QVERIFY(load.waitForFinished(30'000));
        QCOMPARE(load.exitCode(), 0);
        const QJsonObject totals = QJsonDocument::fromJson(load.readAllStandardOutput()).object();
        QVERIFY2(totals["changes"].toInt() > 200, qPrintable(QString::number(totals["changes"].toInt())));
        QCOMPARE(totals["failed_writes"].toInt(), 0);
        QVERIFY(totals["cache_hits"].toInt() + totals["cache_misses"].toInt() > 50);
        QVERIFY(one("SELECT MAX(id) FROM orders") > orders);
        QVERIFY(one("SELECT MAX(id) FROM product_views") > views);
    }

    void onlyOneRunsAtATimeAndItEndsWhenItIsTold() {
        QProcess load;
        load.start(SLUICE_PROGRAM, {"sandbox", "load", "--rate", "50", "--seconds", "600", "--json"});
        QTRY_VERIFY_WITH_TIMEOUT(one("SELECT IS_USED_LOCK('sluice sandbox load') IS NOT NULL") == 1, 15'000);
        QProcess second;
        second.start(SLUICE_PROGRAM, {"sandbox", "load", "--seconds", "5"});
        QVERIFY(second.waitForFinished(30'000));
        QCOMPARE(second.exitCode(), 1);
        QVERIFY(second.readAllStandardError().contains("another load runs on orders-db"));

        QElapsedTimer clock;
        clock.start();
        load.terminate();
        QVERIFY(load.waitForFinished(10'000));
        QVERIFY(clock.elapsed() < 5'000);
        QVERIFY(QJsonDocument::fromJson(load.readAllStandardOutput()).object().contains("changes"));
    }
};

QTEST_GUILESS_MAIN(SandboxLoadTest)
#include "sandbox_load_test.moc"
