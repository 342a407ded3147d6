// The promise of the product, whole: four jobs under load, killed without warning, lose nothing and invent nothing.
#include "tests/support/shop_workspace.h"
#include "tests/support/systems.h"
#include "tests/support/truth/compare.h"

#include <csignal>

#include <QElapsedTimer>
#include <QTest>

using namespace sluice::test;

namespace {

constexpr int loadSeconds = 120;
constexpr int kills = 3;

void report(const std::vector<std::string>& differences) {
    for (const auto& sentence : differences) qWarning("%s", sentence.c_str());
}

}  // namespace

class FourJobsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRowArrivesThoughTheProcessIsKilled();
};

void FourJobsTest::everyRowArrivesThoughTheProcessIsKilled() {
    SLUICE_NEED(mysql, "orders-db");
    SLUICE_NEED(kafka, "bus");
    SLUICE_NEED(redis, "cache");
    SLUICE_NEED(elasticsearch, "search");
    SLUICE_NEED(tidb, "warehouse");
    const ShopWorkspace shop(mysql, kafka, redis, elasticsearch, tidb);

    QProcess load;
    load.setProcessChannelMode(QProcess::ForwardedChannels);
    load.start(QStringLiteral(SLUICE_PROGRAM),
               {"sandbox", "load", "--rate", "200", "--seconds", QString::number(loadSeconds)});
    QVERIFY(load.waitForStarted());
    auto run = shop.start();
    QVERIFY(run->waitForStarted());
    QElapsedTimer clock;
    clock.start();
    for (int kill = 1; kill <= kills; ++kill) {
        QTRY_VERIFY2_WITH_TIMEOUT(
            clock.elapsed() > kill * loadSeconds * 1000 / (kills + 1) || run->state() == QProcess::NotRunning,
            "the next kill is due", loadSeconds * 1000);
        QVERIFY2(run->state() == QProcess::Running, qPrintable("the jobs ended by themselves:\n" + shop.log()));
        ::kill(static_cast<pid_t>(run->processId()), SIGKILL);
        QVERIFY(run->waitForFinished(5000));
        run = shop.start();
        QVERIFY(run->waitForStarted());
    }
    QVERIFY(load.waitForFinished((loadSeconds + 60) * 1000));
    QCOMPARE(load.exitCode(), 0);
    ::kill(static_cast<pid_t>(run->processId()), SIGTERM);
    QVERIFY2(run->waitForFinished(10'000), "SIGTERM drains within 10 s");
    QVERIFY2(run->exitCode() == 0, qPrintable(shop.log()));

    // Kafka is filled first; what reads from it can only then be caught up with MySQL.
    QVERIFY2(shop.finish({"--until-caught-up", "--job", "publish", "--job", "replicate"}, 240) == 0,
             qPrintable(shop.log()));
    QVERIFY2(shop.finish({"--until-caught-up", "--job", "cache", "--job", "index"}, 240) == 0, qPrintable(shop.log()));

    truth::Sql source(mysql, mysql.account("everything"));
    truth::Sql target(tidb, tidb.account("everything"));
    std::size_t rows = 0, wrong = 0;
    const auto judge = [&](const char* what, const std::vector<std::string>& differences) {
        if (!differences.empty()) qWarning("%s:", what);
        report(differences);
        wrong += differences.size();
    };
    for (const auto& name : truth::tablesOf(source, "shop")) {
        const auto table = truth::readTable(source, "shop", name);
        rows += table.rows.size();
        if (!table.key.empty())
            judge("TiDB", truth::differences(table, truth::readTableLike(target, shop.tidbDatabase(), table)));
        const auto fold = truth::foldedTopic(kafka, shop.topic(name));
        judge("Kafka", fold.unreadable);
        if (!table.key.empty()) judge("Kafka", truth::differences(table, fold.live, truth::isDebeziumValue));
        if (name == "customers")
            judge("Redis",
                  truth::differences(table, truth::redisDocuments(redis, shop.redisPrefix(name)), truth::isFlatValue));
        if (name == "orders" || name == "products") {
            const auto documents = truth::elasticsearchDocuments(elasticsearch, shop.index(name));
            judge("Elasticsearch", truth::differences(table, documents, truth::isFlatValue, {"card", "internal_note"}));
            for (const auto& [id, document] : documents) {
                if (document.contains("internal_note"))
                    judge("Elasticsearch", {id + " holds internal_note, which is dropped"});
                if (document.contains("card") && document["card"] != "****" && !document["card"].isNull())
                    judge("Elasticsearch", {id + " shows a card, which is masked"});
            }
        }
    }
    qInfo("compared %zu rows with TiDB, Kafka, Redis and Elasticsearch: %zu differences", rows, wrong);
    QVERIFY(rows > 100'000);
    QCOMPARE(wrong, std::size_t{0});
}

QTEST_GUILESS_MAIN(FourJobsTest)
#include "four_jobs_test.moc"
