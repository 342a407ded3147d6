#pragma once
#include "backend/change/arena_text.h"
#include "backend/change/row.h"
#include "backend/change/value.h"
#include "backend/core/result.h"

#include <string_view>

namespace sluice::formats::json {

/// How plain JSON writes what JSON has no type for.
struct DocumentOptions {
    bool decimalsAsNumber = false;  ///< DECIMAL as a JSON number instead of text
};

/// Which image of a row. Current: after, or before for a delete.
enum class Image : std::uint8_t { Before, After, Current };

/// The row as one JSON object on one line, `{"id":1,"name":"a"}`: columns in their order, absent ones left out, null as
/// null, values as the manual's *Kafka records* says. Reject or Halt name the table and the column.
/// A key column that a MINIMAL row image leaves out of `after` comes from `before`: it is the same there.
Result<> appendDocument(const Row& row, Image image, const DocumentOptions& options, ArenaText& out);
/// The same without braces, `"id":1,"name":"a"`, for documents with members of their own.
Result<> appendMembers(const Row& row, Image image, const DocumentOptions& options, ArenaText& out);

/// One cell as JSON; `null` for an absent one.
Result<> appendCell(const Cell& cell, const DocumentOptions& options, ArenaText& out);
/// One value as JSON; `null` for Null and Absent.
Result<> appendJsonValue(const Value& value, const ColumnType& type, const DocumentOptions& options, ArenaText& out);
/// UTF-8 in quotes, escaped. Bytes that are not UTF-8 become U+FFFD.
void appendJsonString(std::string_view text, ArenaText& out);
/// Base64 with padding, in quotes.
void appendBase64String(std::string_view bytes, ArenaText& out);

}  // namespace sluice::formats::json
