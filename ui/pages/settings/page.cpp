#include "ui/pages/settings/settings_page.h"

namespace sluice::ui::pages::settings {

const PageKind& page() {
    static const PageKind kind{
        .id = QStringLiteral("settings"),
        .title = QStringLiteral(QT_TRANSLATE_NOOP("page", "Settings")),
        .icon = QStringLiteral("settings"),
        .order = 1,
        .section = QStringLiteral("bottom"),
        .inRail = true,
        .needsWorkspace = false,
        .make = [](PageContext& context, QWidget* parent) -> Page* { return new SettingsPage(context, parent); },
        .problems = nullptr,
    };
    return kind;
}

}  // namespace sluice::ui::pages::settings
