#pragma once
#include "backend/change/row.h"
#include "backend/config/job_config.h"
#include "backend/core/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::sinks {

/// Which image of a row an address is made from.
enum class Image : std::uint8_t { Before, After };

/// A pattern whose placeholders are found in one schema version. Cheap to copy.
/// Lives on: any worker, several at once.
class BoundTemplate {
public:
    /// Appends the text for that image of the row. A value that the after image leaves out is taken from before (it did
    /// not change). Bytes are written in hexadecimal. Reject: a value it needs is NULL, not in the row, or unreadable;
    /// Halt: `{topic}` for a row that came from no topic.
    Result<> render(const Row& row, Image image, std::string& out, std::string& scratch) const;
    /// Whether an update has another text before and after. False where the row has no before image.
    bool moves(const Row& row) const;
    /// No placeholder but `{database}` and `{table}`: one text for all rows.
    bool isConstant() const { return m_constant; }
    /// The text of a constant pattern.
    std::string constantText() const { return m_parts.empty() ? std::string() : m_parts.front().text; }
    /// The text with `*` for what depends on a row, and the table for its topic: equal outlines may give rows of two
    /// tables one text.
    std::string outline() const;
    /// The most bytes that the text can have; nothing: no type says it.
    std::optional<std::size_t> longest(const TableSchema& schema) const;
    /// No column outside the key: a delete finds what an update wrote even if the before image holds the key alone.
    bool usesOnlyKey() const { return m_onlyKey; }
    /// Contains the whole key, so two rows never share a text.
    bool containsKey() const { return m_containsKey; }

private:
    friend class Template;
    struct Part {
        enum class Kind : std::uint8_t { Literal, Topic, Column };
        Kind kind = Kind::Literal;
        bool escape = false;  ///< `:` and `%` of a key's value
        std::uint32_t column = 0;
        std::string text;  ///< the literal, or the column's name
    };
    Result<> renderColumn(const Part& part, const Row& row, Image image, std::string& out, std::string& scratch) const;

    std::vector<Part> m_parts;
    std::string m_table;
    bool m_constant = true;
    bool m_onlyKey = true;
    bool m_containsKey = false;
};

/// A pattern of the workspace file: `{database} {table} {topic} {primary_key} {COLUMN}` between literal text.
/// `{primary_key}` joins the key's columns by `:`, with `:` and `%` percent-escaped inside values.
class Template {
public:
    /// Halt: a brace without its partner, an empty placeholder or an empty pattern.
    static Result<Template> parse(std::string_view pattern);
    /// The same, of a pattern that is not needed yet.
    static Result<> check(std::string_view pattern);

    /// `key`: what identifies a row (keyOf()). Halt: a placeholder that is neither ours nor a column, or
    /// `{primary_key}` without a key.
    Result<BoundTemplate> bind(const TableSchema& schema, std::span<const std::size_t> key) const;
    const std::string& pattern() const { return m_pattern; }
    /// Whether `{name}` occurs.
    bool has(std::string_view name) const;

private:
    struct Part {
        bool placeholder = false;
        std::string text;
    };
    std::string m_pattern;
    std::vector<Part> m_parts;
};

/// The columns that identify a row: the table's `key` option, else the schema's key (a planned schema has the option's
/// columns there already, under their new names). Empty: none.
Result<std::vector<std::size_t>> keyOf(const TableSchema& schema, const config::TableOptions* options);

}  // namespace sluice::sinks
