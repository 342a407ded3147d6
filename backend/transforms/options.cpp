#include "backend/transforms/options.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::transforms {

Result<Scope> Scope::parse(const std::vector<std::string>& patterns, const config::Node& node, std::string_view kind) {
    Scope scope;
    if (patterns.empty()) return scope;
    auto tables = config::TableSet::parse(patterns);
    if (!tables) return halt(fmt::format("{}: {}", placeOf(node, kind, "tables"), tables.error().message));
    scope.m_tables = std::move(*tables);
    return scope;
}

bool Scope::contains(const TableSchema& schema) const {
    return !m_tables || m_tables->contains(schema.database, schema.table);
}

bool Scope::mustHave(const TableSchema& schema) const {
    return m_tables && std::none_of(schema.columns.begin(), schema.columns.end(),
                                    [](const Column& column) { return column.type.kind == Kind::Untyped; });
}

std::string placeOf(const config::Node& node, std::string_view kind, std::string_view key) {
    const auto* member = node.find(key);
    return fmt::format("line:{}: {}.{}", member ? member->line : node.line, kind, key);
}

Result<std::vector<std::size_t>> findColumns(const TableSchema& schema, const std::vector<std::string>& names,
                                             const Scope& scope, std::string_view kind) {
    std::vector<std::size_t> found;
    for (const auto& name : names) {
        if (const auto index = schema.indexOf(name))
            found.push_back(*index);
        else if (scope.mustHave(schema))
            return halt(
                fmt::format("{} has no column {}, which a `{}` transform names. Name a column of the table, or "
                            "leave the table out of `tables`.",
                            schema.qualifiedName(), name, kind));
    }
    return found;
}

}  // namespace sluice::transforms
