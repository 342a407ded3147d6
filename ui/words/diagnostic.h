#pragma once
#include "ui/words/job_words.h"

#include <QList>

namespace sluice {
struct EngineSnapshot;
}

namespace sluice::ui {

/// One line of evidence: what it is, the value, and for the tool tip where it comes from.
struct Evidence {
    QString label, value, source;
    bool operator==(const Evidence&) const = default;
};

/// Head, read, confirmed, age of the last confirmation, lag of this hop and behind MySQL, backlog, totals, resume
/// window.
QList<Evidence> evidenceOf(const JobSnapshot& job, Micros now);
/// State, reason and evidence of a job and its two systems as text to paste into a ticket. Holds no secret.
QString diagnosticText(const JobSnapshot& job, const EngineSnapshot& snapshot);

}  // namespace sluice::ui
