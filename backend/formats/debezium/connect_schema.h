#pragma once
#include "backend/change/table_schema.h"
#include "backend/formats/format.h"

#include <string_view>

namespace sluice::formats::debezium {

/// The columns that the `schema` part of a record (`schemas.enable=true`) declares for its row images, without a key.
/// Null: it declares none. Remembers, by thread, the last few parts it read: they are long and seldom change.
SchemaPtr declaredSchema(std::string_view schemaToken, std::string_view database, std::string_view table,
                         const TypeBook& types);

}  // namespace sluice::formats::debezium
