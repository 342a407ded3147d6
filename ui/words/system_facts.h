#pragma once
#include "backend/engine/snapshot.h"
#include "ui/words/diagnostic.h"

namespace sluice::ui {

/// What the last sample of a system says, line by line, each with the call it came from.
QList<Evidence> systemFacts(const SystemSnapshot& system, Micros now);

}  // namespace sluice::ui
