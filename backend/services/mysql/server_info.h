#pragma once
#include "backend/core/result.h"

#include <cstdint>
#include <stop_token>
#include <string>

namespace sluice::services::mysql {

class Connection;

enum class Flavor : std::uint8_t { MySql, MariaDb, TiDb };

/// What a server says about itself.
struct ServerInfo {
    Flavor flavor = Flavor::MySql;
    std::string version;       ///< as the server says it: `9.7.4-2`, `10.11.18-MariaDB-log`, `8.0.11-TiDB-v8.4.0`
    std::uint32_t number = 0;  ///< 90704, 101118; TiDB: 80400
    std::string uuid;  ///< identity that a restart keeps: server_uuid, MariaDB's server_uid; empty: it says none
    std::uint32_t serverId = 0;
    bool gtid = false;  ///< transactions have GTIDs (MySQL: gtid_mode = ON; MariaDB: always)

    bool isMySql() const { return flavor == Flavor::MySql; }
    bool isMariaDb() const { return flavor == Flavor::MariaDb; }
    bool isTiDb() const { return flavor == Flavor::TiDb; }
    /// `MySQL 9.7.4`, `MariaDB 10.11.18`, `TiDB 8.4.0`.
    std::string name() const;
};

/// Asks the server. One round trip or two.
Result<ServerInfo> readServerInfo(Connection& connection, const std::stop_token& stop = {});

/// Flavor, version and number from the version text alone.
ServerInfo parseVersion(std::string_view version);

}  // namespace sluice::services::mysql
