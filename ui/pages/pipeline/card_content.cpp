#include "ui/pages/pipeline/picture_model.h"
#include "ui/words/job_words.h"
#include "ui/words/sentence.h"
#include "ui/words/system_words.h"
#include "ui/words/words.h"

#include <algorithm>
#include <set>

namespace sluice::ui::pages::pipeline {

namespace {

using Reach = watch::SystemSample::Reach;
using widgets::FlowCardContent;

widgets::Environment environmentOf(config::Environment environment) {
    switch (environment) {
        case config::Environment::Development:
            return widgets::Environment::Development;
        case config::Environment::Staging:
            return widgets::Environment::Staging;
        case config::Environment::Production:
            return widgets::Environment::Production;
    }
    return widgets::Environment::None;
}

/// A time behind in few letters: tenths of a second from there on.
QString coarse(std::int64_t micros) {
    if (micros >= 100'000 && micros < 950'000)
        return QString::number(static_cast<double>(micros) / 1e6, 'f', 1) + QStringLiteral(" s");
    return lag(micros).text();
}

/// From what says most to what needs least room.
QStringList subtitlesOf(const SystemSnapshot& system, const EngineSnapshot& snapshot) {
    if (const auto* kafka = std::get_if<watch::KafkaSample>(&system.sample.detail); kafka && kafka->brokers > 0) {
        const auto brokers = counted(kafka->brokers, Words::tr("%1 broker"), Words::tr("%1 brokers"));
        return {shortProductName(system) + QStringLiteral(" · ") + brokers, shortProductName(system)};
    }
    const auto behind = behindMySql(system, snapshot);
    if (!behind) return {productName(system), shortProductName(system)};
    const auto time = coarse(behind->micros);
    // The version gives way to the time, the name of the source only where there is no room at all.
    const auto withVersion = shortProductName(system) + QStringLiteral(" · ") + Words::tr("%1 behind").arg(time);
    const auto withSource = Words::tr("%1 behind %2").arg(time, behind->mysql);
    const auto shortest = Words::tr("%1 behind").arg(time);
    if (behind->late) return {withSource, shortest};
    return {withVersion, withSource, shortest};
}

void sinkRows(widgets::FlowCardContent& card, const SystemSnapshot& system, const EngineSnapshot& snapshot) {
    double rows = 0;
    std::set<std::string> tables;
    for (const auto& job : snapshot.jobs) {
        if (job.sink != system.connection.name) continue;
        rows += job.rowsPerSecond;
        for (const auto& table : job.tables) tables.insert(table.target.empty() ? table.name : table.target);
    }
    card.label1 = Words::tr("applied");
    card.value1 = rate(rows, Words::tr("rows")).text();
    card.label2 = Words::tr("tables");
    const auto* tidb = std::get_if<watch::TiDbSample>(&system.sample.detail);
    const auto count = tidb != nullptr && tidb->tables ? *tidb->tables : tables.size();
    card.value2 = count == 0 ? missing : grouped(static_cast<std::uint64_t>(count));
}

void rowsOf(widgets::FlowCardContent& card, const SystemSnapshot& system, const EngineSnapshot& snapshot) {
    const auto& detail = system.sample.detail;
    const auto orMissing = [](const auto& value, auto say) { return value ? say(*value) : missing; };
    if (system.connection.isMySqlProtocol() && isSink(system, snapshot) && !isSource(system, snapshot)) {
        sinkRows(card, system, snapshot);
    } else if (const auto* mysql = std::get_if<watch::MySqlSample>(&detail)) {
        card.label1 = Words::tr("log");
        card.value1 = orMissing(mysql->logBytesPerSecond, [](double value) { return byteRate(value).text(); });
        card.label2 = Words::tr("kept");
        card.value2 = orMissing(mysql->keptSeconds, [](std::int64_t value) { return window(value); });
    } else if (const auto* kafka = std::get_if<watch::KafkaSample>(&detail)) {
        card.label1 = Words::tr("in");
        card.value1 =
            orMissing(kafka->producedPerSecond, [](double value) { return rate(value, Words::tr("msg")).text(); });
        card.label2 = Words::tr("lag");
        card.value2 = orMissing(kafka->lagMessages, [](std::uint64_t value) {
            return counted(value, Words::tr("%1 message"), Words::tr("%1 messages"));
        });
    } else if (const auto* redis = std::get_if<watch::RedisSample>(&detail)) {
        card.label1 = Words::tr("hit rate");
        card.value1 = orMissing(redis->hitRatio, [](double value) { return percent(value).text(); });
        card.label2 = Words::tr("memory");
        card.value2 = bytesOf(redis->usedMemory, redis->maxMemory);
    } else if (const auto* search = std::get_if<watch::ElasticsearchSample>(&detail)) {
        card.label1 = Words::tr("documents");
        card.value1 = orMissing(search->documents, [](std::uint64_t value) { return grouped(value); });
        card.label2 = Words::tr("indexing");
        card.value2 =
            orMissing(search->indexedPerSecond, [](double value) { return rate(value, Words::tr("docs")).text(); });
    } else if (system.connection.isMySqlProtocol()) {
        sinkRows(card, system, snapshot);
    }
}

QString toolTipOf(const SystemSnapshot& system, const EngineSnapshot& snapshot) {
    const auto& sample = system.sample;
    QStringList lines;
    lines.append(QStringLiteral("%1 · %2").arg(QString::fromStdString(system.connection.name), productName(system)));
    lines.append(QString::fromStdString(system.connection.address()));
    const auto problem = systemProblem(system, snapshot.at);
    if (!problem.isEmpty()) lines.append(problem);
    if (sample.at != Micros{}) {
        lines.append(Words::tr("Sampled %1, every %2").arg(ago(sample.at, snapshot.at), duration(sample.interval)));
    }
    if (sample.restarts > 0) lines.append(Words::tr("Restarts seen: %1").arg(sample.restarts));
    return lines.join(QChar(u'\n'));
}

}  // namespace

FlowCardContent cardOf(const SystemSnapshot& system, const EngineSnapshot& snapshot) {
    widgets::FlowCardContent card;
    const auto look = systemLook(system, snapshot);
    const auto reach = system.sample.reach;
    card.icon = kindIcon(system.connection.kind);
    card.title = QString::fromStdString(system.connection.name);
    card.shorter = subtitlesOf(system, snapshot);
    card.subtitle = card.shorter.takeFirst();
    card.shape = look.shape;
    card.tone = look.tone;
    card.troubled = look.tone == widgets::Tone::Warning || look.tone == widgets::Tone::Critical;
    if (reach == Reach::Unreachable && system.sample.problemSince != Micros{}) {
        card.shorter.clear();
        card.subtitle = Words::tr("silent for %1").arg(duration(snapshot.at - system.sample.problemSince));
    }
    if (reach == Reach::Reachable)
        rowsOf(card, system, snapshot);
    else
        card.sentence = reach == Reach::Unreachable && !system.sample.problem.empty()
                            ? sentence(system.sample.problem)
                            : systemProblem(system, snapshot.at);
    card.dashed = reach == Reach::BeingBuilt;
    card.stale = reach == Reach::Unknown || isStale(system.sample, snapshot.at);
    if (card.stale && reach == Reach::Reachable) {
        card.shorter.clear();
        card.subtitle = Words::tr("sampled %1").arg(ago(system.sample.at, snapshot.at));
    }
    if (system.connection.environment != snapshot.environment)
        card.environment = environmentOf(system.connection.environment);
    card.toolTip = toolTipOf(system, snapshot);
    card.accessibleName = QStringLiteral("%1, %2, %3").arg(card.title, productName(system), look.word);
    if (!card.sentence.isEmpty()) card.accessibleName += QStringLiteral(", ") + card.sentence;
    return card;
}

}  // namespace sluice::ui::pages::pipeline
