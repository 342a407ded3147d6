#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::config {

using KeyPath = std::vector<std::string>;

/// Bytes [begin, end) of a text.
struct TextSpan {
    std::size_t begin = 0, end = 0;
    std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// `key = value`, in a line of its own or in an inline table.
struct TomlEntry {
    KeyPath path;  ///< from the root of the text, or of the inline table
    TextSpan key;  ///< as written, dots and quotes included
    TextSpan value;
};

/// One statement of a TOML text: a header or an entry, with the whole lines it takes.
struct TomlStatement : TomlEntry {
    bool isHeader = false;   ///< `[path]` or `[[path]]`; it has no value
    std::size_t header = 0;  ///< how many of `path` its header says
    TextSpan lines;          ///< from the start of the first line, to after the last line's end
};

/// Where the statements of a text stand. The text must be valid TOML, since nothing is checked here again. Pure.
std::vector<TomlStatement> layoutOf(std::string_view text);
/// The entries of the inline table that stands at `table`.
std::vector<TomlEntry> entriesOf(std::string_view text, TextSpan table);
/// The items of the list that stands at `list`.
std::vector<TextSpan> itemsOf(std::string_view text, TextSpan list);

/// A key as it is written: bare where that is allowed.
std::string writtenKey(std::string_view key);

}  // namespace sluice::config
