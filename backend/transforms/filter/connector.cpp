#include "backend/transforms/filter/condition.h"
#include "backend/transforms/filter/parser.h"
#include "backend/transforms/options.h"
#include "backend/transforms/transform.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::transforms::filter {
namespace {

struct Options {
    std::string where;
    std::vector<std::string> tables;
};

const config::Schema<Options>& schema() {
    static const auto made = [] {
        config::Schema<Options> options;
        options
            .field("where", &Options::where,
                   "The rows to keep, as status <> 'deleted': columns, literals, = <> < <= > >= AND OR NOT IN LIKE "
                   "BETWEEN IS NULL, parentheses. Text is compared exactly, TIMESTAMP in UTC.")
            .required()
            .effect(config::Effect::Snapshot);
        options.field("tables", &Options::tables, "Where; all tables that have the columns if not said.")
            .effect(config::Effect::Snapshot);
        return options;
    }();
    return made;
}

/// Judges rows of one schema version.
class FilterEdit : public RowEdit {
public:
    explicit FilterEdit(Condition condition) : m_condition(std::move(condition)) {}

    Result<Verdict> apply(Row& row, Batch&) const override {
        if (row.op() == Op::Truncate) return Verdict::Keep;
        if (row.op() == Op::Delete) {
            const auto was = m_condition.judge(row, Condition::Image::Before);
            if (!was) return forward(was);
            // A delete that cannot be judged goes on: deleting what a sink never had does no harm.
            return !*was || **was == Truth::True ? Verdict::Keep : Verdict::Drop;
        }
        const auto is = m_condition.judge(row, Condition::Image::After);
        if (!is) return forward(is);
        if (!*is)
            return reject(
                fmt::format("{}: the row does not say all of {}, so a `filter` cannot judge it. Set "
                            "binlog_row_image=FULL at the source, or filter by other columns.",
                            row.schema().qualifiedName(), fmt::join(m_condition.columns(), ", ")));
        const bool now = **is == Truth::True;
        if (row.op() != Op::Update) return now ? Verdict::Keep : Verdict::Drop;
        const auto was = m_condition.judge(row, Condition::Image::Before);
        if (!was) return forward(was);
        if (!*was) return now ? Verdict::Keep : Verdict::AsDelete;
        const bool before = **was == Truth::True;
        if (before) return now ? Verdict::Keep : Verdict::AsDelete;
        return now ? Verdict::AsInsert : Verdict::Drop;
    }

private:
    Condition m_condition;
};

void collect(const Expression& where, std::vector<std::string>& names) {
    for (const auto& operand : where.operands)
        if (const auto* column = std::get_if<ColumnName>(&operand))
            if (std::find(names.begin(), names.end(), column->name) == names.end()) names.push_back(column->name);
    for (const auto& part : where.parts) collect(part, names);
}

bool hasColumns(const Expression& where, const TableSchema& schema) {
    for (const auto& operand : where.operands)
        if (const auto* column = std::get_if<ColumnName>(&operand); column && !schema.indexOf(column->name))
            return false;
    for (const auto& part : where.parts)
        if (!hasColumns(part, schema)) return false;
    return true;
}

bool isTyped(const TableSchema& schema) {
    for (const auto& column : schema.columns)
        if (column.type.kind == Kind::Untyped) return false;
    return true;
}

/// Keeps the rows that a condition names. An update into it is an insert, an update out of it a delete.
class Filter : public Transform {
public:
    Filter(Expression where, Scope scope, std::string place)
        : m_where(std::move(where)), m_scope(std::move(scope)), m_place(std::move(place)) {}

    Result<Planned> plan(const SchemaPtr& in) const override {
        if (!m_scope.contains(*in)) return Planned{in, nullptr, nullptr};
        if (!m_scope.mustHave(*in) && isTyped(*in) && !hasColumns(m_where, *in)) return Planned{in, nullptr, nullptr};
        auto condition = Condition::bind(m_where, in);
        if (!condition) return halt(fmt::format("{}, {}", m_place, condition.error().message));
        return Planned{in, nullptr, std::make_shared<const FilterEdit>(std::move(*condition))};
    }

    NamedColumns names() const override {
        NamedColumns names{"filter", {}, true, m_scope.isSaid()};
        collect(m_where, names.columns);
        return names;
    }
    bool concerns(const TableSchema& table) const override { return m_scope.contains(table); }

private:
    Expression m_where;
    Scope m_scope;
    std::string m_place;
};

Result<std::shared_ptr<const Transform>> make(const config::Node& node, const config::Secrets&) {
    auto options = parseOptions(schema(), node, "filter");
    if (!options) return forward(options);
    auto scope = Scope::parse(options->tables, node, "filter");
    if (!scope) return forward(scope);
    auto place = placeOf(node, "filter", "where");
    auto where = parseWhere(options->where);
    if (!where) return halt(fmt::format("{}, {}", place, where.error().message));
    return std::make_shared<const Filter>(std::move(*where), std::move(*scope), std::move(place));
}

}  // namespace

const TransformKind& connector() {
    static const TransformKind kind{"filter", "Keeps the rows that a condition names.",
                                    [] { return schema().options(); }, make};
    return kind;
}

}  // namespace sluice::transforms::filter
