#include "ui/pages/welcome/welcome_page.h"

namespace sluice::ui::pages::welcome {

const PageKind& page() {
    static const PageKind kind{
        .id = QStringLiteral("welcome"),
        .title = QStringLiteral(QT_TRANSLATE_NOOP("page", "Welcome")),
        .icon = QStringLiteral("sandbox"),
        .order = 0,
        .section = QStringLiteral("bottom"),
        .inRail = false,
        .needsWorkspace = false,
        .make = [](PageContext& context, QWidget* parent) -> Page* { return new WelcomePage(context, parent); },
        .problems = nullptr,
    };
    return kind;
}

}  // namespace sluice::ui::pages::welcome
