#include "ui/words/system_words.h"

#include "ui/words/job_words.h"
#include "ui/words/sentence.h"
#include "ui/words/time_words.h"
#include "ui/words/words.h"

#include <algorithm>

namespace sluice::ui {

namespace {

using Reach = watch::SystemSample::Reach;

/// The MySQL that feeds a Kafka connection, by the job between them.
QString feederOf(const std::string& kafka, const EngineSnapshot& snapshot) {
    const auto feeder = std::ranges::find_if(
        snapshot.jobs, [&](const JobSnapshot& job) { return job.sink == kafka && job.sourceKind != "kafka"; });
    return feeder == snapshot.jobs.end() ? QStringLiteral("MySQL") : QString::fromStdString(feeder->source);
}

/// `8.4.0` of `8.4.0-alpha-12-gdeadbeef`, `10.11.6` of `10.11.6-MariaDB-log`.
QString plainVersion(const SystemSnapshot& system) {
    return QString::fromStdString(system.sample.version).section(QChar(u'-'), 0, 0);
}

}  // namespace

QString environmentName(config::Environment environment) {
    switch (environment) {
        case config::Environment::Development:
            return Words::tr("development");
        case config::Environment::Staging:
            return Words::tr("staging");
        case config::Environment::Production:
            break;
    }
    return Words::tr("production");
}

bool isStale(const watch::SystemSample& sample, Micros now) {
    return sample.at != Micros{} && sample.interval.count() > 0 && now - sample.at > 3 * sample.interval;
}

StateLook systemLook(const SystemSnapshot& system, const EngineSnapshot& snapshot) {
    const auto own = lookOf(system.sample.reach);
    if (system.sample.reach != Reach::Reachable) return own;
    const auto* search = std::get_if<watch::ElasticsearchSample>(&system.sample.detail);
    if (search != nullptr && search->health == "red") {
        return {Words::tr("Red"), widgets::Shape::OctagonCross, widgets::Tone::Critical};
    }
    for (const auto& job : snapshot.jobs) {
        if (job.sink != system.connection.name) continue;
        if (job.state == JobState::Retrying || job.state == JobState::Stalled) {
            return {Words::tr("Does not take writes"), widgets::Shape::Triangle, widgets::Tone::Warning};
        }
    }
    return own;
}

QString productName(const SystemSnapshot& system) {
    const auto product = system.sample.product.empty() ? kindName(system.connection.kind)
                                                       : QString::fromStdString(system.sample.product);
    return (product + QChar(u' ') + plainVersion(system)).trimmed();
}

QString shortProductName(const SystemSnapshot& system) {
    const auto product = system.sample.product.empty() ? kindName(system.connection.kind)
                                                       : QString::fromStdString(system.sample.product);
    const auto parts = plainVersion(system).split(QChar(u'.'));
    const auto version = parts.size() > 1 ? parts[0] + QChar(u'.') + parts[1] : parts.value(0);
    return (product + QChar(u' ') + version).trimmed();
}

QString systemProblem(const SystemSnapshot& system, Micros now) {
    const auto& sample = system.sample;
    const auto problem = sentence(sample.problem);
    switch (sample.reach) {
        case Reach::Reachable:
            return {};
        case Reach::Unknown:
            return problem.isEmpty() ? Words::tr("Not asked yet") : problem;
        case Reach::BeingBuilt:
            return problem.isEmpty() ? Words::tr("Being built") : problem;
        case Reach::Unreachable:
            break;
    }
    auto text = problem.isEmpty() ? Words::tr("Does not answer") : problem;
    if (sample.problemSince != Micros{}) text += Words::tr(" · for %1").arg(duration(now - sample.problemSince));
    return text;
}

std::optional<Behind> behindMySql(const SystemSnapshot& system, const EngineSnapshot& snapshot) {
    std::optional<Behind> worst;
    for (const auto& job : snapshot.jobs) {
        if (job.sink != system.connection.name || !job.behindMySqlMicros) continue;
        if (worst && worst->micros >= *job.behindMySqlMicros) continue;
        worst = Behind{*job.behindMySqlMicros, feederOf(job.source, snapshot),
                       *job.behindMySqlMicros > job.lagObjectiveMillis * 1000};
    }
    return worst;
}

bool isSource(const SystemSnapshot& system, const EngineSnapshot& snapshot) {
    return std::ranges::any_of(snapshot.jobs, [&](const auto& job) { return job.source == system.connection.name; });
}

bool isSink(const SystemSnapshot& system, const EngineSnapshot& snapshot) {
    return std::ranges::any_of(snapshot.jobs, [&](const auto& job) { return job.sink == system.connection.name; });
}

}  // namespace sluice::ui
