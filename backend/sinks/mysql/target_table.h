#pragma once
#include "backend/change/table_schema.h"
#include "backend/core/result.h"
#include "backend/services/mysql/table_columns.h"
#include "backend/sinks/mysql/options.h"

#include <memory>
#include <string>

namespace sluice::sinks::mysql {

/// What a table of the target says about conflicts, its columns named as the planned schema names them. Halt: it has no
/// unique key of exactly the planned key. `object`: of the target, for sentences. Pure.
Result<std::shared_ptr<const TargetTable>> describeTarget(const TableSchema& planned,
                                                          const services::mysql::TableDefinition& found,
                                                          const TargetName& name, const std::string& object);

}  // namespace sluice::sinks::mysql
