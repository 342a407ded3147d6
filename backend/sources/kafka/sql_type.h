#pragma once
#include "backend/change/table_schema.h"
#include "backend/core/result.h"
#include "backend/services/mysql/table_columns.h"

namespace sluice::sources::kafka {

/// The type that information_schema describes. Kind::Untyped where records of it can only be taken as they are.
ColumnType typeOf(const services::mysql::TableColumn& column);

/// A type as a job may say it. Halt: it is none that values can be read as.
Result<ColumnType> typeOf(const std::string& sql);

/// The schema of a table, its key the primary key, else the first unique key without NULLs.
TableSchema schemaOf(const services::mysql::TableDefinition& table);

}  // namespace sluice::sources::kafka
