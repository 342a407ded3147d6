#include "backend/sinks/elasticsearch/index_name.h"

#include "backend/config/named_tables.h"

namespace sluice::sinks::elasticsearch {

Result<std::string> indexOf(const TableSchema& schema, const Options& options, const config::TableOptions* own) {
    const auto& pattern = own && !own->target.empty() ? own->target : options.index;
    return legalIndexName(config::fillPattern(pattern, {schema.database, schema.table, {}}));
}

}  // namespace sluice::sinks::elasticsearch
