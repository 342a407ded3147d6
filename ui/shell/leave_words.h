#pragma once
#include "backend/engine/snapshot.h"

#include <QString>

namespace sluice::ui {

/// What leaving does, before it is done: `Quitting stops 4 jobs. They resume from their checkpoints; orders-db keeps
/// its log for 38 h.` Empty: no job is active and nothing needs to be asked.
QString whatQuittingDoes(const EngineSnapshot* snapshot);

}  // namespace sluice::ui
