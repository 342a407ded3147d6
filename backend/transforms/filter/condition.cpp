#include "backend/transforms/filter/condition.h"

#include "backend/change/temporal.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace sluice::transforms::filter {
namespace {

/// The place of a column that an untyped schema does not have: absent in every row.
constexpr auto notThere = static_cast<std::size_t>(-1);
const ColumnType untyped;

bool isUntyped(const TableSchema& schema) {
    return std::any_of(schema.columns.begin(), schema.columns.end(),
                       [](const Column& column) { return column.type.kind == Kind::Untyped; });
}

bool isNumeric(Kind kind) {
    return kind == Kind::Integer || kind == Kind::Decimal || kind == Kind::Float || kind == Kind::Double ||
           kind == Kind::Bit || kind == Kind::Year;
}
bool isMoment(Kind kind) {
    return kind == Kind::Date || kind == Kind::DateTime || kind == Kind::Timestamp || kind == Kind::Time;
}
bool canCompare(Kind kind) {
    return kind != Kind::Json && kind != Kind::Geometry && kind != Kind::Vector && kind != Kind::Unsupported;
}

Scalar numberOf(std::string_view digits) {
    Scalar scalar;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), scalar.integer);
    if (error == std::errc() && end == digits.data() + digits.size()) {
        scalar.type = Scalar::Type::Integer;
        return scalar;
    }
    scalar.type = Scalar::Type::Decimal;
    scalar.text = digits;
    return scalar;
}

bool isNumber(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789.-") == text.npos &&
           std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
           text.find('-', 1) == text.npos && std::count(text.begin(), text.end(), '.') <= 1;
}

/// Makes a literal what the column is; `text` is where its characters stay.
std::optional<Scalar> literalFor(const ColumnType& type, const Literal& literal, std::string& text) {
    text = literal.text;
    Scalar scalar;
    if (isNumeric(type.kind)) {
        if (!isNumber(text)) return std::nullopt;
        return numberOf(text);
    }
    if (isMoment(type.kind)) {
        Temporal moment;
        const bool right = type.kind == Kind::Time ? parseTime(text, moment) : parseDateTime(text, moment);
        if (literal.type != Literal::Type::Text || !right) return std::nullopt;
        scalar.type = Scalar::Type::Moment;
        scalar.integer = type.kind == Kind::Time ? microsOfTime(moment) : microsSinceEpoch(moment);
        return scalar;
    }
    if (literal.type == Literal::Type::Number && type.kind == Kind::Untyped) return numberOf(text);
    if (literal.type == Literal::Type::Number) return std::nullopt;
    scalar.type = Scalar::Type::Text;
    scalar.text = text;
    return scalar;
}

std::string_view wantedOf(const ColumnType& type) {
    if (isNumeric(type.kind)) return "a number";
    if (type.kind == Kind::Time) return "a time in single quotes, as '08:30:00'";
    if (isMoment(type.kind)) return "a date in single quotes, as '2026-11-23' or '2026-11-23 09:30:00'";
    return "text in single quotes";
}

}  // namespace

/// One evaluation: the row, which image, and whether a column was absent.
struct Condition::Judging {
    /// What the values of one comparison point into; a BETWEEN holds three at once.
    struct Scratch {
        std::string values[3], tokens[3];
    };
    const Row& row;
    Image image;
    Scratch& scratch;
    bool absent = false;
    std::optional<Error> failed;

    /// The column in this image; an image of an update leaves out what did not change.
    Cell cellOf(std::size_t column) const {
        if (column == notThere) return {};
        const Cell cell = image == Image::After ? row.after(column) : row.before(column);
        return cell.presence == Presence::Absent && image == Image::After ? row.before(column) : cell;
    }

    /// Notes that a column is absent.
    bool missing(const Term& term) {
        if (!term.column || cellOf(*term.column).presence != Presence::Absent) return false;
        absent = true;
        return true;
    }

    Scalar scalarAt(const Condition& owner, const Term& term, std::size_t place) {
        if (!term.column) {
            Scalar literal = term.literal;
            if (literal.type == Scalar::Type::Text || literal.type == Scalar::Type::Decimal) literal.text = term.text;
            return literal;
        }
        if (missing(term)) return {};
        const auto value = readValue(cellOf(*term.column), scratch.values[place]);
        if (!value) {
            failed = inColumn(value.error(), *owner.m_schema, *term.column).value();
            return {};
        }
        return scalarOf(*value, scratch.tokens[place]);
    }
};

Result<Condition> Condition::bind(const Expression& where, const SchemaPtr& schema) {
    Condition condition;
    condition.m_schema = schema;
    auto root = bindNode(where, schema, condition.m_columns);
    if (!root) return forward(root);
    condition.m_root = std::move(*root);
    return condition;
}

