#include "backend/transforms/filter/lexer.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>

namespace sluice::transforms::filter {
namespace {

constexpr std::array<std::string_view, 10> words = {"AND", "OR",   "NOT",  "IN",    "LIKE",
                                                    "IS",  "NULL", "TRUE", "FALSE", "BETWEEN"};
constexpr std::array<std::string_view, 9> symbols = {"<>", "<=", ">=", "!=", "=", "<", ">", "(", ")"};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool startsName(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) || c == '_' || c == '$' || (c & 0x80);
}

class Lexer {
public:
    explicit Lexer(std::string_view where) : m_where(where) {}

    Result<std::vector<Token>> run() {
        std::vector<Token> tokens;
        for (;;) {
            while (m_at < m_where.size() && std::isspace(static_cast<unsigned char>(m_where[m_at]))) ++m_at;
            m_first = m_at;
            if (m_at == m_where.size()) {
                tokens.push_back(token(Token::Type::End, "", "the end"));
                return tokens;
            }
            auto next = one();
            if (!next) return forward(next);
            tokens.push_back(std::move(*next));
        }
    }

private:
    Token token(Token::Type type, std::string text, std::string shown = {}) const {
        if (shown.empty()) shown = std::string(m_where.substr(m_first, m_at - m_first));
        return {type, std::move(text), std::move(shown), static_cast<std::uint32_t>(m_first + 1)};
    }

    Result<Token> one() {
        const char c = m_where[m_at];
        if (c == '\'' || c == '"') return text(c);
        if (c == '`') return quotedName();
        if (isDigit(c) || ((c == '-' || c == '+' || c == '.') && m_at + 1 < m_where.size() &&
                           (isDigit(m_where[m_at + 1]) || m_where[m_at + 1] == '.')))
            return number();
        if (startsName(c)) return name();
        if (c == ',') {
            ++m_at;
            return token(Token::Type::Symbol, ",");
        }
        for (const auto symbol : symbols)
            if (m_where.substr(m_at, symbol.size()) == symbol) {
                m_at += symbol.size();
                return token(Token::Type::Symbol, std::string(symbol == "!=" ? "<>" : symbol));
            }
        return halt(
            fmt::format("column {}: {} means nothing here. Use columns, values in single quotes, numbers, "
                        "= <> < <= > >= AND OR NOT IN LIKE BETWEEN IS NULL and parentheses.",
                        m_at + 1, m_where[m_at]));
    }

    /// As MySQL: the quote doubled, or a backslash before it.
    Result<Token> text(char quote) {
        std::string value;
        for (++m_at; m_at < m_where.size(); ++m_at) {
            const char c = m_where[m_at];
            const char next = m_at + 1 < m_where.size() ? m_where[m_at + 1] : '\0';
            if (c == quote && next == quote) {
                value += quote;
                ++m_at;
            } else if (c == quote) {
                ++m_at;
                return token(Token::Type::Text, std::move(value));
            } else if (c == '\\' && next != '\0') {
                // LIKE needs the backslash of \% and \_ itself.
                if (next == '%' || next == '_') value += '\\';
                value += next == 'n' ? '\n' : next == 't' ? '\t' : next;
                ++m_at;
            } else {
                value += c;
            }
        }
        return halt(fmt::format("column {}: this text has no end. Close it with {}.", m_first + 1, quote));
    }

    Result<Token> quotedName() {
        const auto end = m_where.find('`', m_at + 1);
        if (end == m_where.npos)
            return halt(fmt::format("column {}: this name has no end. Close it with `.", m_first + 1));
        std::string value(m_where.substr(m_at + 1, end - m_at - 1));
        m_at = end + 1;
        return token(Token::Type::Name, std::move(value));
    }

    Result<Token> number() {
        if (m_where[m_at] == '-' || m_where[m_at] == '+') ++m_at;
        while (m_at < m_where.size() && (isDigit(m_where[m_at]) || m_where[m_at] == '.')) ++m_at;
        std::string value(m_where.substr(m_first, m_at - m_first));
        if (std::count(value.begin(), value.end(), '.') > 1 || (m_at < m_where.size() && startsName(m_where[m_at])))
            return halt(fmt::format("column {}: this is no number. Write a plain one, as -12.50.", m_first + 1));
        if (value.front() == '+') value.erase(0, 1);
        return token(Token::Type::Number, std::move(value));
    }

    Result<Token> name() {
        while (m_at < m_where.size() && (startsName(m_where[m_at]) || isDigit(m_where[m_at]))) ++m_at;
        std::string value(m_where.substr(m_first, m_at - m_first));
        std::string upper = value;
        std::transform(upper.begin(), upper.end(), upper.begin(),
                       [](char c) { return static_cast<char>(std::toupper(static_cast<unsigned char>(c))); });
        if (std::find(words.begin(), words.end(), upper) != words.end())
            return token(Token::Type::Word, std::move(upper));
        return token(Token::Type::Name, std::move(value));
    }

    std::string_view m_where;
    std::size_t m_at = 0;
    std::size_t m_first = 0;
};

}  // namespace

Result<std::vector<Token>> tokenize(std::string_view where) {
    return Lexer(where).run();
}

}  // namespace sluice::transforms::filter
