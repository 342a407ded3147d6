#include "backend/config/toml_editor.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::config {
namespace {

constexpr std::size_t lineLimit = 100;

}  // namespace

bool startsWith(const KeyPath& path, const KeyPath& prefix) {
    return path.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), path.begin());
}

std::string joined(const KeyPath& path) {
    std::string text;
    for (const auto& key : path) text += (text.empty() ? "" : ".") + writtenKey(key);
    return text;
}

bool isTableOfTables(const Node& node) {
    const auto* members = node.table();
    return members && !members->empty() &&
           std::all_of(members->begin(), members->end(), [](const auto& member) { return member.second.table(); });
}

std::string entryLine(const std::string& key, const Node& value) {
    auto line = key + " = " + value.toToml();
    const auto* items = value.list();
    const bool ofTables = items && items->size() > 1 &&
                          std::all_of(items->begin(), items->end(), [](const Node& n) { return n.table(); });
    if (!items || (!ofTables && line.size() <= lineLimit)) return line;
    line = key + " = [\n";
    for (const auto& item : *items) line += "  " + item.toToml() + ",\n";
    return line + "]";
}

bool sameMeaning(const Node& a, const Node& b) {
    if (const auto *one = a.table(), *other = b.table(); one && other) {
        return one->size() == other->size() && std::all_of(one->begin(), one->end(), [&](const auto& member) {
                   const auto* same = b.find(member.first);
                   return same && sameMeaning(member.second, *same);
               });
    }
    if (const auto *one = a.list(), *other = b.list(); one && other)
        return std::equal(one->begin(), one->end(), other->begin(), other->end(), sameMeaning);
    return a == b;
}

Node withoutNothing(const Node& node, bool evenTables) {
    const auto* members = node.table();
    if (!members) return node;
    Node::Table said;
    for (const auto& [key, value] : *members) {
        auto kept = withoutNothing(value, evenTables);
        if (!kept.empty() && !(evenTables && kept.table() && kept.table()->empty()))
            said.emplace_back(key, std::move(kept));
    }
    return Node{std::move(said), node.line, node.column};
}

std::string sectionLines(const KeyPath& path, const Node& table) {
    std::string lines = fmt::format("[{}]\n", joined(path));
    std::string sections;
    for (const auto& [key, value] : *table.table()) {
        if (!isTableOfTables(value)) {
            lines += entryLine(writtenKey(key), value) + '\n';
            continue;
        }
        for (const auto& [name, section] : *value.table()) {
            auto below = path;
            below.insert(below.end(), {key, name});
            sections += '\n' + sectionLines(below, section);
        }
    }
    return lines + sections;
}

TomlEditor::TomlEditor(std::string text) : m_text(std::move(text)), m_layout(layoutOf(m_text)) {
    const auto newline = m_text.find('\n');
    m_newline = newline != std::string::npos && newline > 0 && m_text[newline - 1] == '\r' ? "\r\n" : "\n";
}

void TomlEditor::replace(TextSpan span, std::string_view by) {
    m_text.replace(span.begin, span.end - span.begin, by);
    m_layout = layoutOf(m_text);
}

std::string TomlEditor::native(std::string text) const {
    if (m_newline == "\n") return text;
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) text.insert(at, 1, '\r');
    return text;
}

void TomlEditor::change(const KeyPath& path, const Node& before, const Node& after) {
    if (const auto* members = before.table())
        for (const auto& [key, value] : *members)
            if (!after.find(key)) {
                auto member = path;
                member.push_back(key);
                remove(member);
            }
    for (const auto& [key, value] : *after.table()) {
        auto member = path;
        member.push_back(key);
        const auto* stands = before.find(key);
        if (stands && sameMeaning(*stands, value)) continue;
        if (!stands) {
            add(path, key, value);
        } else if (stands->table() && value.table()) {
            change(member, *stands, value);
        } else if (const auto home = find(member)) {
            rewrite(home->value, *stands, value);
        } else {
            remove(member);
            add(path, key, value);
        }
    }
}

std::optional<TomlEditor::Home> TomlEditor::find(const KeyPath& path) const {
    for (const auto& statement : m_layout) {
        if (statement.isHeader || !startsWith(path, statement.path)) continue;
        Home home{statement.value, &statement, {}, 0};
        KeyPath rest(path.begin() + static_cast<std::ptrdiff_t>(statement.path.size()), path.end());
        while (!rest.empty()) {
            if (home.value.of(m_text).substr(0, 1) != "{") return std::nullopt;
            const auto entries = entriesOf(m_text, home.value);
            const auto next =
                std::find_if(entries.begin(), entries.end(), [&](const auto& e) { return startsWith(rest, e.path); });
            if (next == entries.end()) return std::nullopt;
            rest.erase(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(next->path.size()));
            home = {next->value, nullptr, home.value, static_cast<std::size_t>(next - entries.begin())};
        }
        return home;
    }
    return std::nullopt;
}

