#include "backend/change/json_text.h"

#include <cstdint>

namespace sluice {
namespace {

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool readUnit(std::string_view text, std::size_t at, std::uint32_t& unit) {
    if (at > text.size() || text.size() - at < 4) return false;
    unit = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const int digit = hexDigit(text[at + i]);
        if (digit < 0) return false;
        unit = unit << 4 | static_cast<std::uint32_t>(digit);
    }
    return true;
}

void appendCodePoint(std::uint32_t code, std::string& out) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xc0 | code >> 6);
        out += static_cast<char>(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xe0 | code >> 12);
        out += static_cast<char>(0x80 | (code >> 6 & 0x3f));
        out += static_cast<char>(0x80 | (code & 0x3f));
    } else {
        out += static_cast<char>(0xf0 | code >> 18);
        out += static_cast<char>(0x80 | (code >> 12 & 0x3f));
        out += static_cast<char>(0x80 | (code >> 6 & 0x3f));
        out += static_cast<char>(0x80 | (code & 0x3f));
    }
}

/// `at` stands behind the `u`; moves behind what it read.
bool appendEscapedUnit(std::string_view text, std::size_t& at, std::string& out) {
    std::uint32_t code = 0;
    if (!readUnit(text, at, code)) return false;
    at += 4;
    if (code >= 0xdc00 && code < 0xe000) return false;
    if (code >= 0xd800 && code < 0xdc00) {
        std::uint32_t low = 0;
        if (text.substr(at, 2) != "\\u" || !readUnit(text, at + 2, low) || low < 0xdc00 || low >= 0xe000) return false;
        at += 6;
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
    appendCodePoint(code, out);
    return true;
}

bool appendUnescaped(std::string_view text, std::string& out) {
    for (std::size_t at = 0; at < text.size();) {
        const auto special = text.find_first_of("\\\"", at);
        out += text.substr(at, special - at);
        if (special == text.npos) return true;
        if (text[special] == '"' || special + 1 >= text.size()) return false;
        at = special + 2;
        switch (text[special + 1]) {
            case '"':
            case '\\':
            case '/':
                out += text[special + 1];
                break;
            case 'b':
                out += '\b';
                break;
            case 'f':
                out += '\f';
                break;
            case 'n':
                out += '\n';
                break;
            case 'r':
                out += '\r';
                break;
            case 't':
                out += '\t';
                break;
            case 'u':
                if (!appendEscapedUnit(text, at, out)) return false;
                break;
            default:
                return false;
        }
    }
    return true;
}

/// Checks one document; says nothing about duplicate keys or UTF-8.
class Checker {
public:
    explicit Checker(std::string_view text) : m_text(text) {}
    bool document() {
        if (!value(0)) return false;
        space();
        return m_at == m_text.size();
    }

private:
    void space() {
        const auto end = m_text.find_first_not_of(" \t\n\r", m_at);
        m_at = end == m_text.npos ? m_text.size() : end;
    }
    bool take(char wanted) {
        space();
        if (m_at >= m_text.size() || m_text[m_at] != wanted) return false;
        ++m_at;
        return true;
    }
    bool word(std::string_view wanted) {
        if (m_text.substr(m_at, wanted.size()) != wanted) return false;
        m_at += wanted.size();
        return true;
    }
    bool string() {
        if (!take('"')) return false;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (static_cast<unsigned char>(c) < 0x20) return false;
            if (c == '"') {
                ++m_at;
                return true;
            }
            if (c != '\\') continue;
            std::uint32_t unit = 0;
            const char escape = ++m_at < m_text.size() ? m_text[m_at] : '\0';
            if (escape == 'u') {
                if (!readUnit(m_text, m_at + 1, unit)) return false;
                m_at += 4;
            } else if (escape == '\0' || std::string_view("\"\\/bfnrt").find(escape) == std::string_view::npos) {
                return false;
            }
        }
        return false;
    }
    bool number() {
        const auto end = m_text.find_first_not_of("+-.0123456789eE", m_at);
        const auto first = m_at;
        m_at = end == m_text.npos ? m_text.size() : end;
        return isJsonNumber(m_text.substr(first, m_at - first));
    }
    bool members(unsigned depth, bool object, char close) {
        ++m_at;
        if (take(close)) return true;
        do {
            if (object && (!string() || !take(':'))) return false;
            if (!value(depth + 1)) return false;
        } while (take(','));
        return take(close);
    }
    bool value(unsigned depth) {
        space();
        if (m_at >= m_text.size() || depth > 1000) return false;
        switch (m_text[m_at]) {
            case '{':
                return members(depth, true, '}');
            case '[':
                return members(depth, false, ']');
            case '"':
                return string();
            case 't':
                return word("true");
            case 'f':
                return word("false");
            case 'n':
                return word("null");
            default:
                return number();
        }
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

bool isQuoted(std::string_view text) {
    return text.size() >= 2 && text.front() == '"' && text.back() == '"';
}

}  // namespace

bool appendUnescapedJson(std::string_view quoted, std::string& out) {
    if (!isQuoted(quoted)) return false;
    const auto had = out.size();
    if (appendUnescaped(quoted.substr(1, quoted.size() - 2), out)) return true;
    out.resize(had);
    return false;
}

std::string_view plainJsonString(std::string_view quoted) {
    if (!isQuoted(quoted)) return {};
    const auto inside = quoted.substr(1, quoted.size() - 2);
    return inside.find('\\') == inside.npos && inside.find('"') == inside.npos ? inside : std::string_view();
}

bool isJsonNumber(std::string_view text) {
    std::size_t at = 0;
    const auto digits = [&] {
        const auto first = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
        return at - first;
    };
    if (at < text.size() && text[at] == '-') ++at;
    const auto first = at;
    const auto whole = digits();
    if (whole == 0 || (whole > 1 && text[first] == '0')) return false;
    if (at < text.size() && text[at] == '.') {
        ++at;
        if (digits() == 0) return false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
        if (digits() == 0) return false;
    }
    return at == text.size();
}

bool isJsonDocument(std::string_view text) {
    return Checker(text).document();
}

}  // namespace sluice
