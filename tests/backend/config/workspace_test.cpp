#include "backend/config/workspace.h"

#include "backend/config/secret.h"

#include <QTemporaryFile>
#include <QTest>

using namespace sluice;
using namespace sluice::config;

namespace {

const std::string shop = R"(
[workspace]
name = "shop"

[connection.orders-db]
kind = "mysql"
port = 13306
user = "sluice"
password = "env:ORDERS_PASSWORD"
tls = "required"
environment = "production"
read_only = true

[connection.bus]
kind = "kafka"
brokers = ["127.0.0.1:19092"]

[connection.cache]
kind = "redis"

[job.publish]
source = { connection = "orders-db", tables = ["shop.*", "!shop.tmp_*"], start = "snapshot" }
sink = { connection = "bus", format = "debezium" }
lag_objective = "2s"
on_error = "reject"

[job.cache]
source = { connection = "bus", topics = ["shop.customers"], start = { time = "2026-11-23T09:30:00Z" } }
transforms = [ { kind = "mask", columns = ["card"], with = "****" } ]
sink = { connection = "cache", shape = "json" }
[job.cache.table."shop.audit_log"]
key = ["host", "seq"]
operations = ["insert"]
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    return at == text.npos ? text : text.replace(at, from.size(), to);
}

}  // namespace

class WorkspaceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsConnectionsAndJobsInFileOrder();
    void keepsTheDefaultsOfTheContract();
    void refusesWithPlaceAndRemedy_data();
    void refusesWithPlaceAndRemedy();
    void tableSetsTakeAndTakeAway_data();
    void tableSetsTakeAndTakeAway();
    void secretsComeFromWhereTheFileSays();
    void unitsReadAndWrite();
};

void WorkspaceTest::readsConnectionsAndJobsInFileOrder() {
    const auto workspace = parseWorkspace(shop, "shop.toml");
    QVERIFY2(workspace.has_value(), workspace ? "" : workspace.error().message.c_str());
    QCOMPARE(workspace->name, std::string("shop"));
    QCOMPARE(workspace->connections.size(), 3u);
    QCOMPARE(workspace->connections[0].name, std::string("orders-db"));
    QVERIFY(workspace->connections[0].tls == Tls::Required);
    QCOMPARE(workspace->connections[2].effectivePort(), std::uint16_t{6379});
    QVERIFY(workspace->environment() == Environment::Production);
    QCOMPARE(workspace->jobs.size(), 2u);
    const auto& publish = workspace->jobs[0];
    QCOMPARE(publish.name, std::string("publish"));
    QCOMPARE(publish.lagObjective.value, std::chrono::milliseconds(2000));
    QCOMPARE(publish.onError, OnError::Reject);
    QVERIFY(std::holds_alternative<StartPoint::Snapshot>(publish.start.where));
    QVERIFY(publish.sourceTables.contains("shop", "orders"));
    QVERIFY(!publish.sourceTables.contains("shop", "tmp_x"));
    const auto& cache = workspace->jobs[1];
    QCOMPARE(toMicros(std::get<StartPoint::Time>(cache.start.where).time), 1'795'426'200'000'000);
    QCOMPARE(cache.transforms.size(), 1u);
    QCOMPARE(cache.optionsOf("shop.audit_log")->key.size(), 2u);
}

void WorkspaceTest::keepsTheDefaultsOfTheContract() {
    const auto workspace = parseWorkspace(shop, "shop.toml");
    const auto& job = workspace->jobs[1];
    QVERIFY(job.enabled);
    QCOMPARE(job.lagObjective.value, std::chrono::milliseconds(5000));
    QCOMPARE(job.onError, OnError::Stop);
    QCOMPARE(job.lanes, 4u);
    QCOMPARE(job.retries, 10u);
    QCOMPARE(job.rateLimit.perSecond, 0u);
    QVERIFY(workspace->connections[2].tls == Tls::Preferred);
}

void WorkspaceTest::refusesWithPlaceAndRemedy_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QStringList>("says");
    QTest::newRow("broken TOML") << "[workspace]" << "[workspace" << QStringList{"shop.toml:2", "no TOML"};
    QTest::newRow("unknown key of a connection")
        << "tls = \"required\"" << "tsl = \"required\"" << QStringList{"shop.toml:10", "tsl", "Known:", "tls"};
    QTest::newRow("unknown section") << "[workspace]" << "[worksapce]"
                                     << QStringList{"[worksapce]", "Known: workspace"};
    QTest::newRow("wrong type") << "port = 13306" << "port = \"13306\"" << QStringList{"port", "whole number"};
    QTest::newRow("impossible port") << "port = 13306" << "port = 99999" << QStringList{"port", "65535"};
    QTest::newRow("unknown choice") << "tls = \"required\"" << "tls = \"yes\""
                                    << QStringList{"\"yes\"", "off, preferred, required, verify"};
    QTest::newRow("the password itself") << "env:ORDERS_PASSWORD" << "hunter2" << QStringList{"password", "env:NAME"};
    QTest::newRow("unknown kind") << "kind = \"redis\"" << "kind = \"memcached\"" << QStringList{"memcached", "redis"};
    QTest::newRow("no brokers") << "brokers = [\"127.0.0.1:19092\"]" << "" << QStringList{"brokers"};
    QTest::newRow("brokers of a redis") << "kind = \"redis\"" << "kind = \"redis\"\nbrokers = [\"x\"]"
                                        << QStringList{"brokers", "redis"};
    QTest::newRow("illegal name") << "[job.publish]" << "[job.Publish]" << QStringList{"Publish", "small letter"};
    QTest::newRow("unknown connection") << "{ connection = \"bus\", format" << "{ connection = \"buss\", format"
                                        << QStringList{"job.publish.sink", "buss"};
    QTest::newRow("no tables") << "tables = [\"shop.*\", \"!shop.tmp_*\"], " << "" << QStringList{"names no tables"};
    QTest::newRow("pattern without a dot") << "\"shop.*\"" << "\"shop\"" << QStringList{"DATABASE.TABLE"};
    QTest::newRow("wrong start") << "start = \"snapshot\"" << "start = \"sometime\""
                                 << QStringList{"sometime", "snapshot"};
    QTest::newRow("wrong time") << "2026-11-23T09:30:00Z" << "yesterday" << QStringList{"yesterday", "time"};
    QTest::newRow("wrong duration") << "\"2s\"" << "\"2 seconds\"" << QStringList{"lag_objective", "duration"};
    QTest::newRow("transform without kind") << "kind = \"mask\", " << "" << QStringList{"no kind"};
    QTest::newRow("unknown operation") << "[\"insert\"]" << "[\"upsert\"]"
                                       << QStringList{"upsert", "insert, update, delete"};
    QTest::newRow("unknown key of a job") << "on_error" << "onerror" << QStringList{"onerror", "on_error"};
}

