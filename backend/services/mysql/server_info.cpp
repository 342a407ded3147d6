#include "backend/services/mysql/server_info.h"

#include "backend/services/mysql/connection.h"

#include <charconv>

#include <fmt/format.h>

namespace sluice::services::mysql {
namespace {

std::uint32_t numberOf(std::string_view text) {
    std::uint32_t number = 0;
    for (int part = 0; part < 3; ++part) {
        std::uint32_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        number = number * 100 + (error == std::errc{} ? value : 0);
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (!text.empty() && text.front() == '.') text.remove_prefix(1);
    }
    return number;
}

}  // namespace

ServerInfo parseVersion(std::string_view version) {
    ServerInfo info;
    info.version = version;
    const auto tidb = version.find("TiDB-v");
    if (version.find("TiDB") != version.npos) {
        info.flavor = Flavor::TiDb;
        info.number = tidb == version.npos ? 0 : numberOf(version.substr(tidb + 6));
        return info;
    }
    if (version.find("MariaDB") != version.npos) {
        info.flavor = Flavor::MariaDb;
        if (version.starts_with("5.5.5-")) version.remove_prefix(6);  // what replicas of old were told
    }
    info.number = numberOf(version);
    return info;
}

std::string ServerInfo::name() const {
    const std::string_view product = isMySql() ? "MySQL" : isMariaDb() ? "MariaDB" : "TiDB";
    return fmt::format("{} {}.{}.{}", product, number / 10000, number / 100 % 100, number % 100);
}

Result<ServerInfo> readServerInfo(Connection& connection, const std::stop_token& stop) {
    const auto first = connection.query("SELECT VERSION(), @@global.server_id", stop);
    if (!first) return forward(first);
    ServerInfo info = parseVersion(first->text(0, 0));
    info.serverId = static_cast<std::uint32_t>(first->number(0, 1));
    if (info.isTiDb()) return info;
    const auto second = connection.query(
        "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('server_uuid', 'server_uid', 'gtid_mode', 'hostname')", stop);
    if (!second) return forward(second);
    std::string host;
    for (std::size_t row = 0; row < second->size(); ++row) {
        const auto name = second->text(row, 0);
        if (name == "server_uuid" || name == "server_uid") info.uuid = second->text(row, 1);
        if (name == "gtid_mode") info.gtid = second->text(row, 1) == "ON";
        if (name == "hostname") host = second->text(row, 1);
    }
    if (info.isMariaDb()) info.gtid = true;
    if (info.uuid.empty()) info.uuid = fmt::format("{}:{}", host, info.serverId);
    return info;
}

}  // namespace sluice::services::mysql
