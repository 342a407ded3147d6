#pragma once
#include "backend/change/table_schema.h"
#include "backend/services/mysql/table_columns.h"

namespace sluice::sources::kafka {

/// The type that information_schema describes. Kind::Untyped where records of it can only be taken as they are.
ColumnType typeOf(const services::mysql::TableColumn& column);

/// The schema of a table, its key the primary key, else the first unique key without NULLs.
TableSchema schemaOf(const services::mysql::TableDefinition& table);

}  // namespace sluice::sources::kafka
