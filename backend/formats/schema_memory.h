#pragma once
#include "backend/formats/format.h"
#include "backend/formats/row_builder.h"

namespace sluice::formats {

/// The schema to read that row with, from the type book if it knows the table; see addRow(). Remembers, by thread, what
/// it made for untyped tables: a table's schema only ever grows there, so optional members make no new one each time.
SchemaPtr schemaFor(const RecordRow& record, const SchemaPtr& declared, const TypeBook& types);

}  // namespace sluice::formats
