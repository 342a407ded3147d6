#include "ui/pages/job/job_page.h"

namespace sluice::ui::pages::job {

const PageKind& page() {
    static const PageKind kind{
        .id = QStringLiteral("job"),
        .title = QStringLiteral(QT_TRANSLATE_NOOP("page", "Job")),
        .icon = QStringLiteral("jobs"),
        .order = 3,
        .section = {},
        .inRail = false,
        .needsWorkspace = true,
        .make = [](PageContext& context, QWidget* parent) -> Page* { return new JobPage(context, parent); },
        .problems = nullptr,
        .under = QStringLiteral("jobs"),
    };
    return kind;
}

}  // namespace sluice::ui::pages::job
