#pragma once
#include "backend/engine/workbench.h"

#include <stop_token>

namespace sluice {

/// As Workbench::sample(), but while somebody types, the rows of two seconds ago will do: what is typed decides what
/// becomes of rows, not which are read, and the server is not asked at every key. Any thread.
Result<Sample> recentSample(const Workbench& bench, const SampleRequest& request, const std::stop_token& stop);

}  // namespace sluice
