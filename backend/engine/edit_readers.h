#pragma once
#include "backend/engine/edit_plan.h"

namespace sluice {

/// Adds to a plan what its changes do to the jobs that read the topics of a changed job, on both sides: a plan of one
/// job alone names the others, too. Pure; any thread.
void addReaders(EditPlan& plan, const config::Workspace& before, const config::Workspace& after);

}  // namespace sluice
