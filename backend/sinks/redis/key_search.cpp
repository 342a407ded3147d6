#include "backend/sinks/redis/key_search.h"

#include "backend/services/redis/client.h"

namespace sluice::sinks::redis {
namespace {

constexpr std::uint64_t keysEachLook = 1000;

}  // namespace

std::string globOf(std::string_view pattern, const config::NamedTable& table) {
    std::string literal;
    for (const char c : pattern) {
        if (std::string_view("*?[]\\^").find(c) != std::string_view::npos) literal += '\\';
        literal += c;
    }
    return config::fillPattern(literal, table);
}

Result<std::string> findKey(services::redis::Client& client, const std::string& glob, std::uint64_t keys,
                            const std::stop_token& stop) {
    std::string cursor = "0";
    for (std::uint64_t seen = 0; seen < keys; seen += keysEachLook) {
        const auto reply = client.command({"SCAN", cursor, "MATCH", glob, "COUNT", std::to_string(keysEachLook)}, stop);
        if (!reply) return forward(reply);
        if (reply->items.size() != 2) break;
        if (!reply->items[1].items.empty()) return reply->items[1].items.front().text;
        cursor = reply->items[0].text;
        if (cursor == "0") break;
    }
    return std::string();
}

}  // namespace sluice::sinks::redis
