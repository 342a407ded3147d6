#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace sluice::services::redis {

/// The fields of an INFO reply: lines of `key:value` under headings, which are left out.
class Info {
public:
    static Info parse(std::string_view reply);
    /// Empty: not there.
    std::string text(const std::string& key) const;
    std::optional<std::uint64_t> number(const std::string& key) const;

private:
    std::map<std::string, std::string> m_fields;
};

}  // namespace sluice::services::redis
