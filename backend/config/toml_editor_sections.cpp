// The half of TomlEditor that knows lines and sections; toml_editor.cpp is the half that edits values.
#include "backend/config/toml_editor.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::config {

std::size_t TomlEditor::lineEnd(std::size_t lineBegin) const {
    const auto newline = m_text.find('\n', lineBegin);
    return newline == std::string::npos ? m_text.size() : newline + 1;
}

bool TomlEditor::isComment(std::size_t lineBegin) const {
    const auto first = m_text.find_first_not_of(" \t", lineBegin);
    return first != std::string::npos && m_text[first] == '#';
}

bool TomlEditor::isBlank(std::size_t lineBegin) const {
    return lineBegin < m_text.size() && m_text.find_first_not_of(" \t\r\n", lineBegin) >= lineEnd(lineBegin);
}

std::size_t TomlEditor::commentAbove(std::size_t lineBegin) const {
    while (lineBegin > 0) {
        const auto newline = lineBegin > 1 ? m_text.rfind('\n', lineBegin - 2) : std::string::npos;
        const auto above = newline == std::string::npos ? 0 : newline + 1;
        if (!isComment(above)) break;
        lineBegin = above;
    }
    return lineBegin;
}

std::size_t TomlEditor::endOfBody(std::size_t statement) const {
    while (statement + 1 < m_layout.size() && !m_layout[statement + 1].isHeader) ++statement;
    const auto end = m_layout[statement].lines.end;
    auto comments = end;
    while (comments < m_text.size() && isComment(comments)) comments = lineEnd(comments);
    // What runs on into the next header is that one's.
    const bool next = statement + 1 < m_layout.size() && m_layout[statement + 1].lines.begin == comments;
    return next ? end : comments;
}

std::vector<TextSpan> TomlEditor::linesBelow(const KeyPath& path) const {
    std::vector<TextSpan> found;
    for (std::size_t number = 0; number < m_layout.size(); ++number) {
        const auto& statement = m_layout[number];
        if (!startsWith(statement.path, path)) continue;
        if (statement.isHeader)
            found.push_back({statement.lines.begin, endOfBody(number)});
        else if (statement.header < path.size())
            found.push_back(statement.lines);
    }
    return found;
}

std::string TomlEditor::linesOf(const KeyPath& path) const {
    if (const auto home = find(path))
        return std::string(home->statement ? home->statement->lines.of(m_text) : home->value.of(m_text));
    std::string lines;
    std::size_t last = 0;
    for (const auto& span : linesBelow(path)) {
        const std::string_view between = std::string_view(m_text).substr(last, span.begin - last);
        if (!lines.empty())
            lines += between.find_first_not_of(" \t\r\n") == std::string_view::npos ? between : m_newline;
        lines += span.of(m_text);
        last = span.end;
    }
    return lines;
}

void TomlEditor::remove(const KeyPath& path) {
    if (const auto home = find(path)) {
        if (!home->statement) return removeEntry(home->table, home->entry);
        const auto lines = home->statement->lines;
        return replace({path.size() == 2 ? commentAbove(lines.begin) : lines.begin, lines.end}, {});
    }
    const auto found = linesBelow(path);
    for (auto span = found.rbegin(); span != found.rend(); ++span) {
        auto [begin, end] = *span;
        const bool isHeader = m_text[m_text.find_first_not_of(" \t", begin)] == '[';
        if (isHeader) {
            begin = commentAbove(begin);
            while (end < m_text.size() && isBlank(end)) end = lineEnd(end);
            // At the end of the file the blank line before it is the one that set it apart.
            if (end == m_text.size() && begin > 0) {
                const auto newline = begin > 1 ? m_text.rfind('\n', begin - 2) : std::string::npos;
                const auto above = newline == std::string::npos ? 0 : newline + 1;
                if (isBlank(above)) begin = above;
            }
        }
        replace({begin, end}, {});
    }
}

void TomlEditor::append(const KeyPath& path, const Node& table) {
    const KeyPath parent(path.begin(), path.end() - 1);
    if (const auto home = find(parent)) return addEntry(home->value, writtenKey(path.back()), table);
    insertSection(m_text.size(), sectionLines(path, table));
}

void TomlEditor::add(const KeyPath& table, const std::string& key, const Node& value) {
    if (const auto home = find(table)) return addEntry(home->value, writtenKey(key), value);
    auto path = table;
    path.push_back(key);
    const auto header =
        std::find_if(m_layout.begin(), m_layout.end(), [&](const auto& s) { return s.isHeader && s.path == table; });
    if (isTableOfTables(value)) {
        for (const auto& [name, section] : *value.table()) {
            auto below = path;
            below.push_back(name);
            addSection(below, section);
        }
        return;
    }
    if (header != m_layout.end()) {
        auto last = header;
        while (last + 1 != m_layout.end() && !(last + 1)->isHeader) ++last;
        return insertLine(*last, writtenKey(key), value);
    }
    const auto isDotted = [&](const auto& s) {
        return !s.isHeader && s.header < table.size() && startsWith(s.path, table);
    };
    if (const auto dotted = std::find_if(m_layout.rbegin(), m_layout.rend(), isDotted); dotted != m_layout.rend()) {
        const KeyPath own(path.begin() + static_cast<std::ptrdiff_t>(dotted->header), path.end());
        return insertLine(*dotted, joined(own), value);
    }
    if (value.table()) return addSection(path, value);
    const auto below =
        std::find_if(m_layout.begin(), m_layout.end(), [&](const auto& s) { return startsWith(s.path, table); });
    if (below == m_layout.end()) return;
    insertSection(commentAbove(below->lines.begin),
                  fmt::format("[{}]\n{}\n", joined(table), entryLine(writtenKey(key), value)));
}

/// Behind the last section that has most of its path in common.
void TomlEditor::addSection(const KeyPath& path, const Node& table) {
    auto at = m_text.size();
    for (auto parent = path; parent.size() > 2;) {
        parent.pop_back();
        const auto last =
            std::find_if(m_layout.rbegin(), m_layout.rend(), [&](const auto& s) { return startsWith(s.path, parent); });
        if (last == m_layout.rend()) continue;
        at = endOfBody(static_cast<std::size_t>(m_layout.rend() - last) - 1);
        break;
    }
    insertSection(at, sectionLines(path, table));
}

void TomlEditor::insertSection(std::size_t at, const std::string& lines) {
    std::string text;
    const auto before = std::string_view(m_text).substr(0, at);
    if (!before.empty() && !before.ends_with('\n')) text += '\n';
    if (!before.empty() && !before.ends_with("\n\n") && !before.ends_with("\n\r\n")) text += '\n';
    text += lines;
    if (at < m_text.size() && !isBlank(at)) text += '\n';
    replace({at, at}, native(text));
}

void TomlEditor::insertLine(const TomlStatement& behind, const std::string& key, const Node& value) {
    const auto at = behind.lines.end;
    const auto first = m_text.find_first_not_of(" \t", behind.lines.begin);
    const auto indent = m_text.substr(behind.lines.begin, first - behind.lines.begin);
    const bool ended = m_text.substr(0, at).ends_with('\n');
    const auto line = (ended ? "" : "\n") + indent + entryLine(key, value) + (ended ? "\n" : "");
    replace({at, at}, native(line));
}

}  // namespace sluice::config
