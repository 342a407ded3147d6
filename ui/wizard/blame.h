#pragma once
#include <QString>

namespace sluice::ui::wizard {

/// Where a sentence about a job belongs: `shop.toml:12: job.publish.sink.topic: …` to the field `topic` of step 5.
struct Blame {
    int step = 0;      ///< 0: it names no place
    QString part;      ///< "sink", "source", "transforms", "table"; or an option of the job itself
    QString key;       ///< `topic`
    QString sentence;  ///< without the place in the file
};

/// Pure.
Blame blameOf(const QString& message);

/// The step that the reason of a failed job is about, by the option that it names, else by the connection; 0: none.
/// Pure.
int stepOfFailure(const QString& reason, const QString& source, const QString& sink);

}  // namespace sluice::ui::wizard