Result<Condition::Node> Condition::bindNode(const Expression& expression, const SchemaPtr& schema,
                                            std::vector<std::string>& names) {
    Node node;
    node.type = expression.type;
    node.compare = expression.compare;
    for (const auto& part : expression.parts) {
        auto bound = bindNode(part, schema, names);
        if (!bound) return bound;
        node.parts.push_back(std::move(*bound));
    }
    const ColumnType* type = nullptr;
    std::string_view typed;
    for (const auto& operand : expression.operands) {
        const auto* column = std::get_if<ColumnName>(&operand);
        if (!column) continue;
        const auto index = schema->indexOf(column->name);
        if (!index && !isUntyped(*schema))
            return halt(
                fmt::format("column {}: {} has no column {}. Name a column of the table; text stands in single "
                            "quotes.",
                            column->place, schema->qualifiedName(), column->name));
        const auto& found = index ? schema->columns[*index].type : untyped;
        if (expression.type != Expression::Type::IsNull && !canCompare(found.kind))
            return halt(fmt::format("column {}: {} is {}, which only IS NULL can judge.", column->place, column->name,
                                    found.sql));
        const bool alike =
            !type || type->kind == Kind::Untyped || found.kind == Kind::Untyped ||
            (isNumeric(type->kind) == isNumeric(found.kind) && isMoment(type->kind) == isMoment(found.kind) &&
             (type->kind == Kind::Time) == (found.kind == Kind::Time));
        if (!alike)
            return halt(fmt::format("column {}: {} ({}) cannot be compared with {} ({}).", column->place, column->name,
                                    found.sql, typed, type->sql));
        if (!type) {
            type = &found;
            typed = column->name;
        }
        if (std::find(names.begin(), names.end(), column->name) == names.end()) names.push_back(column->name);
    }
    if (!expression.operands.empty() && !type)
        return halt(fmt::format("column {}: this compares two values and no column. Name a column.", expression.place));
    if (expression.type == Expression::Type::Like && (isNumeric(type->kind) || isMoment(type->kind)))
        return halt(fmt::format("column {}: LIKE judges text, and {} is {}.", expression.place, typed, type->sql));
    for (const auto& operand : expression.operands) {
        Term term;
        if (const auto* column = std::get_if<ColumnName>(&operand)) {
            term.column = schema->indexOf(column->name).value_or(notThere);
        } else {
            const auto& literal = std::get<Literal>(operand);
            const auto scalar = literalFor(*type, literal, term.text);
            if (!scalar)
                return halt(fmt::format("column {}: {} is {}; compare it with {}, not with {}.", expression.place,
                                        typed, type->sql, wantedOf(*type), literal.text));
            term.literal = *scalar;
            term.literal.text = {};  // the term moves; its text is looked up when it is used
        }
        node.terms.push_back(std::move(term));
    }
    return node;
}

namespace {

Truth negate(Truth truth) {
    return truth == Truth::Unknown ? Truth::Unknown : truth == Truth::True ? Truth::False : Truth::True;
}
Truth of(bool yes) {
    return yes ? Truth::True : Truth::False;
}

Truth compared(Compare compare, std::optional<int> order) {
    if (!order) return Truth::Unknown;
    switch (compare) {
        case Compare::Equal:
            return of(*order == 0);
        case Compare::NotEqual:
            return of(*order != 0);
        case Compare::Less:
            return of(*order < 0);
        case Compare::LessOrEqual:
            return of(*order <= 0);
        case Compare::Greater:
            return of(*order > 0);
        case Compare::GreaterOrEqual:
            break;
    }
    return of(*order >= 0);
}

}  // namespace

Truth Condition::judgeNode(const Node& node, Judging& judging) const {
    using Type = Expression::Type;
    const auto at = [&](std::size_t term, std::size_t place) {
        return judging.scalarAt(*this, node.terms[term], place);
    };
    switch (node.type) {
        case Type::And:
        case Type::Or: {
            const auto decides = node.type == Type::And ? Truth::False : Truth::True;
            Truth whole = node.type == Type::And ? Truth::True : Truth::False;
            for (const auto& part : node.parts) {
                const auto truth = judgeNode(part, judging);
                if (truth == decides) return decides;
                if (truth == Truth::Unknown) whole = Truth::Unknown;
            }
            return whole;
        }
        case Type::Not:
            return negate(judgeNode(node.parts[0], judging));
        case Type::Compare:
            return compared(node.compare, compareScalars(at(0, 0), at(1, 1)));
        case Type::In: {
            const auto judged = at(0, 0);
            Truth found = Truth::False;
            for (std::size_t i = 1; i < node.terms.size(); ++i) {
                const auto truth = compared(Compare::Equal, compareScalars(judged, at(i, 1)));
                if (truth == Truth::True) return truth;
                if (truth == Truth::Unknown) found = truth;
            }
            return found;
        }
        case Type::Like: {
            const auto judged = at(0, 0);
            if (judged.type != Scalar::Type::Text) return Truth::Unknown;
            return of(isLike(judged.text, node.terms[1].text));
        }
        case Type::Between: {
            const auto judged = at(0, 0);
            const auto low = compared(Compare::GreaterOrEqual, compareScalars(judged, at(1, 1)));
            const auto high = compared(Compare::LessOrEqual, compareScalars(judged, at(2, 2)));
            return std::min(low, high);
        }
        case Type::IsNull:
            return judging.missing(node.terms[0]) ? Truth::Unknown : of(at(0, 0).type == Scalar::Type::Null);
    }
    return Truth::Unknown;
}

Result<std::optional<Truth>> Condition::judge(const Row& row, Image image) const {
    thread_local Judging::Scratch scratch;
    Judging judging{row, image, scratch, false, std::nullopt};
    const auto truth = judgeNode(m_root, judging);
    if (judging.failed) return tl::unexpected<Error>(*judging.failed);
    // With the absent values unknown, a definite answer is one whatever they are.
    if (truth == Truth::Unknown && judging.absent) return std::optional<Truth>();
    return std::optional<Truth>(truth);
}

}  // namespace sluice::transforms::filter
