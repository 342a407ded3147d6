#include "ui/words/system_facts.h"

#include "ui/words/system_words.h"

#include <numeric>

#include <QCoreApplication>

namespace sluice::ui {

namespace {

using Facts = QList<Evidence>;

QString tr(const char* text) {
    return QCoreApplication::translate("words", text);
}

QString from(const std::string& text) {
    return text.empty() ? missing : QString::fromStdString(text);
}

template <class T, class Say>
QString orMissing(const std::optional<T>& value, Say say) {
    return value ? say(*value) : missing;
}

void add(Facts& facts, const watch::MySqlSample& sample) {
    const auto status = QStringLiteral("SHOW BINARY LOG STATUS");
    facts.append({tr("head"), logPosition(QString::fromStdString(sample.head.file), sample.head.offset), status});
    facts.append({tr("GTID set"), from(sample.executed), status});
    facts.append({tr("log"), orMissing(sample.logBytesPerSecond, [](double value) { return byteRate(value).text(); }),
                  tr("Growth between two samples of the head")});
    const auto size = std::accumulate(sample.files.begin(), sample.files.end(), std::uint64_t{0},
                                      [](std::uint64_t sum, const auto& file) { return sum + file.second; });
    facts.append({tr("log files"),
                  sample.files.empty() ? missing
                                       : QStringLiteral("%1, %2").arg(
                                             counted(sample.files.size(), tr("file"), tr("files")), bytes(size).text()),
                  QStringLiteral("SHOW BINARY LOGS")});
    facts.append({tr("kept"), orMissing(sample.keptSeconds, [](std::int64_t value) { return window(value); }),
                  QStringLiteral("binlog_expire_logs_seconds")});
    facts.append({tr("clock offset"),
                  orMissing(sample.clockOffsetMicros,
                            [](std::int64_t value) {
                                return (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) +
                                       duration(std::chrono::microseconds(std::abs(value)));
                            }),
                  tr("Server clock − ours, from the smallest round trip")});
}

void add(Facts& facts, const watch::TiDbSample& sample) {
    facts.append({tr("tables"), orMissing(sample.tables, [](std::uint64_t value) { return grouped(value); }),
                  QStringLiteral("information_schema")});
}

void add(Facts& facts, const watch::KafkaSample& sample) {
    const auto perSecond = [](double value) { return rate(value, tr("msg")).text(); };
    facts.append({tr("brokers"), grouped(std::uint64_t{sample.brokers}), tr("Metadata request")});
    facts.append(
        {tr("topics of our jobs"), grouped(static_cast<std::uint64_t>(sample.topics.size())), tr("Metadata request")});
    facts.append(
        {tr("groups of our jobs"), grouped(static_cast<std::uint64_t>(sample.groups.size())), tr("Committed offsets")});
    facts.append({tr("in"), orMissing(sample.producedPerSecond, perSecond),
                  tr("Growth of the end offsets (read_committed), each topic once")});
    facts.append({tr("out"), orMissing(sample.consumedPerSecond, perSecond), tr("Growth of the committed offsets")});
    facts.append({tr("end offsets"), orMissing(sample.endSum, [](std::uint64_t value) { return grouped(value); }),
                  tr("Sum over topics and groups of our jobs")});
    facts.append({tr("committed offsets"),
                  orMissing(sample.committedSum, [](std::uint64_t value) { return grouped(value); }),
                  tr("Sum over the same")});
    facts.append({tr("lag"),
                  orMissing(sample.lagMessages,
                            [](std::uint64_t value) { return counted(value, tr("message"), tr("messages")); }),
                  tr("Their difference")});
}

void add(Facts& facts, const watch::RedisSample& sample) {
    facts.append({tr("role"), from(sample.role), QStringLiteral("INFO replication")});
    facts.append({tr("hit rate"), orMissing(sample.hitRatio, [](double value) { return percent(value).text(); }),
                  tr("Hits ÷ look-ups of the last 60 s, our own taken out")});
    facts.append({tr("look-ups"), orMissing(sample.lookupsPerSecond, [](double value) { return rate(value).text(); }),
                  QStringLiteral("INFO stats")});
    facts.append({tr("hits · misses"), grouped(sample.hits) + QStringLiteral(" · ") + grouped(sample.misses),
                  tr("INFO stats, since the server's start")});
    facts.append({tr("evictions"),
                  orMissing(sample.evictionsPerSecond, [](double value) { return rate(value).text(); }),
                  QStringLiteral("INFO stats")});
    facts.append({tr("memory"), bytesOf(sample.usedMemory, sample.maxMemory), QStringLiteral("INFO memory")});
}

void add(Facts& facts, const watch::ElasticsearchSample& sample) {
    facts.append({tr("health"), from(sample.health), QStringLiteral("_cluster/health")});
    facts.append({tr("documents"), orMissing(sample.documents, [](std::uint64_t value) { return grouped(value); }),
                  tr("Sum of _count")});
    facts.append({tr("indexing"),
                  orMissing(sample.indexedPerSecond, [](double value) { return rate(value, tr("docs")).text(); }),
                  QStringLiteral("_stats indexing.index_total")});
    for (const auto& index : sample.indices) {
        facts.append({QString::fromStdString(index.index),
                      orMissing(index.documents,
                                [](std::uint64_t value) { return counted(value, tr("document"), tr("documents")); }),
                      QStringLiteral("_count")});
    }
}

void add(Facts&, const std::monostate&) {}

}  // namespace

QList<Evidence> systemFacts(const SystemSnapshot& system, Micros now) {
    const auto& sample = system.sample;
    Facts facts;
    facts.append({tr("version"), from(sample.version), tr("Asked at every connection")});
    facts.append({tr("ping"), orMissing(sample.pingMicros, [](std::int64_t value) { return ping(value); }),
                  tr("Round trip of the smallest request")});
    std::visit([&facts](const auto& detail) { add(facts, detail); }, sample.detail);
    if (sample.restarts > 0)
        facts.append(
            {tr("restarts seen"), grouped(std::uint64_t{sample.restarts}), tr("A counter or the uptime fell")});
    facts.append({tr("sampled"), sample.at == Micros{} ? missing : ago(sample.at, now),
                  sample.at == Micros{} ? tr("No sample yet") : exactMoment(sample.at)});
    const auto environment = config::toString(system.connection.environment);
    facts.append({tr("environment"), QString::fromUtf8(environment.data(), static_cast<qsizetype>(environment.size())),
                  tr("By the workspace file")});
    if (system.connection.readOnly) facts.append({tr("access"), tr("read only"), tr("By the workspace file")});
    return facts;
}

}  // namespace sluice::ui
