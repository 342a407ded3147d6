#include "ui/wizard/column_choice.h"

#include "backend/config/table_set.h"
#include "ui/wizard/node_edit.h"

#include <algorithm>
#include <array>

namespace sluice::ui::wizard {

using config::Node;

namespace {

/// The order in which a table's own transforms stand: names that others use change last.
constexpr std::array<std::string_view, 4> ranks = {"filter", "mask", "drop", "rename"};

std::size_t rankOf(const Node& transform) {
    return static_cast<std::size_t>(std::ranges::find(ranks, textAt(transform, {"kind"})) - ranks.begin());
}

bool isOwn(const Node& transform, const std::string& table) {
    return textsAt(transform, {"tables"}) == std::vector{table};
}

bool concerns(const Node& transform, const std::string& table) {
    const auto tables = textsAt(transform, {"tables"});
    if (tables.empty()) return true;
    const auto set = config::TableSet::parse(tables);
    const auto dot = table.find('.');
    return set && dot != std::string::npos &&
           set->contains(std::string_view(table).substr(0, dot), std::string_view(table).substr(dot + 1));
}

Node::List transformsOf(const Node& job) {
    const auto* list = job.find("transforms");
    return list && list->list() ? *list->list() : Node::List();
}

void putTransforms(Node& job, Node::List list) {
    if (list.empty())
        dropMember(job, {"transforms"});
    else
        setMember(job, {"transforms"}, Node{std::move(list), 0, 0});
}

void insertRanked(Node::List& list, const std::string& table, Node transform) {
    auto place = list.end();
    for (auto at = list.begin(); at != list.end(); ++at) {
        if (!isOwn(*at, table) || rankOf(*at) <= rankOf(transform)) continue;
        place = at;
        break;
    }
    list.insert(place, std::move(transform));
}

bool namesColumn(const Node& transform, const std::string& column) {
    if (const auto* renamed = memberAt(transform, {"columns"}); renamed && renamed->table())
        return renamed->find(column) != nullptr;
    const auto columns = textsAt(transform, {"columns"});
    return std::ranges::find(columns, column) != columns.end();
}

Treatment read(const Node& transform, const std::string& column) {
    const auto kind = textAt(transform, {"kind"});
    if (kind == "rename") return {Treatment::Kind::Rename, textAt(transform, {"columns", column}), false};
    if (kind == "drop") return {Treatment::Kind::Drop, {}, false};
    if (memberAt(transform, {"hash"})) return {Treatment::Kind::MaskHash, textAt(transform, {"salt"}), false};
    return {Treatment::Kind::MaskText, textAt(transform, {"with"}), false};
}

/// Takes the column out of the table's own transforms; those that then name none go.
void takeOut(Node::List& list, const std::string& table, const std::string& column) {
    for (auto& transform : list) {
        if (!isOwn(transform, table) || textAt(transform, {"kind"}) == "filter" || !namesColumn(transform, column))
            continue;
        auto* columns = transform.find("columns");
        if (auto* renamed = std::get_if<Node::Table>(&columns->value))
            std::erase_if(*renamed, [&](const auto& member) { return member.first == column; });
        else if (auto* names = std::get_if<Node::List>(&columns->value))
            std::erase_if(*names, [&](const Node& name) { return name.text() && *name.text() == column; });
    }
    std::erase_if(list, [&](const Node& transform) {
        if (!isOwn(transform, table) || textAt(transform, {"kind"}) == "filter") return false;
        const auto* columns = transform.find("columns");
        return columns &&
               ((columns->table() && columns->table()->empty()) || (columns->list() && columns->list()->empty()));
    });
}

Node begun(const Treatment& treatment, const std::string& table) {
    Node node;
    const bool hash = treatment.kind == Treatment::Kind::MaskHash;
    const char* kind = treatment.kind == Treatment::Kind::Rename ? "rename"
                       : treatment.kind == Treatment::Kind::Drop ? "drop"
                                                                 : "mask";
    node.set("kind", textNode(kind));
    node.set("tables", listNode({table}));
    node.set("columns",
             treatment.kind == Treatment::Kind::Rename ? Node{Node::Table(), 0, 0} : Node{Node::List(), 0, 0});
    if (hash) {
        node.set("hash", textNode("sha256"));
        node.set("salt", textNode(treatment.text));
    } else if (treatment.kind == Treatment::Kind::MaskText) {
        node.set("with", textNode(treatment.text));
    }
    return node;
}

/// Whether a column may join the transform: the same but for its columns.
bool isAlike(const Node& a, const Node& b) {
    Node left = a, right = b;
    left.set("columns", Node());
    right.set("columns", Node());
    const auto* x = left.table();
    const auto* y = right.table();
    return x && y && x->size() == y->size() && std::ranges::all_of(*x, [&](const auto& member) {
               const auto* other = right.find(member.first);
               return other && *other == member.second;
           });
}

}  // namespace

Treatment treatmentOf(const Node& job, const std::string& table, const std::string& column) {
    Treatment found;
    for (const auto& transform : transformsOf(job)) {
        if (textAt(transform, {"kind"}) == "filter" || !namesColumn(transform, column) || !concerns(transform, table))
            continue;
        found = read(transform, column);
        found.shared = !isOwn(transform, table);
    }
    return found;
}

void treat(Node& job, const std::string& table, const std::string& column, const Treatment& treatment) {
    auto list = transformsOf(job);
    takeOut(list, table, column);
    if (treatment.kind != Treatment::Kind::Keep) {
        const auto fresh = begun(treatment, table);
        auto place =
            std::ranges::find_if(list, [&](const Node& each) { return isOwn(each, table) && isAlike(each, fresh); });
        if (place == list.end()) {
            insertRanked(list, table, fresh);
            place = std::ranges::find_if(list,
                                         [&](const Node& each) { return isOwn(each, table) && isAlike(each, fresh); });
        }
        auto* columns = place->find("columns");
        if (treatment.kind == Treatment::Kind::Rename)
            columns->set(column, textNode(treatment.text));
        else
            std::get<Node::List>(columns->value).push_back(textNode(column));
    }
    putTransforms(job, std::move(list));
}

std::string filterOf(const Node& job, const std::string& table) {
    for (const auto& transform : transformsOf(job)) {
        if (textAt(transform, {"kind"}) == "filter" && isOwn(transform, table)) return textAt(transform, {"where"});
    }
    return {};
}

void setFilter(Node& job, const std::string& table, const std::string& where) {
    auto list = transformsOf(job);
    const auto isFilter = [&](const Node& each) { return textAt(each, {"kind"}) == "filter" && isOwn(each, table); };
    if (const auto found = std::ranges::find_if(list, isFilter); found != list.end() && !where.empty()) {
        found->set("where", textNode(where));
    } else if (where.empty()) {
        std::erase_if(list, isFilter);
    } else {
        Node filter;
        filter.set("kind", textNode("filter"));
        filter.set("tables", listNode({table}));
        filter.set("where", textNode(where));
        insertRanked(list, table, filter);
    }
    putTransforms(job, std::move(list));
}

bool hasOperation(const Node& job, const std::string& table, const std::string& operation) {
    const auto operations = textsAt(job, {"table", table, "operations"});
    return operations.empty() || std::ranges::find(operations, operation) != operations.end();
}

void setOperation(Node& job, const std::string& table, const std::string& operation, bool on) {
    std::vector<std::string> kept;
    for (const std::string each : {"insert", "update", "delete"}) {
        if (each == operation ? on : hasOperation(job, table, each)) kept.push_back(each);
    }
    if (kept.empty()) return;  // a table without any is not ticked instead
    setTexts(job, {"table", table, "operations"}, kept.size() == 3 ? std::vector<std::string>() : kept);
}

std::vector<std::string> keyOf(const Node& job, const std::string& table) {
    return textsAt(job, {"table", table, "key"});
}

void setKey(Node& job, const std::string& table, const std::vector<std::string>& columns) {
    setTexts(job, {"table", table, "key"}, columns);
}

std::string targetOf(const Node& job, const std::string& table) {
    return textAt(job, {"table", table, "target"});
}

void setTarget(Node& job, const std::string& table, const std::string& target) {
    if (target.empty())
        dropMember(job, {"table", table, "target"});
    else
        setMember(job, {"table", table, "target"}, textNode(target));
}

std::vector<std::string> tablesWithTarget(const Node& job) {
    std::vector<std::string> names;
    const auto* tables = job.find("table");
    if (!tables || !tables->table()) return names;
    for (const auto& [name, options] : *tables->table()) {
        if (options.find("target")) names.push_back(name);
    }
    return names;
}

std::vector<std::pair<std::string, std::string>> typesOf(const Node& job, const std::string& table) {
    std::vector<std::pair<std::string, std::string>> types;
    const auto* said = memberAt(job, {"table", table, "types"});
    if (!said || !said->table()) return types;
    for (const auto& [column, type] : *said->table()) {
        if (type.text()) types.emplace_back(column, *type.text());
    }
    return types;
}

void orderTypes(Node& job, const std::string& table, const std::vector<std::string>& columns) {
    auto types = typesOf(job, table);
    const auto placeOf = [&](const auto& type) {
        const auto found = std::ranges::find(columns, type.first);
        return found == columns.end() ? std::ptrdiff_t{-1} : found - columns.begin();
    };
    std::ranges::stable_sort(types, {}, placeOf);
    dropMember(job, {"table", table, "types"});
    for (const auto& [column, type] : types) setType(job, table, column, type);
}

void setType(Node& job, const std::string& table, const std::string& column, const std::string& type) {
    if (type.empty())
        dropMember(job, {"table", table, "types", column});
    else
        setMember(job, {"table", table, "types", column}, textNode(type));
}

void forget(Node& job, const std::string& table) {
    dropMember(job, {"table", table});
    auto list = transformsOf(job);
    std::erase_if(list, [&](const Node& transform) { return isOwn(transform, table); });
    putTransforms(job, std::move(list));
}

}  // namespace sluice::ui::wizard
