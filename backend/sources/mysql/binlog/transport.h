#pragma once
#include "backend/config/connection.h"
#include "backend/config/secret.h"
#include "backend/core/result.h"
#include "backend/services/mysql/dump.h"
#include "backend/services/mysql/server_info.h"
#include "backend/sources/mysql/binlog/read_point.h"

#include <chrono>
#include <memory>
#include <stop_token>
#include <string>

namespace sluice::sources::mysql {

/// How often the server says that it is still there when it has nothing to send.
constexpr std::chrono::milliseconds heartbeatPeriod{1'000};
/// Silence that means a lost connection, and how long a server may search for its first event.
constexpr std::chrono::milliseconds silenceLimit{6'000};
constexpr std::chrono::milliseconds firstEventLimit{60'000};

/// Who we are as a replica: the same for the same job, so that the server ends a forgotten connection of ours.
struct ReplicaIdentity {
    std::uint32_t serverId = 0;
    std::string uuid;
};
/// Made from a text that names the job among all jobs.
ReplicaIdentity identityOf(std::string_view job);

/// A log that is being sent.
struct Stream {
    std::unique_ptr<services::mysql::Dump> dump;
    services::mysql::ServerInfo server;
    bool checksums = false;
    std::uint64_t skipTo = 0;  ///< offset up to which its file is to be passed by: COM_BINLOG_DUMP has 32 bits only
};

/// Opens a session, sets it up as a replica's, and asks for the log from `from`. Halt: what it asks for is gone.
Result<Stream> openStream(const config::Connection& where, const config::Secrets& secrets,
                          const ReplicaIdentity& identity, const ReadPoint& from, const std::stop_token& stop);

}  // namespace sluice::sources::mysql