void WorkspaceTest::refusesWithPlaceAndRemedy() {
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QStringList, says);
    const auto text = replaced(shop, from.toStdString(), to.toStdString());
    QVERIFY(text != shop);
    const auto workspace = parseWorkspace(text, "shop.toml");
    QVERIFY(!workspace.has_value());
    const auto message = QString::fromStdString(workspace.error().message);
    QVERIFY2(message.startsWith("shop.toml:"), qPrintable(message));
    QVERIFY2(!message.contains("hunter2"), "a password must not be in an error");
    for (const auto& part : says) QVERIFY2(message.contains(part), qPrintable(message));
}

void WorkspaceTest::tableSetsTakeAndTakeAway_data() {
    QTest::addColumn<QStringList>("patterns");
    QTest::addColumn<QString>("table");
    QTest::addColumn<bool>("in");
    QTest::newRow("star") << QStringList{"shop.*"} << "orders" << true;
    QTest::newRow("name") << QStringList{"shop.orders"} << "order_lines" << false;
    QTest::newRow("taken away") << QStringList{"shop.*", "!shop.tmp_*"} << "tmp_1" << false;
    QTest::newRow("given back") << QStringList{"shop.*", "!shop.tmp_*", "shop.tmp_1"} << "tmp_1" << true;
    QTest::newRow("star inside") << QStringList{"shop.o*s"} << "orders" << true;
    QTest::newRow("star needs the end") << QStringList{"shop.o*x"} << "orders" << false;
}

void WorkspaceTest::tableSetsTakeAndTakeAway() {
    QFETCH(QStringList, patterns);
    QFETCH(QString, table);
    QFETCH(bool, in);
    std::vector<std::string> list;
    for (const auto& pattern : patterns) list.push_back(pattern.toStdString());
    QCOMPARE(TableSet::parse(list)->contains("shop", table.toStdString()), in);
}

void WorkspaceTest::secretsComeFromWhereTheFileSays() {
    const Secrets secrets;
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("from a file\n");
    file.flush();
    qputenv("SLUICE_TEST_SECRET", "from env");
    QCOMPARE(*secrets.resolve("env:SLUICE_TEST_SECRET", "connection.x"), std::string("from env"));
    QCOMPARE(*secrets.resolve("file:" + file.fileName().toStdString(), "connection.x"), std::string("from a file"));
    QCOMPARE(*secrets.resolve("plain:a:b", "connection.x"), std::string("a:b"));
    const auto missing = secrets.resolve("env:SLUICE_NOT_SET", "connection.x");
    QVERIFY(!missing.has_value());
    QVERIFY(missing.error().message.find("SLUICE_NOT_SET") != std::string::npos);
    QVERIFY(!secrets.resolve("keyring", "connection.x").has_value());
}

void WorkspaceTest::unitsReadAndWrite() {
    QCOMPARE(parseDuration("500ms")->value, std::chrono::milliseconds(500));
    QCOMPARE(parseDuration("1h")->value, std::chrono::hours(1));
    QVERIFY(!parseDuration("1"));
    QVERIFY(!parseDuration("-1s"));
    QCOMPARE(parseByteSize("256KiB")->bytes, std::uint64_t{262144});
    QCOMPARE(parseRate("50000/s")->perSecond, std::uint64_t{50000});
    QVERIFY(!parseRate("0/s"));
    QCOMPARE(toString(Duration{std::chrono::minutes(90)}), std::string("90m"));
}

QTEST_GUILESS_MAIN(WorkspaceTest)
#include "workspace_test.moc"
