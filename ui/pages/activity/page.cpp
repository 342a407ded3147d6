#include "ui/pages/activity/activity_page.h"

namespace sluice::ui::pages::activity {

const PageKind& page() {
    static const PageKind kind{
        .id = QStringLiteral("activity"),
        .title = QStringLiteral(QT_TRANSLATE_NOOP("page", "Activity")),
        .icon = QStringLiteral("activity"),
        .order = 9,
        .section = {},
        .inRail = true,
        .needsWorkspace = true,
        .make = [](PageContext& context, QWidget* parent) -> Page* { return new ActivityPage(context, parent); },
        .problems = nullptr,
    };
    return kind;
}

}  // namespace sluice::ui::pages::activity
