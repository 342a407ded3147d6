#include "tests/support/shop_workspace.h"

#include "tests/support/workspace_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <fmt/format.h>

namespace sluice::test {

ShopWorkspace::ShopWorkspace(const System& mysql, const System& kafka, const System& redis, const System& elasticsearch,
                             const System& tidb)
    : m_prefix(fmt::format("t{}", QDateTime::currentMSecsSinceEpoch() % 100'000'000)) {
    WorkspaceText text(m_prefix);
    text.set("workspace", "name", "\"shop\"");
    text.connect("orders-db", mysql, "reads_and_replicates");
    text.set("connection.orders-db", "read_only", "true");
    text.connect("warehouse", tidb);
    text.connect("bus", kafka);
    text.connect("cache", redis);
    text.connect("search", elasticsearch);
    const auto job = [&](const char* name, const char* source, const char* sink) {
        text.set(std::string("job.") + name, "source", source);
        text.set(std::string("job.") + name, "sink", sink);
    };
    job("replicate", R"({ connection = "orders-db", tables = ["shop.*", "!shop.audit_log"], start = "snapshot" })",
        R"({ connection = "warehouse", database = "@_{database}", create_tables = true, on_ddl = "apply" })");
    job("publish", R"({ connection = "orders-db", tables = ["shop.*"], start = "snapshot" })",
        R"({ connection = "bus", format = "debezium", topic = "@.{database}.{table}", compression = "lz4" })");
    job("cache",
        R"({ connection = "bus", topics = ["@.shop.customers"], group = "@-cache", format = "debezium", start = "earliest" })",
        R"({ connection = "cache", shape = "json", key = "@:{table}:{primary_key}", ttl = "1h" })");
    job("index",
        R"({ connection = "bus", topics = ["@.shop.orders", "@.shop.products"], group = "@-index", format = "debezium", start = "earliest" })",
        R"({ connection = "search", index = "@-{table}", id = "{primary_key}" })");
    text.set("job.index", "transforms", R"([
  { kind = "mask", tables = ["shop.orders"], columns = ["card"], with = "****" },
  { kind = "drop", tables = ["shop.orders"], columns = ["internal_note"] },
])");
    text.save(file());
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
