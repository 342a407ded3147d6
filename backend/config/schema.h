#pragma once
#include "backend/config/node.h"
#include "backend/config/option.h"
#include "backend/config/units.h"
#include "backend/core/result.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace sluice::config {

/// Where a node stands, for the sentence of an error: `shop.toml:12: job.publish.sink`.
struct Place {
    std::string file;
    std::string path;
    std::string of(const Node& node, std::string_view key) const {
        return fmt::format("{}:{}: {}{}{}", file, node.line, path, path.empty() || key.empty() ? "" : ".", key);
    }
};

/// Reads one value. Specialised for what options are made of; an error says only what would be right ("a number").
template <class T>
struct Reader;

/// The options of one connector, each said once: key, place in the struct, meaning. From this come parsing, the refusal
/// of unknown keys, the form, the manual and the effect of a change. Defaults are those of a default-made `Options`.
template <class Options>
class Schema {
public:
    template <class Member>
    class Handle {
    public:
        explicit Handle(Option& option) : m_option(option) {}
        Handle& required() {
            m_option.required = true;
            return *this;
        }
        Handle& secret() {
            m_option.secret = true;
            return *this;
        }
        Handle& advanced() {
            m_option.advanced = true;
            return *this;
        }
        Handle& effect(Effect effect) {
            m_option.effect = effect;
            return *this;
        }
        /// For text members: the only texts allowed.
        Handle& oneOf(std::vector<std::string> choices) {
            m_option.type = "choice";
            m_option.choices = std::move(choices);
            return *this;
        }

    private:
        Option& m_option;
    };

    template <class Member>
    Handle<Member> field(std::string key, Member Options::* member, std::string meaning) {
        m_fields.push_back({});
        Field& added = m_fields.back();
        added.option = {std::move(key),
                        Reader<Member>::type(),
                        Reader<Member>::show(Options{}.*member),
                        std::move(meaning),
                        {},
                        false,
                        false,
                        false,
                        Effect::Restart};
        added.read = [member](const Node& node, Options& into) -> std::optional<std::string> {
            return Reader<Member>::read(node, into.*member);
        };
        return Handle<Member>(added.option);
    }

    /// Reads a table. Halt with file, line, key and what would be right. `also`: keys that somebody else reads.
    Result<Options> parse(const Node& table, const Place& place, const std::vector<std::string>& also = {}) const {
        Options result;
        const auto* members = table.table();
        if (!members) return halt(fmt::format("{} is {}; it must be a table.", place.of(table, ""), table.typeName()));
        for (const auto& [key, node] : *members) {
            const auto* field = find(key);
            if (!field) {
                if (std::find(also.begin(), also.end(), key) != also.end()) continue;
                return halt(fmt::format("{} is not an option here. Known: {}.", place.of(node, key), known(also)));
            }
            if (const auto* text = node.text(); text && !field->option.choices.empty() &&
                                                std::find(field->option.choices.begin(), field->option.choices.end(),
                                                          *text) == field->option.choices.end())
                return halt(fmt::format("{} is \"{}\". Choose one of: {}.", place.of(node, key), *text,
                                        fmt::join(field->option.choices, ", ")));
            if (const auto wrong = field->read(node, result))
                return halt(fmt::format(
                    "{} is {}; it must be {}.", place.of(node, key),
                    node.typeName() == "text" && !field->option.secret ? node.toToml() : std::string(node.typeName()),
                    *wrong));
        }
        for (const auto& field : m_fields)
            if (field.option.required && !table.find(field.option.key))
                return halt(fmt::format("{} has no `{}`. It needs one: {}", place.of(table, ""), field.option.key,
                                        field.option.meaning));
        return result;
    }

    OptionList options() const {
        OptionList list;
        for (const auto& field : m_fields) list.push_back(field.option);
        return list;
    }

private:
    struct Field {
        Option option;
        std::function<std::optional<std::string>(const Node&, Options&)> read;
    };
    const Field* find(std::string_view key) const {
        for (const auto& field : m_fields)
            if (field.option.key == key) return &field;
        return nullptr;
    }
    std::string known(const std::vector<std::string>& also) const {
        std::string list;
        for (const auto& key : also) list += (list.empty() ? "" : ", ") + key;
        for (const auto& field : m_fields) list += (list.empty() ? "" : ", ") + field.option.key;
        return list;
    }
    std::deque<Field> m_fields;  // a handle points into it while more are added
};

