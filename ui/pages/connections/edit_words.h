#pragma once
#include "ui/bridge/workspace_editor.h"

#include <QString>

namespace sluice::ui::pages::connections {

/// What a change of a connection does to jobs, a line a job; empty: to none.
QString effectOf(const EditPlan& plan);
/// Why it cannot be; empty: it can.
QString refusalOf(const EditPlan& plan);

}  // namespace sluice::ui::pages::connections
