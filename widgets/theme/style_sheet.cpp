#include "widgets/theme/style_sheet.h"

namespace sluice::widgets {

QString styleSheet(const Theme& theme) {
    return QStringLiteral(
               "QToolTip { background: %1; color: %2; border: 1px solid %3; border-radius: 6px; padding: 6px 8px; }"
               "QMenu { background: %1; color: %2; border: 1px solid %3; padding: 4px; }"
               "QMenu::item { padding: 6px 24px 6px 10px; border-radius: 4px; }"
               "QMenu::item:selected { background: %4; }"
               "QMenu::item:disabled { color: %5; }"
               "QMenu::icon { padding-left: 8px; }"
               "QMenu::separator { height: 1px; background: %3; margin: 4px 6px; }")
        .arg(theme.raised.name(), theme.text.name(), theme.border.name(), theme.selection.name(),
             theme.textMuted.name());
}

}  // namespace sluice::widgets
