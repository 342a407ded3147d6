#include "backend/sinks/template.h"

#include "backend/change/json_text.h"
#include "backend/change/value.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::sinks {
namespace {

void appendHex(std::string_view bytes, std::string& out) {
    static constexpr char digits[] = "0123456789abcdef";
    for (const unsigned char byte : bytes) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
}

/// Percent-escapes what is in `out` from `from` on.
void escapeFrom(std::string& out, std::size_t from) {
    for (auto at = out.find_first_of(":%", from); at != std::string::npos; at = out.find_first_of(":%", at + 3))
        out.replace(at, 1, out[at] == ':' ? "%3A" : "%25");
}

std::string columnNames(const TableSchema& schema) {
    std::string names;
    for (const auto& column : schema.columns) names += (names.empty() ? "" : ", ") + column.name;
    return names;
}

/// Of a column's text; nothing: its type does not say.
std::optional<std::size_t> longestText(const ColumnType& type) {
    switch (type.kind) {
        case Kind::Text:
            return type.length;
        case Kind::Bytes:
            return std::size_t{2} * type.length;
        case Kind::Decimal:
            return std::size_t{type.precision} + 3;
        case Kind::Enum:
        case Kind::Set: {
            std::size_t bytes = 0;
            for (const auto& label : type.labels)
                bytes = type.kind == Kind::Set ? bytes + label.size() + 1 : std::max(bytes, label.size());
            return bytes;
        }
        case Kind::Json:
        case Kind::Geometry:
        case Kind::Vector:
        case Kind::Untyped:
        case Kind::Unsupported:
            return std::nullopt;
        default:
            return 32;  // a number, a date or a time
    }
}

}  // namespace

Result<Template> Template::parse(std::string_view pattern) {
    Template made;
    made.m_pattern = pattern;
    if (pattern.empty()) return halt("The pattern is empty. Write a text such as \"{database}.{table}\".");
    while (!pattern.empty()) {
        const auto brace = std::min(pattern.find_first_of("{}"), pattern.size());
        if (brace > 0) made.m_parts.push_back({false, std::string(pattern.substr(0, brace))});
        pattern.remove_prefix(brace);
        if (pattern.empty()) break;
        const auto end = pattern.find('}');
        const auto name = end == std::string_view::npos || end == 0 ? std::string_view() : pattern.substr(1, end - 1);
        if (name.empty() || name.find('{') != std::string_view::npos)
            return halt(
                fmt::format("The pattern \"{}\" has a brace without its partner, or an empty pair. Write "
                            "placeholders as {{table}} or {{COLUMN}}.",
                            made.m_pattern));
        made.m_parts.push_back({true, std::string(name)});
        pattern.remove_prefix(end + 1);
    }
    return made;
}

bool Template::has(std::string_view name) const {
    return std::any_of(m_parts.begin(), m_parts.end(),
                       [&](const Part& part) { return part.placeholder && part.text == name; });
}

Result<> Template::check(std::string_view pattern) {
    const auto parsed = parse(pattern);
    if (!parsed) return forward(parsed);
    return {};
}

Result<BoundTemplate> Template::bind(const TableSchema& schema, std::span<const std::size_t> key) const {
    using Kind = BoundTemplate::Part::Kind;
    BoundTemplate bound;
    bound.m_table = schema.qualifiedName();
    std::vector<std::size_t> used;
    const auto addText = [&bound](std::string_view text) {
        if (!bound.m_parts.empty() && bound.m_parts.back().kind == Kind::Literal)
            bound.m_parts.back().text += text;
        else
            bound.m_parts.push_back({Kind::Literal, false, 0, std::string(text)});
    };
    const auto addColumn = [&](std::size_t column, bool escape) {
        bound.m_parts.push_back(
            {Kind::Column, escape, static_cast<std::uint32_t>(column), schema.columns[column].name});
        bound.m_constant = false;
        used.push_back(column);
        if (std::find(key.begin(), key.end(), column) == key.end()) bound.m_onlyKey = false;
    };
    for (const auto& [placeholder, text] : m_parts) {
        if (!placeholder) {
            addText(text);
        } else if (text == "database") {
            addText(schema.database);
        } else if (text == "table") {
            addText(schema.table);
        } else if (text == "topic") {
            bound.m_parts.push_back({Kind::Topic, false, 0, schema.qualifiedName()});
            bound.m_constant = false;
        } else if (text == "primary_key") {
            if (key.empty())
                return halt(
                    fmt::format("{} has no key, which the pattern \"{}\" needs. Name columns that identify a "
                                "row: key = [\"…\"] under [job.NAME.table.\"{}\"].",
                                schema.qualifiedName(), m_pattern, schema.qualifiedName()));
            for (std::size_t i = 0; i < key.size(); ++i) {
                if (i > 0) addText(":");
                addColumn(key[i], true);
            }
        } else if (const auto column = schema.indexOf(text)) {
            addColumn(*column, false);
        } else {
            return halt(
                fmt::format("The pattern \"{}\" names {{{}}}, which {} does not have. Known: {{database}}, "
                            "{{table}}, {{topic}}, {{primary_key}} and its columns {}.",
                            m_pattern, text, schema.qualifiedName(), columnNames(schema)));
        }
    }
    bound.m_containsKey = !key.empty() && std::all_of(key.begin(), key.end(), [&](std::size_t column) {
        return std::find(used.begin(), used.end(), column) != used.end();
    });
    return bound;
}

