#include "ui/shell/leave_words.h"

#include "ui/words/job_words.h"
#include "ui/words/words.h"

#include <algorithm>

namespace sluice::ui {

QString whatQuittingDoes(const EngineSnapshot* snapshot) {
    if (snapshot == nullptr) return {};
    std::uint64_t active = 0;
    const JobSnapshot* shortest = nullptr;
    for (const auto& job : snapshot->jobs) {
        if (!isActive(job.state)) continue;
        ++active;
        if (!job.resumeWindowSeconds) continue;
        if (shortest == nullptr || *job.resumeWindowSeconds < *shortest->resumeWindowSeconds) shortest = &job;
    }
    if (active == 0) return {};
    auto text = active == 1 ? Words::tr("Quitting stops 1 job. It resumes from its checkpoint")
                            : Words::tr("Quitting stops %1 jobs. They resume from their checkpoints").arg(active);
    if (shortest != nullptr) {
        text += Words::tr("; %1 keeps its log for %2")
                    .arg(QString::fromStdString(shortest->source), window(*shortest->resumeWindowSeconds));
    }
    return text + QChar(u'.');
}

}  // namespace sluice::ui
