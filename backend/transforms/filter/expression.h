#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace sluice::transforms::filter {

/// A literal as it was written.
struct Literal {
    enum class Type : std::uint8_t { Text, Number };
    Type type = Type::Text;
    std::string text;  ///< of a number: a plain decimal, `-12.5`
};

/// A column by name; where it stands in the `where` text, from 1, for sentences.
struct ColumnName {
    std::string name;
    std::uint32_t place = 0;
};
using Operand = std::variant<Literal, ColumnName>;

enum class Compare : std::uint8_t { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual };

/// A parsed `where`. And and Or have two parts or more, Not one; the others have operands.
struct Expression {
    enum class Type : std::uint8_t { And, Or, Not, Compare, In, Like, Between, IsNull };
    Type type = Type::And;
    std::vector<Expression> parts;
    Compare compare = Compare::Equal;
    std::vector<Operand> operands;  ///< the first is what is judged
    std::uint32_t place = 0;        ///< of the first operand, from 1
};

}  // namespace sluice::transforms::filter
