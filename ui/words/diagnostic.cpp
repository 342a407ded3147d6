#include "ui/words/diagnostic.h"

#include "backend/engine/snapshot.h"
#include "ui/words/state_words.h"
#include "ui/words/words.h"

namespace sluice::ui {

namespace {

QString from(const std::string& text) {
    return QString::fromStdString(text);
}

QString offsets(const std::vector<PartitionOffset>& all) {
    QStringList parts;
    for (const auto& offset : all) {
        parts.append(
            QStringLiteral("%1/%2:%3").arg(from(offset.topic)).arg(offset.partition).arg(grouped(offset.next)));
    }
    return parts.isEmpty() ? missing : parts.join(QStringLiteral(", "));
}

bool readsKafka(const JobSnapshot& job) {
    return job.sourceKind == "kafka";
}

QString confirmedAt(const JobSnapshot& job) {
    if (readsKafka(job)) return offsets(job.checkpoint.offsets);
    return logPosition(from(job.checkpoint.at.file), job.checkpoint.at.offset);
}

/// A head that is older is told with its age.
constexpr std::chrono::seconds freshFor{6};

/// The backend writes positions as they are sent; people read them with their digits in groups.
QString withGroups(const std::string& head) {
    QStringList parts = from(head).split(QStringLiteral(", "));
    for (auto& part : parts) {
        bool isNumber = false;
        const auto number = part.section(QChar(u':'), -1).toULongLong(&isNumber);
        if (isNumber && part.contains(QChar(u':')))
            part = part.section(QChar(u':'), 0, -2) + QChar(u':') + grouped(static_cast<std::uint64_t>(number));
    }
    return parts.join(QStringLiteral(", "));
}

Evidence headOf(const JobSnapshot& job, Micros now) {
    const auto label = Words::tr("head");
    if (job.sourceHead.empty())
        return {label, missing,
                Words::tr("Not known: %1 was not sampled yet, or does not answer").arg(from(job.source))};
    auto source = readsKafka(job) ? Words::tr("End offsets of the topics, read_committed")
                                  : Words::tr("SHOW BINARY LOG STATUS of the sampler's own connection");
    const auto head = withGroups(job.sourceHead);
    if (job.headAt == Micros{}) return {label, head, source};
    source += QChar(u'\n') + exactMoment(job.headAt);
    const bool old = now - job.headAt > freshFor;
    return {label, old ? Words::tr("%1, %2").arg(head, ago(job.headAt, now)) : head, source};
}

QString systemLine(const SystemSnapshot& system, Micros now) {
    const auto& sample = system.sample;
    auto text = QStringLiteral("%1: %2 %3, %4")
                    .arg(from(system.connection.name),
                         sample.product.empty() ? kindName(system.connection.kind) : from(sample.product),
                         from(sample.version), lookOf(sample.reach).word);
    if (!sample.problem.empty()) text += QStringLiteral(": ") + from(sample.problem);
    if (sample.at != Micros{}) text += Words::tr(", sampled %1").arg(ago(sample.at, now));
    return text;
}

}  // namespace

QList<Evidence> evidenceOf(const JobSnapshot& job, Micros now) {
    QList<Evidence> all;
    const bool kafka = readsKafka(job);
    all.append(headOf(job, now));
    all.append({Words::tr("read"), kafka ? offsets(job.readOffsets) : logPosition(from(job.read.file), job.read.offset),
                Words::tr("What the job has read")});
    all.append(
        {Words::tr("confirmed"), confirmedAt(job), Words::tr("The checkpoint: the sink has confirmed all before it")});
    all.append({Words::tr("last confirmation"), job.lastConfirmed == Micros{} ? missing : ago(job.lastConfirmed, now),
                job.lastConfirmed == Micros{} ? Words::tr("Nothing was confirmed since the start")
                                              : exactMoment(job.lastConfirmed)});
    all.append({Words::tr("lag of this hop"), lagText(job), lagToolTip(job)});
    if (job.behindMySqlMicros) {
        all.append({Words::tr("behind MySQL"), lag(*job.behindMySqlMicros).text(),
                    Words::tr("Confirm time − the commit time in the envelope")});
    }
    if (job.backlog) {
        all.append({Words::tr("not yet confirmed"),
                    kafka ? counted(*job.backlog, Words::tr("%1 message"), Words::tr("%1 messages"))
                          : bytes(*job.backlog).text(),
                    kafka ? Words::tr("End offsets − confirmed offsets")
                          : Words::tr("Bytes of log between the checkpoint and the head")});
    }
    all.append({Words::tr("inserted"), grouped(job.inserted), Words::tr("Confirmed since the job's first start")});
    all.append({Words::tr("updated"), grouped(job.updated), Words::tr("Confirmed since the job's first start")});
    all.append({Words::tr("deleted"), grouped(job.deleted), Words::tr("Confirmed since the job's first start")});
    all.append({Words::tr("rejected"), grouped(job.rejected), Words::tr("Refused since the job's first start")});
    if (job.rejected > 0)
        all.append(
            {Words::tr("set aside"), grouped(job.setAside), Words::tr("Of these: neither replayed nor dropped yet")});
    if (job.retries > 0)
        all.append({Words::tr("retries"), grouped(job.retries), Words::tr("Writes that were repeated")});
    all.append({Words::tr("may stop for"), job.resumeWindowSeconds ? window(*job.resumeWindowSeconds) : missing,
                windowToolTip(job)});
    return all;
}

QString diagnosticText(const JobSnapshot& job, const EngineSnapshot& snapshot) {
    QStringList lines;
    lines.append(Words::tr("%1 is %2 since %3")
                     .arg(from(job.name), stateText(job, job.state, snapshot.at), exactMoment(job.since)));
    if (!job.reason.empty()) lines.append(Words::tr("reason: %1").arg(from(job.reason)));
    if (!job.lastError.empty() && job.lastError != job.reason)
        lines.append(Words::tr("last error: %1").arg(from(job.lastError)));
    lines.append(Words::tr("%1 (%2) to %3 (%4)")
                     .arg(from(job.source), kindName(job.sourceKind), from(job.sink), kindName(job.sinkKind)));
    for (const auto& evidence : evidenceOf(job, snapshot.at))
        lines.append(evidence.label + QStringLiteral(": ") + evidence.value);
    for (const auto& name : {job.source, job.sink}) {
        if (const auto* system = snapshot.system(name)) lines.append(systemLine(*system, snapshot.at));
    }
    lines.append(Words::tr("Sluice %1, %2").arg(QStringLiteral(SLUICE_VERSION), exactMoment(snapshot.at)));
    return lines.join(QChar(u'\n')) + QChar(u'\n');
}

}  // namespace sluice::ui
