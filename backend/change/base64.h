#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace sluice {

constexpr std::size_t base64Size(std::size_t bytes) {
    return (bytes + 2) / 3 * 4;
}
/// Writes base64Size() characters, padded; returns the end. `urlSafe`: `-` and `_` for `+` and `/`.
char* writeBase64(std::string_view bytes, char* to, bool urlSafe = false);
/// Reads both alphabets, padding may be missing. False: no base64; `out` is as before then.
bool appendFromBase64(std::string_view text, std::string& out);

}  // namespace sluice
