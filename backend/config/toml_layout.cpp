#include "backend/config/toml_layout.h"

#include "backend/config/toml.h"

#include <algorithm>

namespace sluice::config {
namespace {

/// Walks over a valid TOML text.
class Cursor {
public:
    Cursor(std::string_view text, std::size_t at) : m_text(text), m_at(at) {}

    std::size_t at() const { return m_at; }
    bool atEnd() const { return m_at >= m_text.size(); }
    char now() const { return atEnd() ? '\0' : m_text[m_at]; }
    void step() { ++m_at; }
    void skipBlanks() {
        while (now() == ' ' || now() == '\t') ++m_at;
    }
    /// Blanks, line ends and comments, as they may stand in a list.
    void skipSpace() {
        while (true) {
            while (!atEnd() && std::string_view(" \t\r\n").find(now()) != std::string_view::npos) ++m_at;
            if (now() != '#') return;
            while (!atEnd() && now() != '\n') ++m_at;
        }
    }
    void toLineEnd() {
        const auto newline = m_text.find('\n', m_at);
        m_at = newline == std::string_view::npos ? m_text.size() : newline + 1;
    }

    /// Up to `=` or `]`, without blanks around.
    TextSpan key() {
        const auto begin = m_at;
        auto end = m_at;
        while (!atEnd() && now() != '=' && now() != ']') {
            if (now() == '"' || now() == '\'')
                string();
            else
                ++m_at;
            if (m_at > begin && m_text[m_at - 1] != ' ' && m_text[m_at - 1] != '\t') end = m_at;
        }
        return {begin, end};
    }

    TextSpan value() {
        const auto begin = m_at;
        if (now() == '"' || now() == '\'') {
            string();
        } else if (now() == '[') {
            items();
        } else if (now() == '{') {
            entries();
        } else {
            while (!atEnd() && std::string_view(",]}#\r\n").find(now()) == std::string_view::npos) ++m_at;
            while (m_at > begin && (m_text[m_at - 1] == ' ' || m_text[m_at - 1] == '\t')) --m_at;
        }
        return {begin, m_at};
    }

    std::vector<TextSpan> items() {
        std::vector<TextSpan> found;
        step();
        for (skipSpace(); !atEnd() && now() != ']'; skipSpace()) {
            if (now() == ',')
                step();
            else
                found.push_back(value());
        }
        step();
        return found;
    }

    std::vector<TomlEntry> entries() {
        std::vector<TomlEntry> found;
        step();
        for (skipSpace(); !atEnd() && now() != '}'; skipSpace()) {
            if (now() == ',')
                step();
            else
                found.push_back(entry());
        }
        step();
        return found;
    }

    /// Without its path, which costs a parse and is not always asked for.
    TomlEntry entry() {
        TomlEntry entry;
        entry.key = key();
        step();
        skipSpace();
        entry.value = value();
        return entry;
    }

private:
    void string() {
        const char quote = now();
        const std::string triple(3, quote);
        if (m_text.substr(m_at, 3) != triple) {
            for (step(); !atEnd() && now() != quote; step())
                if (now() == '\\' && quote == '"') step();
            return step();
        }
        m_at += 3;
        while (!atEnd() && m_text.substr(m_at, 3) != triple) {
            if (now() == '\\' && quote == '"') step();
            step();
        }
        m_at += 3;
        while (now() == quote) step();  // up to two quotes may stand right before the closing ones
    }

    std::string_view m_text;
    std::size_t m_at;
};

/// What a key says, dots and quotes understood: the parser knows.
KeyPath pathOf(std::string_view written) {
    KeyPath path;
    const auto parsed = parseToml(std::string(written) + " = 0", {});
    const Node* node = parsed ? &*parsed : nullptr;
    while (node && node->table() && node->table()->size() == 1) {
        path.push_back(node->table()->front().first);
        node = &node->table()->front().second;
    }
    return path;
}

}  // namespace

std::vector<TomlStatement> layoutOf(std::string_view text) {
    std::vector<TomlStatement> statements;
    KeyPath header;
    Cursor cursor(text, text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    while (!cursor.atEnd()) {
        TomlStatement statement;
        statement.lines.begin = cursor.at();
        cursor.skipBlanks();
        if (cursor.atEnd() || cursor.now() == '#' || cursor.now() == '\n' || cursor.now() == '\r') {
            cursor.toLineEnd();
            continue;
        }
        if (cursor.now() == '[') {
            cursor.step();
            if (cursor.now() == '[') cursor.step();
            cursor.skipBlanks();
            statement.isHeader = true;
            statement.key = cursor.key();
            statement.path = header = pathOf(statement.key.of(text));
        } else {
            static_cast<TomlEntry&>(statement) = cursor.entry();
            const auto own = pathOf(statement.key.of(text));
            statement.path = header;
            statement.path.insert(statement.path.end(), own.begin(), own.end());
        }
        statement.header = header.size();
        cursor.toLineEnd();
        statement.lines.end = cursor.at();
        statements.push_back(std::move(statement));
    }
    return statements;
}

std::vector<TomlEntry> entriesOf(std::string_view text, TextSpan table) {
    auto entries = Cursor(text, table.begin).entries();
    for (auto& entry : entries) entry.path = pathOf(entry.key.of(text));
    return entries;
}

std::vector<TextSpan> itemsOf(std::string_view text, TextSpan list) {
    return Cursor(text, list.begin).items();
}

std::string writtenKey(std::string_view key) {
    Node table;
    table.set(key, Node{true});
    // `{ KEY = true }`
    const auto line = table.toToml();
    return line.substr(2, line.size() - 2 - std::string_view(" = true }").size());
}

}  // namespace sluice::config
