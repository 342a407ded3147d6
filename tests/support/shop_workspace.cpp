#include "tests/support/shop_workspace.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <fmt/format.h>

namespace sluice::test {

ShopWorkspace::ShopWorkspace(const System& mysql, const System& kafka, const System& redis, const System& elasticsearch,
                             const System& tidb)
    : m_prefix(fmt::format("t{}", QDateTime::currentMSecsSinceEpoch() % 100'000'000)) {
    const auto text = fmt::format(
        R"([workspace]
name = "shop"
[connection.orders-db]
kind = "mysql"
host = "{mysqlHost}"
port = {mysqlPort}
user = "{mysqlUser}"
password = "env:SLUICE_TEST_MYSQL_PASSWORD"
read_only = true
[connection.warehouse]
kind = "tidb"
host = "{tidbHost}"
port = {tidbPort}
user = "{tidbUser}"
password = "env:SLUICE_TEST_TIDB_PASSWORD"
[connection.bus]
kind = "kafka"
brokers = ["{kafka}"]
[connection.cache]
kind = "redis"
host = "{redisHost}"
port = {redisPort}
[connection.search]
kind = "elasticsearch"
urls = ["{elasticsearch}"]

[job.replicate]
source = {{ connection = "orders-db", tables = ["shop.*", "!shop.audit_log"], start = "snapshot" }}
sink = {{ connection = "warehouse", database = "{prefix}_{{database}}", create_tables = true, on_ddl = "apply" }}
[job.publish]
source = {{ connection = "orders-db", tables = ["shop.*"], start = "snapshot" }}
sink = {{ connection = "bus", format = "debezium", topic = "{prefix}.{{database}}.{{table}}", compression = "lz4" }}
[job.cache]
source = {{ connection = "bus", topics = ["{prefix}.shop.customers"], group = "{prefix}-cache", format = "debezium", start = "earliest" }}
sink = {{ connection = "cache", shape = "json", key = "{prefix}:{{table}}:{{primary_key}}", ttl = "1h" }}
[job.index]
source = {{ connection = "bus", topics = ["{prefix}.shop.orders", "{prefix}.shop.products"], group = "{prefix}-index", format = "debezium", start = "earliest" }}
transforms = [
  {{ kind = "mask", tables = ["shop.orders"], columns = ["card"], with = "****" }},
  {{ kind = "drop", tables = ["shop.orders"], columns = ["internal_note"] }},
]
sink = {{ connection = "search", index = "{prefix}-{{table}}", id = "{{primary_key}}" }}
)",
        fmt::arg("mysqlHost", mysql.host), fmt::arg("mysqlPort", mysql.port), fmt::arg("mysqlUser", mysql.user),
        fmt::arg("tidbHost", tidb.host), fmt::arg("tidbPort", tidb.port), fmt::arg("tidbUser", tidb.user),
        fmt::arg("kafka", kafka.address()), fmt::arg("redisHost", redis.host), fmt::arg("redisPort", redis.port),
        fmt::arg("elasticsearch", elasticsearch.url()), fmt::arg("prefix", m_prefix));
    qputenv("SLUICE_TEST_MYSQL_PASSWORD", QByteArray::fromStdString(mysql.password));
    qputenv("SLUICE_TEST_TIDB_PASSWORD", QByteArray::fromStdString(tidb.password));
    QFile out(file());
    if (out.open(QIODevice::WriteOnly)) out.write(QByteArray::fromStdString(text));
}

std::unique_ptr<QProcess> ShopWorkspace::start(const QStringList& words) const {
    auto process = std::make_unique<QProcess>();
    process->setStandardErrorFile(m_folder.filePath("log"), QIODevice::Append);
    process->setStandardOutputFile(QProcess::nullDevice());
    process->start(QStringLiteral(SLUICE_PROGRAM), QStringList{"run", file(), "--state", state()} + words);
    return process;
}

int ShopWorkspace::finish(const QStringList& words, int seconds) const {
    const auto process = start(words);
    if (!process->waitForFinished(seconds * 1000)) {
        process->kill();
        process->waitForFinished();
        return -1;
    }
    return process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -1;
}

QString ShopWorkspace::log() const {
    QFile in(m_folder.filePath("log"));
    return in.open(QIODevice::ReadOnly) ? QString::fromUtf8(in.readAll().right(6000)) : QString();
}

}  // namespace sluice::test
