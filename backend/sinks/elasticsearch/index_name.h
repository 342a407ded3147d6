#pragma once
#include "backend/change/table_schema.h"
#include "backend/config/job_config.h"
#include "backend/core/result.h"
#include "backend/sinks/elasticsearch/options.h"

#include <string>

namespace sluice::sinks::elasticsearch {

/// The index of one table: the pattern, or the table's own `target`, filled in.
Result<std::string> indexOf(const TableSchema& schema, const Options& options, const config::TableOptions* own);

}  // namespace sluice::sinks::elasticsearch
