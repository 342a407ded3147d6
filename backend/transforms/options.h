#pragma once
#include "backend/change/table_schema.h"
#include "backend/config/node.h"
#include "backend/config/schema.h"
#include "backend/config/table_set.h"
#include "backend/core/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::transforms {

/// Which tables a transform concerns: all, or those its `tables` names.
class Scope {
public:
    /// Halt with the line of the node and what would be right.
    static Result<Scope> parse(const std::vector<std::string>& patterns, const config::Node& node,
                               std::string_view kind);

    bool contains(const TableSchema& schema) const;
    /// Whether `tables` was given.
    bool isSaid() const { return m_tables.has_value(); }
    /// Whether a column that is not there is an error: it is where the table was named and its types are known.
    bool mustHave(const TableSchema& schema) const;

private:
    std::optional<config::TableSet> m_tables;
};

/// `line 12: mask.columns `: the beginning of a sentence about an option.
std::string placeOf(const config::Node& node, std::string_view kind, std::string_view key);

/// Reads a transform's table; `kind` is the list entry's own key.
template <class Options>
Result<Options> parseOptions(const config::Schema<Options>& schema, const config::Node& node, std::string_view kind) {
    return schema.parse(node, config::Place{"line", std::string(kind)}, {"kind"});
}

/// The columns of that name, in the schema's order of `names`. Halt: one is not there and Scope says it must be.
Result<std::vector<std::size_t>> findColumns(const TableSchema& schema, const std::vector<std::string>& names,
                                             const Scope& scope, std::string_view kind);

}  // namespace sluice::transforms
