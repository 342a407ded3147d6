#pragma once
#include "ui/bridge/engine_control.h"
#include "ui/bridge/engine_monitor.h"
#include "ui/bridge/workspace_editor.h"
#include "ui/shell/action_registry.h"
#include "ui/shell/host.h"
#include "ui/shell/job_actions.h"
#include "ui/shell/open_problem.h"
#include "ui/shell/selection.h"
#include "ui/shell/time_view.h"
#include "widgets/theme/theme.h"

namespace sluice::ui {

/// What a page is given: the engine's border, what all pages share, and the way to others. Outlives the pages.
struct PageContext {
    EngineMonitor& monitor;
    EngineControl& control;
    WorkspaceEditor& editor;
    TimeView& time;
    Selection& selection;
    ActionRegistry& actions;
    JobActions& jobs;
    OpenProblem& problem;
    const Host& host;
    /// Goes to a page: `pipeline`, `job:NAME`. A page that is not built is not gone to.
    std::function<void(const QString& page)> open;
    /// One sentence for a few seconds at the bottom of the window.
    std::function<void(const QString& sentence, widgets::Tone tone)> say;
};

}  // namespace sluice::ui
