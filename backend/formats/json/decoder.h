#pragma once
#include "backend/formats/format.h"

namespace sluice::formats::json {

/// Reads one flat record and appends its row. `_op` says what it is; without it, a record is an upsert and one without
/// a value a delete of its key. `_ts` and `_position` are no columns. Any worker.
Result<> decodeRecord(std::string_view key, bool hasKey, std::string_view value, bool hasValue, const Origin& origin,
                      const TypeBook& types, const FormatOptions& options, Batch& into);

}  // namespace sluice::formats::json
