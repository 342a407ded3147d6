#include "backend/config/node.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::config {
namespace {

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        switch (c) {
            case '"':
                result += "\\\"";
                break;
            case '\\':
                result += "\\\\";
                break;
            case '\n':
                result += "\\n";
                break;
            case '\t':
                result += "\\t";
                break;
            case '\r':
                result += "\\r";
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
                    result += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
                else
                    result += c;
        }
    }
    return result + '"';
}

bool isBareKey(std::string_view key) {
    return !key.empty() && std::all_of(key.begin(), key.end(), [](unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

}  // namespace

const Node* Node::find(std::string_view key) const {
    const auto* members = table();
    if (!members) return nullptr;
    for (const auto& [name, node] : *members)
        if (name == key) return &node;
    return nullptr;
}

Node* Node::find(std::string_view key) {
    return const_cast<Node*>(std::as_const(*this).find(key));
}

void Node::set(std::string_view key, Node node) {
    if (auto* found = find(key)) {
        *found = std::move(node);
        return;
    }
    if (empty()) value = Table{};
    std::get<Table>(value).emplace_back(key, std::move(node));
}

std::string_view Node::typeName() const {
    static constexpr std::string_view names[] = {"nothing", "true or false", "a number", "a number",
                                                 "text",    "a list",        "a table"};
    return names[value.index()];
}

std::string Node::toToml() const {
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
    if (const auto* real = std::get_if<double>(&value)) {
        auto text = fmt::format("{}", *real);
        // Without a point it would be read as a whole number.
        if (text.find_first_not_of("-0123456789") == text.npos) text += ".0";
        return text;
    }
    if (const auto* string = text()) return quoted(*string);
    if (const auto* items = list()) {
        std::string result = "[";
        for (const auto& item : *items) result += (result.size() > 1 ? ", " : "") + item.toToml();
        return result + "]";
    }
    if (const auto* members = table()) {
        std::string result;
        for (const auto& [key, node] : *members)
            result += (result.empty() ? "{ " : ", ") + (isBareKey(key) ? key : quoted(key)) + " = " + node.toToml();
        return result.empty() ? "{}" : result + " }";
    }
    return "";
}

}  // namespace sluice::config
