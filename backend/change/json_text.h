#pragma once
#include <string>
#include <string_view>

namespace sluice {

/// Appends what a quoted JSON string says, in UTF-8. False: no JSON string (escapes, surrogates); `out` is as before.
bool appendUnescapedJson(std::string_view quoted, std::string& out);
/// The inside of the quotes when it needs no unescaping; otherwise empty data.
std::string_view plainJsonString(std::string_view quoted);
/// Whether that is a JSON number.
bool isJsonNumber(std::string_view text);
/// Whether that is one whole JSON document, at most 1000 levels deep.
bool isJsonDocument(std::string_view text);

}  // namespace sluice
