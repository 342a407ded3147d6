#include "backend/services/redis/info.h"

#include <charconv>

namespace sluice::services::redis {

Info Info::parse(std::string_view reply) {
    Info info;
    while (!reply.empty()) {
        const auto end = std::min(reply.find('\n'), reply.size());
        auto line = reply.substr(0, end);
        reply.remove_prefix(std::min(end + 1, reply.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        const auto colon = line.find(':');
        if (line.starts_with('#') || colon == std::string_view::npos) continue;
        info.m_fields.emplace(line.substr(0, colon), line.substr(colon + 1));
    }
    return info;
}

std::string Info::text(const std::string& key) const {
    const auto field = m_fields.find(key);
    return field == m_fields.end() ? std::string() : field->second;
}

std::optional<std::uint64_t> Info::number(const std::string& key) const {
    const auto field = m_fields.find(key);
    if (field == m_fields.end()) return std::nullopt;
    const auto& text = field->second;
    std::uint64_t value = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc()) return std::nullopt;
    return value;
}

}  // namespace sluice::services::redis
