#include "backend/transforms/options.h"
#include "backend/transforms/transform.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::transforms::drop {
namespace {

struct Options {
    std::vector<std::string> columns;
    std::vector<std::string> tables;
};

const config::Schema<Options>& schema() {
    static const auto made = [] {
        config::Schema<Options> options;
        options.field("columns", &Options::columns, "The columns to leave out.")
            .required()
            .effect(config::Effect::Snapshot);
        options.field("tables", &Options::tables, "Where; all tables that have the columns if not said.")
            .effect(config::Effect::Snapshot);
        return options;
    }();
    return made;
}

/// Leaves columns out. Costs nothing a row.
class Drop : public Transform {
public:
    Drop(std::vector<std::string> columns, Scope scope) : m_columns(std::move(columns)), m_scope(std::move(scope)) {}

    Result<Planned> plan(const SchemaPtr& in) const override {
        if (!m_scope.contains(*in)) return Planned{in, nullptr, nullptr};
        const auto dropped = findColumns(*in, m_columns, m_scope, "drop");
        if (!dropped) return forward(dropped);
        if (dropped->empty()) return Planned{in, nullptr, nullptr};
        auto schema = std::make_shared<TableSchema>();
        schema->database = in->database;
        schema->table = in->table;
        auto map = std::make_shared<ColumnMap>();
        std::vector<std::size_t> placeOfColumn(in->columns.size());
        for (std::size_t i = 0; i < in->columns.size(); ++i) {
            if (std::find(dropped->begin(), dropped->end(), i) != dropped->end()) continue;
            placeOfColumn[i] = schema->columns.size();
            schema->columns.push_back(in->columns[i]);
            map->source.push_back(static_cast<std::uint32_t>(i));
        }
        for (const auto column : in->key) {
            if (std::find(dropped->begin(), dropped->end(), column) != dropped->end())
                return halt(
                    fmt::format("{}.{} is part of the key, so `drop` cannot leave it out. Take it off the list, "
                                "or name another `key` for the table.",
                                in->qualifiedName(), in->columns[column].name));
            schema->key.push_back(placeOfColumn[column]);
        }
        return Planned{std::move(schema), std::move(map), nullptr};
    }

    NamedColumns names() const override { return {"drop", m_columns, false, m_scope.isSaid()}; }
    bool concerns(const TableSchema& table) const override { return m_scope.contains(table); }

private:
    std::vector<std::string> m_columns;
    Scope m_scope;
};

Result<std::shared_ptr<const Transform>> make(const config::Node& node, const config::Secrets&) {
    auto options = parseOptions(schema(), node, "drop");
    if (!options) return forward(options);
    auto scope = Scope::parse(options->tables, node, "drop");
    if (!scope) return forward(scope);
    return std::make_shared<const Drop>(std::move(options->columns), std::move(*scope));
}

}  // namespace

const TransformKind& connector() {
    static const TransformKind kind{"drop", "Leaves columns out.", [] { return schema().options(); }, make};
    return kind;
}

}  // namespace sluice::transforms::drop
