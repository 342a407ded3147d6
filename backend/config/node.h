#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sluice::config {

/// A value of a workspace file with the line it stands on; free of any parser's types.
class Node {
public:
    using List = std::vector<Node>;
    using Table = std::vector<std::pair<std::string, Node>>;  ///< in file order
    std::variant<std::monostate, bool, std::int64_t, double, std::string, List, Table> value;
    std::uint32_t line = 0;  ///< from 1; 0: not from a file
    std::uint32_t column = 0;

    /// The member of that name; null: not there, or this is no table.
    const Node* find(std::string_view key) const;
    Node* find(std::string_view key);
    /// Sets or replaces a member; an empty node becomes a table.
    void set(std::string_view key, Node node);
    bool empty() const { return std::holds_alternative<std::monostate>(value); }
    const std::string* text() const { return std::get_if<std::string>(&value); }
    const Table* table() const { return std::get_if<Table>(&value); }
    const List* list() const { return std::get_if<List>(&value); }
    /// "text", "number", "true or false", "list", "table".
    std::string_view typeName() const;
    /// As TOML would write it on one line; secrets are the caller's care.
    std::string toToml() const;
    /// Lines and columns do not count.
    friend bool operator==(const Node& a, const Node& b) { return a.value == b.value; }
};

}  // namespace sluice::config
