#include "backend/sinks/mysql/column_fit.h"

#include "backend/sinks/mysql/ddl.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

namespace sluice::sinks::mysql {
namespace {

/// `decimal(12,2) unsigned`: the word, the numbers in parentheses, what follows.
struct Type {
    std::string word;
    std::uint32_t first = 0, second = 0;
    bool isUnsigned = false;
    std::string inside;  ///< of the parentheses
};

Type typeOf(std::string_view sql) {
    Type type;
    type.word = sql.substr(0, sql.find_first_of("( "));
    type.isUnsigned = sql.find(" unsigned") != sql.npos;
    const auto open = sql.find('('), close = sql.rfind(')');
    if (open == sql.npos || close == sql.npos) return type;
    type.inside = sql.substr(open + 1, close - open - 1);
    const auto* end = type.inside.data() + type.inside.size();
    const auto [after, failed] = std::from_chars(type.inside.data(), end, type.first);
    if (failed == std::errc() && after != end && *after == ',') std::from_chars(after + 1, end, type.second);
    return type;
}

/// Place in a row of types, each of which holds all before it; nothing: not one of them.
template <std::size_t N>
std::optional<std::size_t> rankOf(const std::array<std::string_view, N>& order, std::string_view word) {
    const auto found = std::find(order.begin(), order.end(), word);
    return found == order.end() ? std::nullopt : std::optional<std::size_t>(found - order.begin());
}

constexpr std::array<std::string_view, 5> integers = {"tinyint", "smallint", "mediumint", "int", "bigint"};
constexpr std::array<std::string_view, 2> reals = {"float", "double"};

/// How many characters or bytes fit.
std::optional<std::uint64_t> roomOf(const Type& type, bool characters) {
    const auto& word = type.word;
    const bool isText = word == "char" || word == "varchar";
    const bool isBytes = word == "binary" || word == "varbinary";
    if (characters ? isText : isBytes) return type.first;
    const std::string_view kind = characters ? "text" : "blob";
    if (word == "tiny" + std::string(kind)) return 255 / (characters ? 4 : 1);
    if (word == kind) return 65'535 / (characters ? 4 : 1);
    if (word == "medium" + std::string(kind)) return 16'777'215 / (characters ? 4 : 1);
    if (word == "long" + std::string(kind)) return 4'294'967'295 / (characters ? 4 : 1);
    return std::nullopt;
}

bool holdsInteger(const Type& from, const Type& to) {
    const auto small = rankOf(integers, from.word), large = rankOf(integers, to.word);
    if (!small) return false;
    if (large) {
        if (from.isUnsigned == to.isUnsigned) return *large >= *small;
        return from.isUnsigned && *large > *small;
    }
    static constexpr std::array<std::uint32_t, 5> digits = {3, 5, 8, 10, 20};
    return to.word == "decimal" && to.first - to.second >= digits[*small] && (!to.isUnsigned || from.isUnsigned);
}

bool holds(const Type& from, const Type& to) {
    if (holdsInteger(from, to)) return true;
    if (from.word == "decimal" && to.word == "decimal")
        return to.second >= from.second && to.first - to.second >= from.first - from.second &&
               (!to.isUnsigned || from.isUnsigned);
    const auto small = rankOf(reals, from.word), large = rankOf(reals, to.word);
    if (small && large) return *large >= *small && (!to.isUnsigned || from.isUnsigned);
    for (const bool characters : {true, false}) {
        const auto need = roomOf(from, characters), room = roomOf(to, characters);
        // BINARY pads what is shorter.
        if (need && room) return *room >= *need && (to.word != "binary" || *room == *need);
    }
    const bool labels = from.word == "enum" || from.word == "set";
    if (labels && from.word == to.word) return to.inside.starts_with(from.inside);
    if (from.word == "enum" && roomOf(to, true)) return *roomOf(to, true) >= 255;
    if (from.word == to.word && (from.word == "datetime" || from.word == "timestamp" || from.word == "time"))
        return to.first >= from.first;
    if (from.word == "date" && to.word == "datetime") return true;
    if (from.word == "bit" && to.word == "bit") return to.first >= from.first;
    if (from.word == "json") return to.word == "longtext";
    // MariaDB and TiDB write some types without what MySQL writes.
    return from.word == to.word && from.isUnsigned == to.isUnsigned && (from.inside.empty() || to.inside.empty());
}

bool writesAll(std::string_view charset) {
    return charset.empty() || charset == "utf8mb4";
}

}  // namespace

ColumnFit fitOf(const Column& source, const services::mysql::TableColumn& target) {
    const auto from = typeOf(source.type.sql), to = typeOf(target.columnType);
    ColumnFit fit;
    // A field of a record that no server gives a type has none to be compared: each value tells.
    if (source.type.kind == Kind::Untyped) return fit;
    const bool same = isSameType(source.type.sql, target.columnType);
    if (!same) {
        fit.fit = holds(from, to) ? Fit::Widened : Fit::Misfit;
        fit.difference = fmt::format("{} there, {} here", target.columnType, source.type.sql);
    }
    const auto worse = [&fit](std::string what) {
        fit.fit = Fit::Misfit;
        fit.difference += (fit.difference.empty() ? "" : "; ") + what;
    };
    if (source.nullable && !target.nullable) worse("NOT NULL there, NULL here");
    if (source.type.kind == Kind::Text && !writesAll(target.charset) && target.charset != source.type.charset)
        worse(fmt::format("charset {} there, {} here", target.charset,
                          source.type.charset.empty() ? "utf8mb4" : source.type.charset));
    if (target.isGenerated() && !source.generated) worse("generated there, so its values are not written");
    return fit;
}

}  // namespace sluice::sinks::mysql
