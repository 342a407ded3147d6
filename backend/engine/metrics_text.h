#pragma once
#include "backend/engine/snapshot.h"

#include <string>

namespace sluice {

/// The snapshot as Prometheus text, with the names of the contract.
std::string metricsText(const EngineSnapshot& snapshot);

}  // namespace sluice
