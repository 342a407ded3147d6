#pragma once
#include "widgets/theme/theme.h"

#include <QString>

namespace sluice::widgets {

/// The few rules that a style cannot give: padding of menus and tool tips.
QString styleSheet(const Theme& theme);

}  // namespace sluice::widgets
