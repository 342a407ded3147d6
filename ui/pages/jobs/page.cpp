#include "ui/pages/jobs/jobs_page.h"
#include "ui/words/state_words.h"

#include <algorithm>

namespace sluice::ui::pages::jobs {

const PageKind& page() {
    static const PageKind kind{
        .id = QStringLiteral("jobs"),
        .title = QStringLiteral(QT_TRANSLATE_NOOP("page", "Jobs")),
        .icon = QStringLiteral("jobs"),
        .order = 2,
        .section = {},
        .inRail = true,
        .needsWorkspace = true,
        .make = [](PageContext& context, QWidget* parent) -> Page* { return new JobsPage(context, parent); },
        .problems =
            [](const EngineSnapshot& snapshot) {
                return static_cast<int>(
                    std::ranges::count_if(snapshot.jobs, [](const auto& job) { return isTroubled(job.state); }));
            },
    };
    return kind;
}

}  // namespace sluice::ui::pages::jobs
