#pragma once
#include "backend/change/position.h"
#include "backend/checkpoint/store.h"

#include <string>
#include <vector>

namespace sluice {

/// A position from which the rows of the asked tables are copied anew, beside the log, which is read on from where it
/// was. `tables` are all that the job reads now (database.table). What is in the middle of its copy goes on with it,
/// unless it was asked for since. Pure.
Position copyingAnew(Position from, const std::vector<AskedCopy>& asked, const std::vector<std::string>& tables);

}  // namespace sluice
