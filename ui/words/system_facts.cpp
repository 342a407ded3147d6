#include "ui/words/system_facts.h"

#include "ui/words/system_words.h"
#include "ui/words/words.h"

#include <numeric>

namespace sluice::ui {

namespace {

using Facts = QList<Evidence>;

QString from(const std::string& text) {
    return text.empty() ? missing : QString::fromStdString(text);
}

template <class T, class Say>
QString orMissing(const std::optional<T>& value, Say say) {
    return value ? say(*value) : missing;
}

void add(Facts& facts, const watch::MySqlSample& sample) {
    const auto status = QStringLiteral("SHOW BINARY LOG STATUS");
    facts.append(
        {Words::tr("head"), logPosition(QString::fromStdString(sample.head.file), sample.head.offset), status});
    facts.append({Words::tr("GTID set"), from(sample.executed), status});
    facts.append({Words::tr("log"),
                  orMissing(sample.logBytesPerSecond, [](double value) { return byteRate(value).text(); }),
                  Words::tr("Growth between two samples of the head")});
    const auto size = std::accumulate(sample.files.begin(), sample.files.end(), std::uint64_t{0},
                                      [](std::uint64_t sum, const auto& file) { return sum + file.second; });
    facts.append({Words::tr("log files"),
                  sample.files.empty() ? missing
                                       : QStringLiteral("%1, %2").arg(
                                             counted(sample.files.size(), Words::tr("%1 file"), Words::tr("%1 files")),
                                             bytes(size).text()),
                  QStringLiteral("SHOW BINARY LOGS")});
    facts.append({Words::tr("kept"), orMissing(sample.keptSeconds, [](std::int64_t value) { return window(value); }),
                  QStringLiteral("binlog_expire_logs_seconds")});
    facts.append({Words::tr("clock offset"),
                  orMissing(sample.clockOffsetMicros,
                            [](std::int64_t value) {
                                return (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) +
                                       duration(std::chrono::microseconds(std::abs(value)));
                            }),
                  Words::tr("Server clock − ours, from the smallest round trip")});
}

void add(Facts& facts, const watch::TiDbSample& sample) {
    facts.append({Words::tr("tables"), orMissing(sample.tables, [](std::uint64_t value) { return grouped(value); }),
                  QStringLiteral("information_schema")});
}

void add(Facts& facts, const watch::KafkaSample& sample) {
    const auto perSecond = [](double value) { return rate(value, Words::tr("msg")).text(); };
    facts.append({Words::tr("brokers"), grouped(std::uint64_t{sample.brokers}), Words::tr("Metadata request")});
    facts.append({Words::tr("topics of our jobs"), grouped(static_cast<std::uint64_t>(sample.topics.size())),
                  Words::tr("Metadata request")});
    facts.append({Words::tr("groups of our jobs"), grouped(static_cast<std::uint64_t>(sample.groups.size())),
                  Words::tr("Committed offsets")});
    facts.append({Words::tr("in"), orMissing(sample.producedPerSecond, perSecond),
                  Words::tr("Growth of the end offsets (read_committed), each topic once")});
    facts.append({Words::tr("out"), orMissing(sample.consumedPerSecond, perSecond),
                  Words::tr("Growth of the committed offsets")});
    facts.append({Words::tr("end offsets"),
                  orMissing(sample.endSum, [](std::uint64_t value) { return grouped(value); }),
                  Words::tr("Sum over topics and groups of our jobs")});
    facts.append({Words::tr("committed offsets"),
                  orMissing(sample.committedSum, [](std::uint64_t value) { return grouped(value); }),
                  Words::tr("Sum over the same")});
    facts.append({Words::tr("lag"),
                  orMissing(sample.lagMessages,
                            [](std::uint64_t value) {
                                return counted(value, Words::tr("%1 message"), Words::tr("%1 messages"));
                            }),
                  Words::tr("Their difference")});
}

void add(Facts& facts, const watch::RedisSample& sample) {
    facts.append({Words::tr("role"), from(sample.role), QStringLiteral("INFO replication")});
    facts.append({Words::tr("hit rate"), orMissing(sample.hitRatio, [](double value) { return percent(value).text(); }),
                  Words::tr("Hits ÷ look-ups of the last 60 s, our own taken out")});
    facts.append({Words::tr("look-ups"),
                  orMissing(sample.lookupsPerSecond, [](double value) { return rate(value).text(); }),
                  QStringLiteral("INFO stats")});
    facts.append({Words::tr("hits · misses"), grouped(sample.hits) + QStringLiteral(" · ") + grouped(sample.misses),
                  Words::tr("INFO stats, since the server's start")});
    facts.append({Words::tr("evictions"),
                  orMissing(sample.evictionsPerSecond, [](double value) { return rate(value).text(); }),
                  QStringLiteral("INFO stats")});
    facts.append({Words::tr("memory"), bytesOf(sample.usedMemory, sample.maxMemory), QStringLiteral("INFO memory")});
}

void add(Facts& facts, const watch::ElasticsearchSample& sample) {
    facts.append({Words::tr("health"), from(sample.health), QStringLiteral("_cluster/health")});
    facts.append({Words::tr("documents"),
                  orMissing(sample.documents, [](std::uint64_t value) { return grouped(value); }),
                  Words::tr("Sum of _count")});
    facts.append(
        {Words::tr("indexing"),
         orMissing(sample.indexedPerSecond, [](double value) { return rate(value, Words::tr("docs")).text(); }),
         QStringLiteral("_stats indexing.index_total")});
    for (const auto& index : sample.indices) {
        facts.append({QString::fromStdString(index.index),
                      orMissing(index.documents,
                                [](std::uint64_t value) {
                                    return counted(value, Words::tr("%1 document"), Words::tr("%1 documents"));
                                }),
                      QStringLiteral("_count")});
    }
}

void add(Facts&, const std::monostate&) {}

}  // namespace

QList<Evidence> systemFacts(const SystemSnapshot& system, Micros now) {
    const auto& sample = system.sample;
    Facts facts;
    facts.append({Words::tr("version"), from(sample.version), Words::tr("Asked at every connection")});
    facts.append({Words::tr("ping"), orMissing(sample.pingMicros, [](std::int64_t value) { return ping(value); }),
                  Words::tr("Round trip of the smallest request")});
    std::visit([&facts](const auto& detail) { add(facts, detail); }, sample.detail);
    if (sample.restarts > 0)
        facts.append({Words::tr("restarts seen"), grouped(std::uint64_t{sample.restarts}),
                      Words::tr("A counter or the uptime fell")});
    facts.append({Words::tr("sampled"), sample.at == Micros{} ? missing : ago(sample.at, now),
                  sample.at == Micros{} ? Words::tr("No sample yet") : exactMoment(sample.at)});
    facts.append(
        {Words::tr("environment"), environmentName(system.connection.environment), Words::tr("By the workspace file")});
    if (system.connection.readOnly)
        facts.append({Words::tr("access"), Words::tr("read only"), Words::tr("By the workspace file")});
    return facts;
}

}  // namespace sluice::ui
