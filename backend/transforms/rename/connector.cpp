#include "backend/transforms/options.h"
#include "backend/transforms/transform.h"

#include <fmt/format.h>

namespace sluice::transforms::rename {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Options {
    Pairs columns;
    std::vector<std::string> tables;
};

const config::Schema<Options>& schema() {
    static const auto made = [] {
        config::Schema<Options> options;
        options.field("columns", &Options::columns, "New names of columns, as { old = \"new\" }.")
            .required()
            .effect(config::Effect::Snapshot);
        options.field("tables", &Options::tables, "Where; all tables that have the columns if not said.")
            .effect(config::Effect::Snapshot);
        return options;
    }();
    return made;
}

/// Gives columns other names. Costs nothing a row.
class Rename : public Transform {
public:
    Rename(Pairs columns, Scope scope) : m_columns(std::move(columns)), m_scope(std::move(scope)) {}

    Result<Planned> plan(const SchemaPtr& in) const override {
        if (!m_scope.contains(*in)) return Planned{in, nullptr, nullptr};
        auto schema = std::make_shared<TableSchema>(*in);
        for (const auto& [from, to] : m_columns) {
            const auto found = findColumns(*in, {from}, m_scope, "rename");
            if (!found) return forward(found);
            for (const auto column : *found) schema->columns[column].name = to;
        }
        for (const auto& [from, to] : m_columns) {
            std::size_t count = 0;
            for (const auto& column : schema->columns) count += column.name == to ? 1 : 0;
            if (count > 1)
                return halt(fmt::format("{} would have two columns {} after `rename`. Choose another name for {}.",
                                        in->qualifiedName(), to, from));
        }
        if (*schema == *in) return Planned{in, nullptr, nullptr};
        return Planned{std::move(schema), nullptr, nullptr};
    }

    NamedColumns names() const override {
        NamedColumns names{"rename", {}, false, m_scope.isSaid()};
        for (const auto& [from, to] : m_columns) names.columns.push_back(from);
        return names;
    }
    bool concerns(const TableSchema& table) const override { return m_scope.contains(table); }

private:
    Pairs m_columns;
    Scope m_scope;
};

Result<std::shared_ptr<const Transform>> make(const config::Node& node, const config::Secrets&) {
    auto options = parseOptions(schema(), node, "rename");
    if (!options) return forward(options);
    auto scope = Scope::parse(options->tables, node, "rename");
    if (!scope) return forward(scope);
    for (const auto& [from, to] : options->columns)
        if (to.empty())
            return halt(fmt::format("{} gives {} no name. Write {{ {} = \"new\" }}.",
                                    placeOf(node, "rename", "columns"), from, from));
    return std::make_shared<const Rename>(std::move(options->columns), std::move(*scope));
}

}  // namespace

const TransformKind& connector() {
    static const TransformKind kind{"rename", "Gives columns other names.", [] { return schema().options(); }, make};
    return kind;
}

}  // namespace sluice::transforms::rename
