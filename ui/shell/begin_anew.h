#pragma once
#include "ui/shell/page_context.h"

namespace sluice::ui {

/// Asks whether a job shall begin anew, saying what is forgotten, read once more and kept, and does it.
void beginAnew(PageContext& context, const QString& job, QWidget* window);

}  // namespace sluice::ui
