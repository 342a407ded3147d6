#include "backend/transforms/filter/parser.h"

#include "backend/transforms/filter/lexer.h"

#include <fmt/format.h>

namespace sluice::transforms::filter {
namespace {

constexpr unsigned deepest = 100;

class Parser {
public:
    explicit Parser(std::vector<Token> tokens) : m_tokens(std::move(tokens)) {}

    Result<Expression> run() {
        if (now().type == Token::Type::End) return halt("it is empty. Write a condition, as status <> 'deleted'.");
        auto whole = disjunction(0);
        if (!whole) return whole;
        if (now().type != Token::Type::End) return unexpected("AND, OR or the end");
        return whole;
    }

private:
    const Token& now() const { return m_tokens[m_at]; }
    bool isWord(std::string_view word) const { return now().type == Token::Type::Word && now().text == word; }
    bool takeWord(std::string_view word) {
        if (!isWord(word)) return false;
        ++m_at;
        return true;
    }
    bool takeSymbol(std::string_view symbol) {
        if (now().type != Token::Type::Symbol || now().text != symbol) return false;
        ++m_at;
        return true;
    }
    tl::unexpected<Error> unexpected(std::string_view wanted) const {
        return halt(fmt::format("column {}: expected {}, not {}.", now().place, wanted, now().shown));
    }

    Result<Expression> disjunction(unsigned depth) {
        return chain(Expression::Type::Or, "OR", [&] { return conjunction(depth); });
    }
    Result<Expression> conjunction(unsigned depth) {
        return chain(Expression::Type::And, "AND", [&] { return negation(depth); });
    }
    template <class Part>
    Result<Expression> chain(Expression::Type type, std::string_view word, Part&& part) {
        auto first = part();
        if (!first || !isWord(word)) return first;
        Expression whole;
        whole.type = type;
        whole.parts.push_back(std::move(*first));
        while (takeWord(word)) {
            auto next = part();
            if (!next) return next;
            whole.parts.push_back(std::move(*next));
        }
        return whole;
    }

    Result<Expression> negation(unsigned depth) {
        if (depth > deepest)
            return halt(fmt::format("column {}: this is nested too deeply. Simplify it.", now().place));
        if (takeWord("NOT")) {
            auto inner = negation(depth + 1);
            return inner ? negated(std::move(*inner)) : std::move(inner);
        }
        if (takeSymbol("(")) {
            auto inner = disjunction(depth + 1);
            if (!inner) return inner;
            if (!takeSymbol(")")) return unexpected("a closing parenthesis");
            return inner;
        }
        return predicate();
    }

    static Expression negated(Expression inner) {
        Expression whole;
        whole.type = Expression::Type::Not;
        whole.parts.push_back(std::move(inner));
        return whole;
    }

    Result<Expression> predicate() {
        Expression made;
        made.place = now().place;
        auto first = operand("a column or a value");
        if (!first) return forward(first);
        made.operands.push_back(std::move(*first));
        if (takeWord("IS")) {
            const bool isNot = takeWord("NOT");
            if (!takeWord("NULL")) return unexpected("NULL");
            made.type = Expression::Type::IsNull;
            return isNot ? negated(std::move(made)) : std::move(made);
        }
        const bool isNot = takeWord("NOT");
        if (takeWord("IN")) {
            made.type = Expression::Type::In;
            if (!takeSymbol("(")) return unexpected("a list in parentheses");
            do {
                auto item = operand("a value of the list");
                if (!item) return forward(item);
                made.operands.push_back(std::move(*item));
            } while (takeSymbol(","));
            if (!takeSymbol(")")) return unexpected("a comma or a closing parenthesis");
        } else if (takeWord("LIKE")) {
            made.type = Expression::Type::Like;
            if (now().type != Token::Type::Text) return unexpected("a pattern in single quotes");
            made.operands.push_back(Literal{Literal::Type::Text, now().text});
            ++m_at;
        } else if (takeWord("BETWEEN")) {
            made.type = Expression::Type::Between;
            for (const bool last : {false, true}) {
                auto bound = operand(last ? "the upper bound" : "the lower bound");
                if (!bound) return forward(bound);
                made.operands.push_back(std::move(*bound));
                if (!last && !takeWord("AND")) return unexpected("AND and the upper bound");
            }
        } else if (isNot) {
            return unexpected("IN, LIKE or BETWEEN");
        } else {
            return comparison(std::move(made));
        }
        return isNot ? negated(std::move(made)) : std::move(made);
    }

    Result<Expression> comparison(Expression made) {
        constexpr std::pair<std::string_view, Compare> all[] = {
            {"=", Compare::Equal},        {"<>", Compare::NotEqual}, {"<", Compare::Less},
            {"<=", Compare::LessOrEqual}, {">", Compare::Greater},   {">=", Compare::GreaterOrEqual}};
        made.type = Expression::Type::Compare;
        for (const auto& [symbol, compare] : all) {
            if (!takeSymbol(symbol)) continue;
            made.compare = compare;
            auto second = operand("a column or a value");
            if (!second) return forward(second);
            made.operands.push_back(std::move(*second));
            return made;
        }
        return unexpected("a comparison, as = or IS NULL");
    }

    Result<Operand> operand(std::string_view wanted) {
        const Token token = now();
        switch (token.type) {
            case Token::Type::Name:
                ++m_at;
                return ColumnName{token.text, token.place};
            case Token::Type::Text:
                ++m_at;
                return Literal{Literal::Type::Text, token.text};
            case Token::Type::Number:
                ++m_at;
                return Literal{Literal::Type::Number, token.text};
            case Token::Type::Word:
                if (token.text == "TRUE" || token.text == "FALSE") {
                    ++m_at;
                    return Literal{Literal::Type::Number, token.text == "TRUE" ? "1" : "0"};
                }
                if (token.text == "NULL")
                    return halt(
                        fmt::format("column {}: nothing is equal to NULL. Write IS NULL or IS NOT NULL.", token.place));
                return unexpected(wanted);
            default:
                return unexpected(wanted);
        }
    }

    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
};

}  // namespace

Result<Expression> parseWhere(std::string_view where) {
    auto tokens = tokenize(where);
    if (!tokens) return forward(tokens);
    return Parser(std::move(*tokens)).run();
}

}  // namespace sluice::transforms::filter
