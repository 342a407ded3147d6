#pragma once
#include "backend/formats/format.h"

namespace sluice::formats::debezium {

/// Reads one change event, with or without its schema (`schemas.enable`), and appends its row. Truncates, heartbeats,
/// transaction marks and schema changes append none. A tombstone is a delete where the event before it is not: a
/// compacted topic may hold nothing else. Any worker.
Result<> decodeEvent(std::string_view key, bool hasKey, std::string_view value, bool hasValue, const Origin& origin,
                     const TypeBook& types, const FormatOptions& options, Batch& into);

}  // namespace sluice::formats::debezium
