#include "backend/sinks/mysql/ddl.h"

#include "backend/services/mysql/connection.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace sluice::sinks::mysql {
namespace {

/// The collation as it is, or the nearest that the server has; with its charset.
std::pair<std::string, std::string> nearest(const ColumnType& type, const Collations& collations) {
    const auto& wanted = type.collationName;
    if (!wanted.empty() && collations.contains(wanted) && type.charset != "utf8mb3" && type.charset != "utf8")
        return {type.charset, wanted};
    const bool exact = wanted.ends_with("_bin") || wanted.find("_cs") != std::string::npos;
    static constexpr std::string_view sensitive[] = {"utf8mb4_bin"};
    static constexpr std::string_view insensitive[] = {"utf8mb4_0900_ai_ci", "utf8mb4_unicode_ci",
                                                       "utf8mb4_general_ci"};
    const std::span<const std::string_view> choices =
        exact ? std::span<const std::string_view>(sensitive) : std::span<const std::string_view>(insensitive);
    for (const auto choice : choices)
        if (collations.contains(choice)) return {"utf8mb4", std::string(choice)};
    return {"utf8mb4", ""};
}

std::string withoutDisplayWidth(std::string_view type) {
    std::string text;
    for (const char c : type) text += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    for (const std::string_view name : {"tinyint", "smallint", "mediumint", "int", "bigint"})
        if (text.starts_with(std::string(name) + "(")) text.erase(name.size(), text.find(')') - name.size() + 1);
    return text;
}

}  // namespace

Result<std::string> columnSql(const TableSchema& schema, const Column& column, const Collations& collations) {
    const auto& type = column.type;
    if (type.sql.empty() || type.kind == Kind::Untyped || type.kind == Kind::Unsupported)
        return halt(fmt::format(
            "{0}, column {1}: its type is not known, so it cannot be created in the target. Create "
            "the table there, say the type, as types = {{ {1} = \"bigint\" }} in the job's table.\"{0}\", or "
            "say where the types are: types = \"<mysql connection>\" in the job's source.",
            schema.qualifiedName(), column.name));
    std::string sql = services::mysql::identifier(column.name) + " " + type.sql;
    const bool characters = type.kind == Kind::Text || type.kind == Kind::Enum || type.kind == Kind::Set;
    if (characters && !type.charset.empty()) {
        const auto [charset, collation] = nearest(type, collations);
        sql += " CHARACTER SET " + charset;
        if (!collation.empty()) sql += " COLLATE " + collation;
    }
    return sql + (column.nullable ? " NULL" : " NOT NULL");
}

Result<std::string> createTableSql(const TargetName& target, const TableSchema& schema, const Collations& collations) {
    std::string sql = "CREATE TABLE IF NOT EXISTS " + target.quoted() + " (";
    for (const auto& column : schema.columns) {
        auto one = columnSql(schema, column, collations);
        if (!one) return one;
        sql += *one + ", ";
    }
    sql += "PRIMARY KEY (";
    for (std::size_t i = 0; i < schema.key.size(); ++i)
        sql += (i == 0 ? "" : ", ") + services::mysql::identifier(schema.columns[schema.key[i]].name);
    return sql + ")) DEFAULT CHARACTER SET utf8mb4";
}

bool isSameType(std::string_view wanted, std::string_view found) {
    return withoutDisplayWidth(wanted) == withoutDisplayWidth(found);
}

}  // namespace sluice::sinks::mysql
