#pragma once
#include "backend/config/node.h"
#include "backend/config/toml_layout.h"

#include <string>

namespace sluice::config {

/// Changes a valid TOML text where it stands; all that an edit does not name stays byte for byte. Whether the outcome
/// says what was meant is for the caller to prove: there are ways to write TOML that it does not follow.
class TomlEditor {
public:
    explicit TomlEditor(std::string text);

    /// The table at `path` says `before`; now it says `after`.
    void change(const KeyPath& path, const Node& before, const Node& after);
    /// Adds a table that is not there yet, as a section at the end.
    void append(const KeyPath& path, const Node& table);
    /// Removes whatever says something at or below `path`; a header goes with the comment right above it.
    void remove(const KeyPath& path);
    /// The lines of whatever says something below `path`.
    std::string linesOf(const KeyPath& path) const;

    std::string takeText() { return std::move(m_text); }

private:
    /// Where a value stands: in a statement of its own, or in an inline table of one.
    struct Home {
        TextSpan value;
        const TomlStatement* statement = nullptr;  ///< set when the value is all of it
        TextSpan table;                            ///< the inline table that it stands in
        std::size_t entry = 0;                     ///< its number there
    };
    std::optional<Home> find(const KeyPath& path) const;
    void add(const KeyPath& table, const std::string& key, const Node& value);
    void addSection(const KeyPath& path, const Node& table);
    void rewrite(TextSpan value, const Node& before, const Node& after);
    void rewriteList(TextSpan list, const Node::List& before, const Node::List& after);
    void addEntry(TextSpan table, const std::string& key, const Node& value);
    void removeEntry(TextSpan table, std::size_t number);
    std::optional<TextSpan> lineOfItem(TextSpan list, TextSpan item) const;
    void addItem(TextSpan list, std::size_t number, const Node& value);
    void removeItem(TextSpan list, std::size_t number);
    void cut(const std::vector<TextSpan>& parts, std::size_t number);
    /// What a header's section says: to the last entry, and the comments right under it.
    std::size_t endOfBody(std::size_t statement) const;
    std::size_t commentAbove(std::size_t lineBegin) const;
    std::vector<TextSpan> linesBelow(const KeyPath& path) const;
    void insertSection(std::size_t at, const std::string& lines);
    void insertLine(const TomlStatement& behind, const std::string& key, const Node& value);
    void replace(TextSpan span, std::string_view by);
    std::string native(std::string text) const;
    bool isComment(std::size_t lineBegin) const;
    bool isBlank(std::size_t lineBegin) const;
    std::size_t lineEnd(std::size_t lineBegin) const;

    std::string m_text;
    std::string m_newline;
    std::vector<TomlStatement> m_layout;  ///< of m_text as it is
};

/// Order of members does not count.
bool sameMeaning(const Node& a, const Node& b);
/// Without the members that hold nothing; with `evenTables`, without empty tables, too.
Node withoutNothing(const Node& node, bool evenTables = false);
/// `[path]` and what it says, one option a line; tables of tables as sections of their own.
std::string sectionLines(const KeyPath& path, const Node& table);
/// `key = value`, a long list over several lines. `key` as it is to be written.
std::string entryLine(const std::string& key, const Node& value);
/// Written as `[x.table."a.b"]` rather than on one line.
bool isTableOfTables(const Node& node);
bool startsWith(const KeyPath& path, const KeyPath& prefix);
std::string joined(const KeyPath& path);

}  // namespace sluice::config
