#include "backend/config/toml.h"

#include <algorithm>

#include <fmt/format.h>
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_WINDOWS_COMPAT 0
#include <toml++/toml.h>

namespace sluice::config {
namespace {

std::string isoText(const toml::node& node) {
    std::ostringstream out;
    node.visit([&out](const auto& value) {
        if constexpr (toml::is_date<decltype(value)> || toml::is_time<decltype(value)> ||
                      toml::is_date_time<decltype(value)>)
            out << value.get();
    });
    return out.str();
}

Node convert(const toml::node& from) {
    Node node;
    node.line = from.source().begin.line;
    node.column = from.source().begin.column;
    if (const auto* flag = from.as_boolean()) {
        node.value = flag->get();
    } else if (const auto* integer = from.as_integer()) {
        node.value = integer->get();
    } else if (const auto* real = from.as_floating_point()) {
        node.value = real->get();
    } else if (const auto* text = from.as_string()) {
        node.value = text->get();
    } else if (const auto* array = from.as_array()) {
        Node::List list;
        for (const auto& item : *array) list.push_back(convert(item));
        node.value = std::move(list);
    } else if (const auto* table = from.as_table()) {
        Node::Table members;
        for (const auto& [key, value] : *table) {
            members.emplace_back(std::string(key.str()), convert(value));
            // A table made by a dotted header has the line of its first child.
            if (members.back().second.line == 0) members.back().second.line = key.source().begin.line;
        }
        // The parser sorts by name; users know their jobs in file order.
        std::stable_sort(members.begin(), members.end(), [](const auto& a, const auto& b) {
            return std::pair(a.second.line, a.second.column) < std::pair(b.second.line, b.second.column);
        });
        node.value = std::move(members);
    } else {
        node.value = isoText(from);
    }
    return node;
}

}  // namespace

Result<Node> parseToml(std::string_view text, const std::string& file) {
    const auto parsed = toml::parse(text, file);
    if (!parsed) {
        const auto& error = parsed.error();
        return halt(fmt::format("{}:{}:{}: this is no TOML: {}.", file, error.source().begin.line,
                                error.source().begin.column, error.description()));
    }
    return convert(parsed.table());
}

}  // namespace sluice::config
