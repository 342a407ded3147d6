#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::services::mysql {

/// A whole result in memory; for settings and metadata, not for tables of users.
struct ResultSet {
    using Field = std::optional<std::string>;  ///< nothing: NULL
    std::vector<std::string> columns;
    std::vector<std::vector<Field>> rows;

    bool empty() const { return rows.empty(); }
    std::size_t size() const { return rows.size(); }
    /// The column of that name, whatever the case of its letters; nothing: there is none.
    std::optional<std::size_t> column(std::string_view name) const;
    /// Text of a field; empty for NULL and for what is not there.
    std::string text(std::size_t row, std::size_t column) const;
    std::string text(std::size_t row, std::string_view column) const;
    /// Number of a field; 0 for NULL and for what is no number.
    std::uint64_t number(std::size_t row, std::size_t column) const;
    std::uint64_t number(std::size_t row, std::string_view column) const;
    bool isNull(std::size_t row, std::size_t column) const;
};

}  // namespace sluice::services::mysql
