#include "ui/wizard/node_edit.h"

#include <algorithm>

namespace sluice::ui::wizard {

using config::Node;

namespace {

using Step = const std::string_view*;

void setFrom(Node& table, Step at, Step end, Node value) {
    if (!table.table()) table.value = Node::Table();
    if (at + 1 == end) {
        table.set(*at, std::move(value));
        return;
    }
    if (!table.find(*at)) table.set(*at, Node{Node::Table(), 0, 0});
    setFrom(*table.find(*at), at + 1, end, std::move(value));
}

void dropFrom(Node& table, Step at, Step end) {
    auto* members = std::get_if<Node::Table>(&table.value);
    if (!members) return;
    if (at + 1 != end) {
        auto* inner = table.find(*at);
        if (!inner) return;
        dropFrom(*inner, at + 1, end);
        if (!inner->table() || !inner->table()->empty()) return;
    }
    std::erase_if(*members, [&](const auto& member) { return member.first == *at; });
}

}  // namespace

const Node* memberAt(const Node& table, Path path) {
    const Node* node = &table;
    for (const auto key : path) {
        node = node->find(key);
        if (!node) return nullptr;
    }
    return node;
}

void setMember(Node& table, Path path, Node value) {
    setFrom(table, path.begin(), path.end(), std::move(value));
}

void dropMember(Node& table, Path path) {
    dropFrom(table, path.begin(), path.end());
}

void setTexts(Node& table, Path path, const std::vector<std::string>& texts) {
    if (texts.empty())
        dropMember(table, path);
    else
        setMember(table, path, listNode(texts));
}

Node textNode(std::string_view text) {
    return {std::string(text), 0, 0};
}

Node flagNode(bool flag) {
    return {flag, 0, 0};
}

Node numberNode(std::int64_t number) {
    return {number, 0, 0};
}

Node listNode(const std::vector<std::string>& texts) {
    Node::List list;
    for (const auto& text : texts) list.push_back(textNode(text));
    return {std::move(list), 0, 0};
}

std::string textAt(const Node& table, Path path) {
    const auto* node = memberAt(table, path);
    return node && node->text() ? *node->text() : std::string();
}

std::vector<std::string> textsAt(const Node& table, Path path) {
    std::vector<std::string> texts;
    const auto* node = memberAt(table, path);
    if (!node || !node->list()) return texts;
    for (const auto& item : *node->list()) {
        if (item.text()) texts.push_back(*item.text());
    }
    return texts;
}

}  // namespace sluice::ui::wizard