std::string BoundTemplate::outline() const {
    std::string text;
    for (const auto& part : m_parts) text += part.kind == Part::Kind::Column ? "*" : part.text;
    return text;
}

std::optional<std::size_t> BoundTemplate::longest(const TableSchema& schema) const {
    std::size_t bytes = 0;
    for (const auto& part : m_parts) {
        if (part.kind == Part::Kind::Topic) return std::nullopt;
        if (part.kind == Part::Kind::Literal) {
            bytes += part.text.size();
            continue;
        }
        const auto one = longestText(schema.columns[part.column].type);
        if (!one) return std::nullopt;
        bytes += *one;
    }
    return bytes;
}

Result<> BoundTemplate::render(const Row& row, Image image, std::string& out, std::string& scratch) const {
    for (const auto& part : m_parts) {
        if (part.kind == Part::Kind::Literal) {
            out += part.text;
        } else if (part.kind == Part::Kind::Column) {
            if (auto done = renderColumn(part, row, image, out, scratch); !done) return done;
        } else {
            if (row.origin().topic.empty())
                return halt(
                    fmt::format("A pattern for {} names {{topic}}, but its rows come from no topic. Use "
                                "{{table}} instead.",
                                m_table));
            out += row.origin().topic;
        }
    }
    return {};
}

Result<> BoundTemplate::renderColumn(const Part& part, const Row& row, Image image, std::string& out,
                                     std::string& scratch) const {
    Cell cell = image == Image::Before ? row.before(part.column) : row.after(part.column);
    if (image == Image::After && cell.presence == Presence::Absent) cell = row.before(part.column);
    if (!cell.hasValue())
        return reject(fmt::format("{}: column {} is {}, but the address of the row is made from it.", m_table,
                                  part.text, cell.isNull() ? "NULL" : "not in the row image"));
    const auto value = readValue(cell, scratch);
    if (!value) return reject(fmt::format("{}: column {}: {}", m_table, part.text, value.error().message));
    const auto from = out.size();
    switch (value->type) {
        case Value::Type::Bytes:
        case Value::Type::Geometry:
        case Value::Type::Vector:
            appendHex(value->text, out);
            break;
        case Value::Type::Token:
            if (!appendUnescapedJson(value->text, out)) out += value->text;
            break;
        default:
            appendText(*value, *cell.type, out);
    }
    if (part.escape) escapeFrom(out, from);
    return {};
}

bool BoundTemplate::moves(const Row& row) const {
    if (!row.hasBefore() || !row.hasAfter()) return false;
    return std::any_of(m_parts.begin(), m_parts.end(), [&row](const Part& part) {
        if (part.kind != Part::Kind::Column) return false;
        const Cell before = row.before(part.column);
        const Cell after = row.after(part.column);
        if (before.presence == Presence::Absent || after.presence == Presence::Absent) return false;
        return before.presence != after.presence || before.wire != after.wire || before.bytes != after.bytes;
    });
}

Result<std::vector<std::size_t>> keyOf(const TableSchema& schema, const config::TableOptions* options) {
    if (!options) return schema.key;
    std::vector<std::size_t> key;
    for (const auto& name : options->key)
        if (const auto column = schema.indexOf(name)) key.push_back(*column);
    return key.size() == options->key.size() && !key.empty() ? key : schema.key;
}

}  // namespace sluice::sinks