void TomlEditor::rewrite(TextSpan value, const Node& before, const Node& after) {
    if (sameMeaning(before, after)) return;
    if (const auto *one = before.list(), *other = after.list();
        one && other && !one->empty() && !other->empty() && value.of(m_text).starts_with('['))
        return rewriteList(value, *one, *other);
    if (!before.table() || !after.table() || !value.of(m_text).starts_with('{'))
        return replace(value, native(after.toToml()));
    // An item of a list has no path of its own: one member at a time, by where it stands.
    for (const auto& [key, member] : *before.table()) {
        const auto* next = after.find(key);
        if (next && sameMeaning(member, *next)) continue;
        const auto end = m_text.size() - value.end;
        const auto entries = entriesOf(m_text, value);
        const auto entry = std::find_if(entries.begin(), entries.end(),
                                        [&, name = key](const auto& e) { return e.path == KeyPath{name}; });
        if (entry == entries.end()) return replace(value, native(after.toToml()));
        if (next)
            rewrite(entry->value, member, *next);
        else
            removeEntry(value, static_cast<std::size_t>(entry - entries.begin()));
        value.end = m_text.size() - end;
    }
    for (const auto& [key, member] : *after.table()) {
        if (before.find(key)) continue;
        const auto end = m_text.size() - value.end;
        addEntry(value, writtenKey(key), member);
        value.end = m_text.size() - end;
    }
}

/// Items that stay at its start and at its end are not touched.
void TomlEditor::rewriteList(TextSpan list, const Node::List& before, const Node::List& after) {
    const auto most = std::min(before.size(), after.size());
    std::size_t first = 0, last = 0;
    while (first < most && sameMeaning(before[first], after[first])) ++first;
    while (last < most - first && sameMeaning(before[before.size() - 1 - last], after[after.size() - 1 - last])) ++last;
    const auto both = most - first - last;
    const auto grown = [&, tail = m_text.size() - list.end] { list.end = m_text.size() - tail; };
    for (auto number = first; number < first + both; ++number) {
        rewrite(itemsOf(m_text, list)[number], before[number], after[number]);
        grown();
    }
    for (auto number = before.size() - last; number > first + both; --number) {
        removeItem(list, number - 1);
        grown();
    }
    for (auto number = first + both; number + last < after.size(); ++number) {
        addItem(list, number, after[number]);
        grown();
    }
}

/// The whole line of an item that stands alone in one, with its comma and comment; nothing: it has neighbours there.
std::optional<TextSpan> TomlEditor::lineOfItem(TextSpan list, TextSpan item) const {
    const auto newline = m_text.rfind('\n', item.begin);
    if (newline == std::string::npos || newline < list.begin) return std::nullopt;
    if (m_text.find_first_not_of(" \t", newline + 1) != item.begin) return std::nullopt;
    auto end = m_text.find_first_not_of(" \t", item.end);
    if (end < list.end && m_text[end] == ',') end = m_text.find_first_not_of(" \t", end + 1);
    if (end < list.end && m_text[end] == '#') end = m_text.find('\n', end);
    if (end < list.end && m_text[end] == '\r') ++end;
    if (end >= list.end || m_text[end] != '\n') return std::nullopt;
    return TextSpan{newline + 1, end + 1};
}

/// As its neighbours stand: each in a line of its own, or side by side.
void TomlEditor::addItem(TextSpan list, std::size_t number, const Node& value) {
    const auto items = itemsOf(m_text, list);
    const auto text = native(value.toToml());
    const auto& near = items[std::min(number, items.size() - 1)];
    const auto line = lineOfItem(list, near);
    if (!line) {
        if (number < items.size()) return replace({near.begin, near.begin}, text + ", ");
        return replace({near.end, near.end}, ", " + text);
    }
    const auto own = m_text.substr(line->begin, near.begin - line->begin) + text + ',' + m_newline;
    if (number < items.size()) return replace({line->begin, line->begin}, own);
    const bool hasComma = m_text[m_text.find_first_not_of(" \t", near.end)] == ',';
    replace({line->end, line->end}, own);
    if (!hasComma) replace({near.end, near.end}, ",");
}

void TomlEditor::addEntry(TextSpan table, const std::string& key, const Node& value) {
    const auto entries = entriesOf(m_text, table);
    const auto entry = key + " = " + native(value.toToml());
    if (entries.empty()) return replace(table, "{ " + entry + " }");
    const auto end = entries.back().value.end;
    replace({end, end}, ", " + entry);
}

/// One of several parts between commas, with the comma that it needs no more.
void TomlEditor::cut(const std::vector<TextSpan>& parts, std::size_t number) {
    if (parts.size() == 1) {
        auto end = parts[0].end;
        const auto comma = m_text.find_first_not_of(" \t\r\n", end);
        if (comma != std::string::npos && m_text[comma] == ',') end = comma + 1;
        return replace({parts[0].begin, end}, {});
    }
    if (number + 1 < parts.size()) return replace({parts[number].begin, parts[number + 1].begin}, {});
    replace({parts[number - 1].end, parts[number].end}, {});
}

void TomlEditor::removeEntry(TextSpan table, std::size_t number) {
    const auto entries = entriesOf(m_text, table);
    if (entries.size() == 1) return replace(table, "{}");
    std::vector<TextSpan> parts;
    for (const auto& entry : entries) parts.push_back({entry.key.begin, entry.value.end});
    cut(parts, number);
}

void TomlEditor::removeItem(TextSpan list, std::size_t number) {
    const auto items = itemsOf(m_text, list);
    if (const auto line = lineOfItem(list, items[number])) return replace(*line, {});
    cut(items, number);
}

}  // namespace sluice::config
