#include "ui/pages/connections/connections_page.h"
#include "ui/words/state_words.h"

#include <algorithm>

#include <QCoreApplication>

namespace sluice::ui::pages::connections {

const PageKind& page() {
    static const PageKind kind{
        .id = QStringLiteral("connections"),
        .title = QStringLiteral(QT_TRANSLATE_NOOP("page", "Connections")),
        .icon = QStringLiteral("connections"),
        .order = 3,
        .section = {},
        .inRail = true,
        .needsWorkspace = true,
        .make = [](PageContext& context, QWidget* parent) -> Page* { return new ConnectionsPage(context, parent); },
        .problems =
            [](const EngineSnapshot& snapshot) {
                return static_cast<int>(std::ranges::count_if(snapshot.systems, [](const auto& system) {
                    return system.sample.reach == watch::SystemSample::Reach::Unreachable;
                }));
            },
    };
    return kind;
}

}  // namespace sluice::ui::pages::connections
