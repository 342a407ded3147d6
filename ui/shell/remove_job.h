#pragma once
#include "ui/shell/page_context.h"

namespace sluice::ui {

/// Asks whether a job shall leave the workspace, naming what it leaves behind, and takes it out of the file. It can be
/// undone for an hour.
void removeJob(PageContext& context, const QString& job, QWidget* window);

}  // namespace sluice::ui
