#pragma once
#include "backend/change/row.h"
#include "backend/transforms/filter/expression.h"
#include "backend/transforms/filter/scalar.h"

#include <optional>
#include <string>
#include <vector>

namespace sluice::transforms::filter {

/// SQL's three values.
enum class Truth : std::uint8_t { False, Unknown, True };

/// A `where` bound to one schema version: columns found, literals made what the columns are. Immutable; any worker.
class Condition {
public:
    /// Halt: a column is not there, or a literal cannot be compared with its column. `column 14: …`
    static Result<Condition> bind(const Expression& where, const SchemaPtr& schema);

    enum class Image : std::uint8_t { Before, After };
    /// Nothing: a column that decides is not in that image of the row.
    /// Update images leave out what did not change, so After looks into before, too.
    Result<std::optional<Truth>> judge(const Row& row, Image image) const;

    /// Names of the columns, for sentences.
    const std::vector<std::string>& columns() const { return m_columns; }

private:
    struct Term {
        std::optional<std::size_t> column;
        Scalar literal;
        std::string text;  ///< that a literal's text points to
    };
    struct Node {
        Expression::Type type = Expression::Type::And;
        Compare compare = Compare::Equal;
        std::vector<Node> parts;
        std::vector<Term> terms;
    };
    struct Judging;

    static Result<Node> bindNode(const Expression& expression, const SchemaPtr& schema,
                                 std::vector<std::string>& names);
    Truth judgeNode(const Node& node, Judging& judging) const;

    SchemaPtr m_schema;
    Node m_root;
    std::vector<std::string> m_columns;
};

}  // namespace sluice::transforms::filter
