// What the list of connections says: groups, who uses what, and never a secret.
#include "ui/pages/connections/entries.h"

#include "tests/ui/shop_fixture.h"
#include "ui/pages/connections/connection_facts.h"

#include <QTest>

using namespace sluice;
using namespace sluice::ui::pages::connections;

namespace {

constexpr auto file = R"(
[connection.orders-db]
kind = "mysql"
user = "sluice"
password = "plain:hunter2"
read_only = true
environment = "production"

[connection.bus]
kind = "kafka"
brokers = ["127.0.0.1:9092"]
environment = "staging"

[connection.types]
kind = "mysql"
password = "env:TYPES"

[connection.cache]
kind = "redis"

[job.publish]
source = { connection = "orders-db", tables = ["shop.*"] }
sink = { connection = "bus" }

[job.cache]
source = { connection = "bus", topics = ["shop.orders"], types = "types" }
sink = { connection = "cache" }
)";

}  // namespace

class EntriesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMostDangerousEnvironmentComesFirst() {
        const auto workspace = config::parseWorkspace(file, "shop.toml");
        QVERIFY2(workspace, workspace ? "" : workspace.error().message.c_str());
        const auto groups = groupsOf(*workspace, nullptr);
        QCOMPARE(groups.size(), 3);
        QVERIFY(groups[0].environment == config::Environment::Production);
        QVERIFY(groups[1].environment == config::Environment::Staging);
        QVERIFY(groups[2].environment == config::Environment::Development);
        QCOMPARE(groups[2].entries.size(), 2);
        QCOMPARE(groups[0].entries[0].product, QStringLiteral("MySQL"));
    }

    void jobsThatUseAConnectionAreNamed_data() {
        QTest::addColumn<QString>("connection");
        QTest::addColumn<QStringList>("jobs");
        QTest::newRow("source") << "orders-db" << QStringList("publish");
        QTest::newRow("source and sink") << "bus" << QStringList({"publish", "cache"});
        QTest::newRow("column types") << "types" << QStringList("cache");
        QTest::newRow("nobody") << "nothing" << QStringList();
    }
    void jobsThatUseAConnectionAreNamed() {
        QFETCH(QString, connection);
        QFETCH(QStringList, jobs);
        const auto workspace = config::parseWorkspace(file, "shop.toml");
        QVERIFY(workspace);
        QCOMPARE(jobsUsing(*workspace, connection.toStdString()), jobs);
    }

    void aSystemThatAnswersSaysItsVersion() {
        const auto snapshot = fixture::shop();
        const auto groups = groupsOf(workspaceOf(snapshot), &snapshot);
        QCOMPARE(groups.size(), 1);
        QCOMPARE(groups[0].entries[0].product, QStringLiteral("MySQL 9.7.4"));
        QCOMPARE(groups[0].entries[0].jobs, QStringList({"replicate", "publish"}));
        QVERIFY(groups[0].entries[0].problem.isEmpty());
    }

    void aSystemThatIsGoneSaysWhy() {
        const auto snapshot = fixture::shopBroken();
        const auto groups = groupsOf(workspaceOf(snapshot), &snapshot);
        QVERIFY(groups[0].entries[0].problem.contains("connection refused"));
    }

    void noFactHoldsASecret() {
        const auto workspace = config::parseWorkspace(file, "shop.toml");
        QVERIFY(workspace);
        for (const auto& group : groupsOf(*workspace, nullptr))
            for (const auto& entry : group.entries)
                for (const auto& [label, value] : factsOf(entry)) QVERIFY(!value.contains("hunter2"));
    }

    void thePlaceOfAPasswordIsSaid_data() {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("words");
        QTest::newRow("none") << "" << "no password";
        QTest::newRow("keyring") << "keyring" << "password in the keyring";
        QTest::newRow("env") << "env:PW" << "password in the variable PW";
        QTest::newRow("file") << "file:/run/a:b" << "password in the file /run/a:b";
        QTest::newRow("plain") << "plain:x" << "password in the workspace file, for every reader of it";
    }
    void thePlaceOfAPasswordIsSaid() {
        QFETCH(QString, said);
        QFETCH(QString, words);
        QCOMPARE(passwordPlace(said.toStdString()), words);
    }
};

QTEST_GUILESS_MAIN(EntriesTest)
#include "entries_test.moc"
