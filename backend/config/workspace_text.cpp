#include "backend/config/workspace_text.h"

#include "backend/config/toml.h"
#include "backend/config/toml_editor.h"

#include <fmt/format.h>

namespace sluice::config {
namespace {

const Node* at(const Node& root, std::string_view section, std::string_view name) {
    const auto* all = root.find(section);
    return all ? all->find(name) : nullptr;
}

/// What the text has to say in the end; an edit that came out otherwise is no edit.
Result<std::string> proven(std::string text, const Node& wanted, std::string_view section, std::string_view name,
                           const std::string& file) {
    const auto parsed = parseToml(text, file);
    if (parsed && sameMeaning(withoutNothing(*parsed, true), withoutNothing(wanted, true))) return text;
    return halt(
        fmt::format("{}: {}.{} is written in a way that cannot be edited here. Write it as [{}.{}], with one "
                    "option a line.",
                    file, section, name, section, name));
}

tl::unexpected<Error> notThere(std::string_view section, std::string_view name, const std::string& file) {
    return halt(
        fmt::format("{} has no {}.{}. Open the file again, somebody may have removed it.", file, section, name));
}

}  // namespace

Result<std::string> withSection(std::string_view text, std::string_view section, std::string_view name,
                                const Node& table, const std::string& file) {
    auto root = parseToml(text, file);
    if (!root) return forward(root);
    auto wanted = *root;
    if (!wanted.find(section)) wanted.set(section, Node{Node::Table{}});
    const auto said = withoutNothing(table);
    wanted.find(section)->set(name, said);
    TomlEditor editor{std::string(text)};
    const KeyPath path{std::string(section), std::string(name)};
    if (const auto* stands = at(*root, section, name))
        editor.change(path, *stands, said);
    else
        editor.append(path, said);
    return proven(editor.takeText(), wanted, section, name, file);
}

Result<std::string> withoutSection(std::string_view text, std::string_view section, std::string_view name,
                                   const std::string& file) {
    auto root = parseToml(text, file);
    if (!root) return forward(root);
    if (!at(*root, section, name)) return notThere(section, name, file);
    auto& members = std::get<Node::Table>(root->find(section)->value);
    std::erase_if(members, [&](const auto& member) { return member.first == name; });
    TomlEditor editor{std::string(text)};
    editor.remove({std::string(section), std::string(name)});
    return proven(editor.takeText(), *root, section, name, file);
}

Result<std::string> sectionText(std::string_view text, std::string_view section, std::string_view name,
                                const std::string& file) {
    auto root = parseToml(text, file);
    if (!root) return forward(root);
    if (!at(*root, section, name)) return std::string();
    return TomlEditor{std::string(text)}.linesOf({std::string(section), std::string(name)});
}

std::string sectionToml(std::string_view section, std::string_view name, const Node& table) {
    // A draft of which nothing is said yet is an empty section.
    const auto said = table.table() ? withoutNothing(table) : Node{Node::Table{}};
    return sectionLines({std::string(section), std::string(name)}, said);
}

}  // namespace sluice::config
