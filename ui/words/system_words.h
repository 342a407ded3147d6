#pragma once
#include "backend/engine/snapshot.h"
#include "ui/words/state_words.h"

#include <QString>

namespace sluice::ui {

/// `production`, `staging`, `development`.
QString environmentName(config::Environment environment);

/// The last good look is older than three intervals: what it said is shown muted, with its age.
bool isStale(const watch::SystemSample& sample, Micros now);

/// How a system stands: its own reach and health, else late when a job that writes to it cannot.
StateLook systemLook(const SystemSnapshot& system, const EngineSnapshot& snapshot);

/// `MySQL 9.7.4`; the kind alone while the version is not known.
QString productName(const SystemSnapshot& system);
/// The same with major and minor only: `Redis 7.0`.
QString shortProductName(const SystemSnapshot& system);

/// What is wrong with it and for how long, as one sentence; empty while it answers.
QString systemProblem(const SystemSnapshot& system, Micros now);

/// The largest time that the system's jobs are behind MySQL, and behind which connection.
struct Behind {
    std::int64_t micros = 0;
    QString mysql;
    bool late = false;  ///< more than the job's objective
};
std::optional<Behind> behindMySql(const SystemSnapshot& system, const EngineSnapshot& snapshot);

/// Whether some job reads from it, or writes to it.
bool isSource(const SystemSnapshot& system, const EngineSnapshot& snapshot);
bool isSink(const SystemSnapshot& system, const EngineSnapshot& snapshot);

}  // namespace sluice::ui
