#pragma once
#include "backend/job/job_state.h"
#include "ui/words/time_words.h"

#include <QString>

namespace sluice {
struct JobSnapshot;
struct SystemSnapshot;
}  // namespace sluice

namespace sluice::ui {

/// `Streaming`, `Snapshot 62 %`, `Catching up, 40 s left`, `Retrying 3`, `Stopping 4 s`. `shown` is the state to say,
/// which a pending command may have changed.
QString stateText(const JobSnapshot& job, JobState shown, Micros now);
/// The same in as few letters as a pill has room for: without the time left.
QString shortStateText(const JobSnapshot& job, JobState shown);
/// The largest lag of the last 10 s, as pill, table and figure show it; `—` when idle or unknown.
QString lagText(const JobSnapshot& job);
Quantity lagQuantity(const JobSnapshot& job);
/// What the number means, where it comes from, and since when.
QString lagToolTip(const JobSnapshot& job);
/// `62 %, 3 of 8 tables` during a snapshot, `done` after one, else `—`.
QString progressText(const JobSnapshot& job);
/// What the resume window means; or why it is not known.
QString windowToolTip(const JobSnapshot& job);
/// The line under a job in trouble or at rest: `429 from orders, try 3, next in 4 s`, `may stop for 37 h`; else empty.
QString reasonLine(const JobSnapshot& job, Micros now);
/// `publish, job, orders-db to bus, Streaming, lag 180 milliseconds`: for screen readers.
QString spokenName(const JobSnapshot& job, JobState shown);
/// `MySQL`, `Kafka`, …: the kind of a connection as people write it.
QString kindName(const std::string& kind);
/// The icon of a kind of connection.
QString kindIcon(const std::string& kind);
/// `180 milliseconds`, `1.8 seconds`, `3 minutes 12 seconds`.
QString spokenDuration(std::chrono::microseconds length);

}  // namespace sluice::ui