template <>
struct Reader<std::string> {
    static std::string type() { return "text"; }
    static std::string show(const std::string& value) { return value.empty() ? "" : '"' + value + '"'; }
    static std::optional<std::string> read(const Node& node, std::string& into) {
        if (!node.text()) return "text in quotes";
        into = *node.text();
        return std::nullopt;
    }
};
template <>
struct Reader<bool> {
    static std::string type() { return "true or false"; }
    static std::string show(bool value) { return value ? "true" : "false"; }
    static std::optional<std::string> read(const Node& node, bool& into) {
        const auto* flag = std::get_if<bool>(&node.value);
        if (!flag) return "true or false";
        into = *flag;
        return std::nullopt;
    }
};
template <class Number>
    requires(std::is_integral_v<Number> && !std::is_same_v<Number, bool>)
struct Reader<Number> {
    static std::string type() { return "number"; }
    static std::string show(Number value) { return std::to_string(value); }
    static std::optional<std::string> read(const Node& node, Number& into) {
        const auto* number = std::get_if<std::int64_t>(&node.value);
        if (!number || !std::in_range<Number>(*number))
            return fmt::format("a whole number from {} to {}", std::numeric_limits<Number>::min(),
                               std::numeric_limits<Number>::max());
        into = static_cast<Number>(*number);
        return std::nullopt;
    }
};
template <>
struct Reader<std::vector<std::string>> {
    static std::string type() { return "list of text"; }
    static std::string show(const std::vector<std::string>& value) {
        return value.empty() ? "" : fmt::format("[\"{}\"]", fmt::join(value, "\", \""));
    }
    static std::optional<std::string> read(const Node& node, std::vector<std::string>& into) {
        const auto* items = node.list();
        if (!items) return "a list of text, as [\"a\", \"b\"]";
        into.clear();
        for (const auto& item : *items) {
            if (!item.text()) return "a list of text, as [\"a\", \"b\"]";
            into.push_back(*item.text());
        }
        return std::nullopt;
    }
};
template <class T>
struct Reader<std::optional<T>> {
    static std::string type() { return Reader<T>::type(); }
    static std::string show(const std::optional<T>& value) { return value ? Reader<T>::show(*value) : ""; }
    static std::optional<std::string> read(const Node& node, std::optional<T>& into) {
        return Reader<T>::read(node, into.emplace());
    }
};
template <>
struct Reader<Duration> {
    static std::string type() { return "duration"; }
    static std::string show(const Duration& value) {
        return value.value.count() == 0 ? "" : '"' + toString(value) + '"';
    }
    static std::optional<std::string> read(const Node& node, Duration& into) {
        const auto parsed = node.text() ? parseDuration(*node.text()) : std::nullopt;
        if (!parsed) return "a duration, as \"500ms\", \"5s\", \"1h\"";
        into = *parsed;
        return std::nullopt;
    }
};
template <>
struct Reader<ByteSize> {
    static std::string type() { return "size"; }
    static std::string show(const ByteSize& value) { return value.bytes == 0 ? "" : std::to_string(value.bytes); }
    static std::optional<std::string> read(const Node& node, ByteSize& into) {
        const auto* number = std::get_if<std::int64_t>(&node.value);
        const auto parsed = node.text()              ? parseByteSize(*node.text())
                            : number && *number >= 0 ? std::optional(ByteSize{static_cast<std::uint64_t>(*number)})
                                                     : std::nullopt;
        if (!parsed) return "a size, as \"256KiB\", \"8MiB\"";
        into = *parsed;
        return std::nullopt;
    }
};
template <>
struct Reader<Rate> {
    static std::string type() { return "rate"; }
    static std::string show(const Rate& value) {
        return value.perSecond == 0 ? "" : fmt::format("\"{}/s\"", value.perSecond);
    }
    static std::optional<std::string> read(const Node& node, Rate& into) {
        const auto parsed = node.text() ? parseRate(*node.text()) : std::nullopt;
        if (!parsed) return "a rate in rows, as \"50000/s\"";
        into = *parsed;
        return std::nullopt;
    }
};
template <>
struct Reader<std::vector<std::pair<std::string, std::string>>> {
    using Pairs = std::vector<std::pair<std::string, std::string>>;
    static std::string type() { return "table of text"; }
    static std::string show(const Pairs&) { return ""; }
    static std::optional<std::string> read(const Node& node, Pairs& into) {
        const auto* members = node.table();
        if (!members) return "a table of text, as { old = \"new\" }";
        into.clear();
        for (const auto& [key, value] : *members) {
            if (!value.text()) return "a table of text, as { old = \"new\" }";
            into.emplace_back(key, *value.text());
        }
        return std::nullopt;
    }
};

}  // namespace sluice::config
