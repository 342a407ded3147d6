#include "backend/sources/mysql/binlog/transport.h"

#include "backend/change/piece.h"
#include "backend/services/mysql/connection.h"
#include "backend/sources/mysql/binlog/gtid_event.h"

#include <fmt/format.h>

namespace sluice::sources::mysql {

using services::mysql::Connection;
using services::mysql::Dump;
using services::mysql::DumpRequest;
using services::mysql::quote;

ReplicaIdentity identityOf(std::string_view job) {
    const auto first = conflictOf(job);
    const auto second = conflictOf(fmt::format("{}{}", job, first));
    ReplicaIdentity identity;
    // Above the numbers that people give, so that ours meets none of theirs.
    identity.serverId = static_cast<std::uint32_t>(1'000'000'000 + first % 3'000'000'000);
    identity.uuid = fmt::format("{:08x}-{:04x}-5{:03x}-8{:03x}-{:012x}", first >> 32, (first >> 16) & 0xffff,
                                first & 0xfff, second >> 52, second & 0xffff'ffff'ffff);
    return identity;
}

Result<Stream> openStream(const config::Connection& where, const config::Secrets& secrets,
                          const ReplicaIdentity& identity, const ReadPoint& from, const std::stop_token& stop) {
    auto session = Connection::open(where, secrets, {}, stop);
    if (!session) return forward(session);
    auto& connection = **session;
    Stream stream;
    auto server = services::mysql::readServerInfo(connection, stop);
    if (!server) return forward(server);
    stream.server = std::move(*server);
    const auto checksum = connection.query("SELECT @@global.binlog_checksum", stop);
    if (!checksum) return forward(checksum);
    stream.checksums = checksum->text(0, 0) == "CRC32";
    const auto heartbeat = std::chrono::nanoseconds(heartbeatPeriod).count();
    // Both spellings: they are user variables, and the one that a server does not know does nothing.
    auto set = fmt::format(
        "SET @master_binlog_checksum = @@global.binlog_checksum, @source_binlog_checksum = @@global.binlog_checksum, "
        "@master_heartbeat_period = {0}, @source_heartbeat_period = {0}, @slave_uuid = {1}, @replica_uuid = {1}, "
        "@mariadb_slave_capability = 4, SESSION net_write_timeout = 3600",
        heartbeat, quote(identity.uuid));
    DumpRequest request;
    request.serverId = identity.serverId;
    if (from.byGtid && stream.server.isMariaDb()) {
        set +=
            fmt::format(", @slave_connect_state = {}, @slave_gtid_strict_mode = 1, @slave_gtid_ignore_duplicates = 0",
                        quote(from.executed.toString()));
    } else if (from.byGtid) {
        request.byGtid = true;
        request.gtidSet = encodeGtidSet(from.executed);
    } else {
        request.file = from.at.file;
        constexpr std::uint64_t most = 0xffffffff;
        request.position = from.at.offset > most ? 4 : static_cast<std::uint32_t>(from.at.offset);
        stream.skipTo = from.at.offset > most ? from.at.offset : 0;
    }
    if (auto done = connection.execute(set, stop); !done) return forward(done);
    auto dump = Dump::open(std::move(*session), request, stop);
    if (!dump) return forward(dump);
    stream.dump = std::move(*dump);
    return stream;
}

}  // namespace sluice::sources::mysql
