#pragma once
#include "backend/change/value.h"

#include <string>
#include <string_view>

namespace sluice {

/// The readers behind readValue(), one a wire. `bytes` belong to a value that is there.
Result<Value> readBinlogValue(const ColumnType& type, std::string_view bytes, std::string& scratch);
/// Select, or Edited when `utf8`: the text that a SELECT gives.
Result<Value> readTextValue(const ColumnType& type, std::string_view text, bool utf8, std::string& scratch);
/// A raw JSON token.
Result<Value> readJsonValue(const ColumnType& type, std::string_view token, std::string& scratch);

/// "A value is no decimal(12,2): …". Halt: bytes of MySQL that the schema does not fit.
tl::unexpected<Error> wrongBytes(const ColumnType& type, std::source_location where = std::source_location::current());
/// "A value is no decimal(12,2). …". Reject: text of a record or of a transform, which says nothing of the next row.
tl::unexpected<Error> wrongText(const ColumnType& type, std::source_location where = std::source_location::current());
/// "The type geometry is not supported here."
tl::unexpected<Error> unsupportedType(const ColumnType& type,
                                      std::source_location where = std::source_location::current());

}  // namespace sluice
