#pragma once
#include <charconv>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace sluice::services::redis {

/// Writes requests as Redis reads them: an array of bulk strings.
inline void appendArrayHead(std::string& out, std::size_t elements) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, elements).ptr;
    out += '*';
    out.append(digits, end);
    out += "\r\n";
}
inline void appendBulk(std::string& out, std::string_view bytes) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, bytes.size()).ptr;
    out += '$';
    out.append(digits, end);
    out += "\r\n";
    out += bytes;
    out += "\r\n";
}
inline void appendCommand(std::string& out, std::span<const std::string_view> words) {
    appendArrayHead(out, words.size());
    for (const auto word : words) appendBulk(out, word);
}
inline void appendCommand(std::string& out, std::initializer_list<std::string_view> words) {
    appendCommand(out, std::span(words.begin(), words.size()));
}

}  // namespace sluice::services::redis
