#pragma once
#include "backend/config/option.h"

#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// What a screen may offer for a job, without knowing a connector. Choices that are not built yet are left out. Pure;
/// any thread.

/// Options of `job.sink` for a kind of connection, without `connection`; empty: nothing writes to that kind.
config::OptionList sinkOptions(std::string_view connectionKind);
/// Options of `job.source`, without `connection`, `tables`, `topics` and `start`; empty: nothing reads from that kind.
config::OptionList sourceOptions(std::string_view connectionKind);

}  // namespace sluice
