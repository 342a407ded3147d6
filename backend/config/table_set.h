#pragma once
#include "backend/core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace sluice::config {

/// Which tables a job reads: `["shop.*", "!shop.tmp_*"]`. `*` stands for any characters; a later `!` takes away.
class TableSet {
public:
    /// Where MySQL and TiDB sinks keep their position: never read, whatever the patterns say.
    static constexpr std::string_view ownTable = "sluice_checkpoint";
    static Result<TableSet> parse(const std::vector<std::string>& patterns);

    bool contains(std::string_view database, std::string_view table) const;
    const std::vector<std::string>& patterns() const { return m_patterns; }
    friend bool operator==(const TableSet&, const TableSet&) = default;

private:
    std::vector<std::string> m_patterns;
};

/// `*` in the pattern stands for any characters.
bool matchesPattern(std::string_view pattern, std::string_view text);

}  // namespace sluice::config
