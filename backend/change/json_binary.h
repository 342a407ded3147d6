#pragma once
#include <string>
#include <string_view>

namespace sluice {

/// Appends MySQL's binary JSON (a JSON column in a row event) as the text that a SELECT gives: `{"a": 1, "b": [true]}`.
/// Empty bytes are the JSON null. Follows offsets only, so the gaps that in-place updates leave do no harm; bounded in
/// depth (100) and work. False: the bytes are no such document; `out` then holds part of it.
bool appendBinaryJson(std::string_view bytes, std::string& out);

/// A JSON string with quotes, escaped as MySQL does.
void appendMySqlJsonString(std::string_view text, std::string& out);

}  // namespace sluice
