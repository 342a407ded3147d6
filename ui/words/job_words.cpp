#include "ui/words/job_words.h"

#include "backend/engine/snapshot.h"
#include "ui/words/sentence.h"
#include "ui/words/state_words.h"
#include "ui/words/words.h"

namespace sluice::ui {

namespace {

QString from(const std::string& text) {
    return QString::fromStdString(text);
}

QString snapshotPercent(const JobSnapshot& job) {
    if (!job.snapshot || job.snapshot->rowsEstimated == 0) return {};
    // The estimate is the server's guess: more rows than that are not the end.
    const auto done = std::min(job.snapshot->rowsDone, job.snapshot->rowsEstimated - 1);
    return progress(done, job.snapshot->rowsEstimated);
}

enum class Unit : std::uint8_t { Second, Minute, Hour, Day };

QString spoken(std::int64_t count, Unit unit) {
    const auto number = static_cast<std::uint64_t>(count);
    switch (unit) {
        case Unit::Second:
            return counted(number, Words::tr("%1 second"), Words::tr("%1 seconds"));
        case Unit::Minute:
            return counted(number, Words::tr("%1 minute"), Words::tr("%1 minutes"));
        case Unit::Hour:
            return counted(number, Words::tr("%1 hour"), Words::tr("%1 hours"));
        case Unit::Day:
            break;
    }
    return counted(number, Words::tr("%1 day"), Words::tr("%1 days"));
}

QString spoken(std::int64_t first, Unit unit, std::int64_t second, Unit smaller) {
    const auto text = spoken(first, unit);
    return second > 0 ? text + QChar(u' ') + spoken(second, smaller) : text;
}

}  // namespace

QString shortStateText(const JobSnapshot& job, JobState shown) {
    const auto word = lookOf(shown).word;
    if (shown == JobState::Snapshot) return (word + QChar(u' ') + snapshotPercent(job)).trimmed();
    if (shown == JobState::Retrying && job.attempt > 0) return Words::tr("Retrying %1").arg(job.attempt);
    return word;
}

QString stateText(const JobSnapshot& job, JobState shown, Micros now) {
    const auto text = shortStateText(job, shown);
    switch (shown) {
        case JobState::CatchingUp:
            if (!job.catchUpSeconds) return text;
            return Words::tr("%1, %2 left").arg(text, wholeDuration(std::chrono::seconds(*job.catchUpSeconds)));
        case JobState::Retrying:
            if (job.nextAttempt <= now) return text;
            return Words::tr("%1, next in %2").arg(text, wholeDuration(job.nextAttempt - now));
        default:
            return text;
    }
}

Quantity lagQuantity(const JobSnapshot& job) {
    const auto shown = job.lagMaxMicros ? job.lagMaxMicros : job.lagMicros;
    if (!shown || job.state == JobState::Idle) return {missing, {}};
    return lag(*shown, job.wholeSeconds);
}

QString lagText(const JobSnapshot& job) {
    return lagQuantity(job).text();
}

QString lagToolTip(const JobSnapshot& job) {
    if (job.state == JobState::Idle) {
        return job.idleSince == Micros{} ? Words::tr("Idle: there is nothing to do, which is not a lag")
                                         : Words::tr("Idle since %1: there is nothing to do, which is not a lag")
                                               .arg(exactMoment(job.idleSince));
    }
    if (!job.lagMicros && !job.lagMaxMicros) {
        if (job.state == JobState::Snapshot)
            return Words::tr("Existing rows are being copied: a snapshot has progress, not lag");
        return Words::tr("Not measured: the job is %1").arg(lookOf(job.state).word);
    }
    auto text = Words::tr("Seconds between a commit at %1 and its confirmation by %2, the largest of the last 10 s")
                    .arg(from(job.source), from(job.sink));
    if (job.lagMicros)
        text += QChar(u'\n') + Words::tr("In the last second: %1").arg(lag(*job.lagMicros, job.wholeSeconds).text());
    if (job.wholeSeconds) text += QChar(u'\n') + Words::tr("%1 stamps whole seconds").arg(from(job.source));
    if (job.behindMySqlMicros)
        text += QChar(u'\n') + Words::tr("Behind MySQL: %1").arg(lag(*job.behindMySqlMicros).text());
    return text;
}

QString progressText(const JobSnapshot& job) {
    if (!job.snapshot) return missing;
    const auto& snapshot = *job.snapshot;
    if (snapshot.tables > 0 && snapshot.tablesDone >= snapshot.tables) return Words::tr("copied");
    const auto tables = Words::tr("%1 of %2")
                            .arg(snapshot.tablesDone)
                            .arg(counted(snapshot.tables, Words::tr("%1 table"), Words::tr("%1 tables")));
    const auto percent = snapshotPercent(job);
    return percent.isEmpty() ? tables : percent + QStringLiteral(", ") + tables;
}

QString windowToolTip(const JobSnapshot& job) {
    if (job.resumeWindowSeconds) return Words::tr("Until the source purges the log that the checkpoint needs");
    if (job.sourceKind == "kafka") return Words::tr("Not known: how long Kafka keeps its topics is not asked");
    if (job.checkpoint.at.file.empty()) return Words::tr("Not known: the job has no checkpoint yet");
    return Words::tr("Not known: the source did not say how long it keeps its log");
}

QString reasonLine(const JobSnapshot& job, Micros now) {
    const auto reason = sentence(job.reason);
    switch (job.state) {
        case JobState::Retrying: {
            if (job.attempt == 0) return reason;
            auto text = reason.isEmpty() ? QString() : reason + QStringLiteral(", ");
            text += Words::tr("try %1").arg(job.attempt);
            if (job.nextAttempt > now) text += Words::tr(", next in %1").arg(wholeDuration(job.nextAttempt - now));
            return text;
        }
        case JobState::Lagging:
        case JobState::Stalled:
        case JobState::Failed:
        case JobState::NoData:
        case JobState::Unknown:
            return reason;
        case JobState::Paused:
        case JobState::Stopped:
            if (job.resumeWindowSeconds) return Words::tr("may stop for %1").arg(window(*job.resumeWindowSeconds));
            return {};
        case JobState::Idle:
            if (!reason.isEmpty()) return reason;
            break;
        default:
            break;
    }
    if (job.recoveredAt != Micros{}) return Words::tr("recovered %1").arg(clock(job.recoveredAt).left(5));
    return {};
}

QString spokenDuration(std::chrono::microseconds length) {
    const auto millis = std::max<std::int64_t>((length.count() + 500) / 1000, 0);
    if (millis < 1000) {
        return counted(static_cast<std::uint64_t>(millis), Words::tr("%1 millisecond"), Words::tr("%1 milliseconds"));
    }
    if (millis < 10'000) return Words::tr("%1 seconds").arg(static_cast<double>(millis / 100) / 10);
    const auto seconds = (millis + 500) / 1000;
    if (seconds < 60) return spoken(seconds, Unit::Second);
    if (seconds < 3600) return spoken(seconds / 60, Unit::Minute, seconds % 60, Unit::Second);
    if (seconds < 86'400) return spoken(seconds / 3600, Unit::Hour, seconds / 60 % 60, Unit::Minute);
    return spoken(seconds / 86'400, Unit::Day, seconds / 3600 % 24, Unit::Hour);
}

QString spokenName(const JobSnapshot& job, JobState shown) {
    auto text = Words::tr("%1, job, %2 to %3, %4")
                    .arg(from(job.name), from(job.source), from(job.sink), shortStateText(job, shown));
    const auto worst = job.lagMaxMicros ? job.lagMaxMicros : job.lagMicros;
    if (worst && job.state != JobState::Idle) {
        text += Words::tr(", lag %1").arg(spokenDuration(std::chrono::microseconds(*worst)));
    }
    if (isTroubled(job.state) && !job.reason.empty()) text += QStringLiteral(", ") + sentence(job.reason);
    return text;
}

QString kindName(const std::string& kind) {
    if (kind == "mysql") return QStringLiteral("MySQL");
    if (kind == "tidb") return QStringLiteral("TiDB");
    if (kind == "kafka") return QStringLiteral("Kafka");
    if (kind == "redis") return QStringLiteral("Redis");
    if (kind == "elasticsearch") return QStringLiteral("Elasticsearch");
    if (kind == "logstash") return QStringLiteral("Logstash");
    if (kind == "cloudcanal") return QStringLiteral("CloudCanal");
    if (kind == "kafka_connect") return QStringLiteral("Kafka Connect");
    if (kind == "file") return Words::tr("File");
    return from(kind);
}

QString kindIcon(const std::string& kind) {
    if (kind == "mysql" || kind == "tidb" || kind == "kafka" || kind == "redis" || kind == "elasticsearch" ||
        kind == "logstash") {
        return from(kind);
    }
    return kind == "file" ? QStringLiteral("folder") : QStringLiteral("database");
}

}  // namespace sluice::ui
