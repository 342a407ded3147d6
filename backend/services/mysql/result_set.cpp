#include "backend/services/mysql/result_set.h"

#include <algorithm>
#include <charconv>

namespace sluice::services::mysql {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equalNames(std::string_view a, std::string_view b) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::optional<std::size_t> ResultSet::column(std::string_view name) const {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (equalNames(columns[i], name)) return i;
    return std::nullopt;
}

bool ResultSet::isNull(std::size_t row, std::size_t column) const {
    return row >= rows.size() || column >= rows[row].size() || !rows[row][column];
}

std::string ResultSet::text(std::size_t row, std::size_t column) const {
    return isNull(row, column) ? std::string() : *rows[row][column];
}

std::string ResultSet::text(std::size_t row, std::string_view name) const {
    const auto found = column(name);
    return found ? text(row, *found) : std::string();
}

std::uint64_t ResultSet::number(std::size_t row, std::size_t column) const {
    const auto value = text(row, column);
    std::uint64_t result = 0;
    std::from_chars(value.data(), value.data() + value.size(), result);
    return result;
}

std::uint64_t ResultSet::number(std::size_t row, std::string_view name) const {
    const auto found = column(name);
    return found ? number(row, *found) : 0;
}

}  // namespace sluice::services::mysql
