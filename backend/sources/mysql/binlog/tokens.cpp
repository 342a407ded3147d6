#include "backend/sources/mysql/binlog/tokens.h"

#include <algorithm>
#include <cctype>

namespace sluice::sources::mysql {
namespace {

bool isSpace(char c) {
    return std::isspace(static_cast<unsigned char>(c)) != 0;
}
bool isWordPart(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) != 0 || c == '_' || c == '$' || c == '@' || byte >= 0x80;
}
char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

void Tokens::skipSpace() {
    while (!m_rest.empty()) {
        if (isSpace(m_rest[0])) {
            m_rest.remove_prefix(1);
        } else if (m_rest.starts_with("/*!") || m_rest.starts_with("/*M!")) {
            m_rest.remove_prefix(m_rest[2] == '!' ? 3 : 4);  // executed: only the version number goes
            while (!m_rest.empty() && std::isdigit(static_cast<unsigned char>(m_rest[0])) != 0) m_rest.remove_prefix(1);
        } else if (m_rest.starts_with("*/")) {
            m_rest.remove_prefix(2);
        } else if (m_rest.starts_with("/*")) {
            const auto end = m_rest.find("*/", 2);
            m_rest.remove_prefix(end == m_rest.npos ? m_rest.size() : end + 2);
        } else if (m_rest[0] == '#' || (m_rest.starts_with("--") && (m_rest.size() == 2 || isSpace(m_rest[2])))) {
            const auto end = m_rest.find('\n');
            m_rest.remove_prefix(end == m_rest.npos ? m_rest.size() : end + 1);
        } else {
            return;
        }
    }
}

void Tokens::quoted(char quote) {
    m_rest.remove_prefix(1);
    while (!m_rest.empty()) {
        const char c = m_rest[0];
        m_rest.remove_prefix(1);
        if (c == quote) {
            if (m_rest.empty() || m_rest[0] != quote) return;
            m_rest.remove_prefix(1);
        } else if (c == '\\' && quote != '`' && !m_rest.empty()) {
            m_text += m_rest[0];
            m_rest.remove_prefix(1);
            continue;
        }
        m_text += c;
    }
}

void Tokens::advance() {
    skipSpace();
    m_here = m_rest;
    m_text.clear();
    if (m_rest.empty()) {
        m_kind = Kind::End;
        return;
    }
    const char c = m_rest[0];
    if (c == '`') {
        m_kind = Kind::Name;
        quoted('`');
    } else if (c == '\'' || c == '"') {
        m_kind = c == '"' ? Kind::Name : Kind::Text;
        quoted(c);
    } else if (isWordPart(c)) {
        m_kind = Kind::Word;
        std::size_t size = 0;
        while (size < m_rest.size() && isWordPart(m_rest[size])) ++size;
        m_text = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
    } else {
        m_kind = Kind::Sign;
        m_text = c;
        m_rest.remove_prefix(1);
    }
}

bool Tokens::is(std::string_view word) const {
    return m_kind == Kind::Word && m_text.size() == word.size() &&
           std::equal(word.begin(), word.end(), m_text.begin(), [](char a, char b) { return a == upper(b); });
}

bool Tokens::pass(std::string_view word) {
    if (!is(word)) return false;
    advance();
    return true;
}

bool Tokens::passSign(char sign) {
    if (!isSign(sign)) return false;
    advance();
    return true;
}

std::optional<std::string> Tokens::name() {
    if (m_kind != Kind::Word && m_kind != Kind::Name) return std::nullopt;
    auto result = m_text;
    advance();
    return result;
}

}  // namespace sluice::sources::mysql
