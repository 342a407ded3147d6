#pragma once
#include "backend/config/check.h"
#include "backend/services/mysql/server_info.h"

#include <stop_token>

namespace sluice::services::mysql {

class Connection;

/// SELECT, REPLICATION SLAVE and REPLICATION CLIENT, each with the GRANT that is missing. For the connection test and
/// the pre-flight, as all of these.
config::Checks sourceRights(Connection& connection, const ServerInfo& server, const std::stop_token& stop);
/// log_bin, binlog_format, binlog_row_image, binlog_row_metadata, gtid_mode, and how long the log is kept, each with
/// the statement that puts it right.
config::Checks sourceSettings(Connection& connection, const ServerInfo& server, const std::stop_token& stop);
/// That the server takes writes, and that the user may create, alter and fill tables there.
config::Checks targetRights(Connection& connection, const std::stop_token& stop);

}  // namespace sluice::services::mysql
