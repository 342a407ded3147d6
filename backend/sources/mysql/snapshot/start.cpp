#include "backend/sources/mysql/snapshot/start.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace sluice::sources::mysql {
namespace {

using config::StartPoint;
using services::mysql::Connection;
using services::mysql::quote;
using services::mysql::ResultSet;
using services::mysql::ServerInfo;

std::string grantFor(const Catalog& catalog, std::string_view privilege) {
    return fmt::format("GRANT {} ON *.* TO {}@'%';", privilege, quote(catalog.where().user));
}

Result<ResultSet> logList(Connection& session, const std::stop_token& stop) {
    return session.query("SHOW BINARY LOGS", stop);
}

Result<std::shared_ptr<const GtidSet>> gtidSet(std::string_view text) {
    auto set = GtidSet::parse(text);
    if (!set) return forward(set);
    return std::make_shared<const GtidSet>(std::move(*set));
}

Result<std::shared_ptr<const GtidSet>> askGtidSet(Connection& session, std::string_view sql,
                                                  const std::stop_token& stop) {
    const auto answer = session.query(sql, stop);
    if (!answer) return forward(answer);
    return gtidSet(answer->text(0, 0));
}

/// MariaDB knows the set of a place in its log.
Result<std::shared_ptr<const GtidSet>> mariaGtidAt(Connection& session, const LogPoint& at,
                                                   const std::stop_token& stop) {
    return askGtidSet(session, fmt::format("SELECT BINLOG_GTID_POS({}, {})", quote(at.file), at.offset), stop);
}

/// MariaDB: the log's place that a consistent snapshot stands at, exactly.
Result<LogPoint> mariaSnapshotPoint(Connection& session, const std::stop_token& stop) {
    for (const auto* sql :
         {"SET TRANSACTION ISOLATION LEVEL REPEATABLE READ", "START TRANSACTION WITH CONSISTENT SNAPSHOT"})
        if (auto done = session.execute(sql, stop); !done) return forward(done);
    const auto status = session.query("SHOW STATUS LIKE 'binlog_snapshot_%'", stop);
    if (!status) return forward(status);
    if (auto done = session.execute("ROLLBACK", stop); !done) return forward(done);
    LogPoint at;
    for (std::size_t row = 0; row < status->size(); ++row) {
        const auto name = status->text(row, 0);
        if (name == "Binlog_snapshot_file" || name == "binlog_snapshot_file") at.file = status->text(row, 1);
        if (name == "Binlog_snapshot_position" || name == "binlog_snapshot_position")
            at.offset = status->number(row, 1);
    }
    return at;
}

/// MySQL without GTIDs: the log's place under the log's own locks. SHOW BINARY LOG STATUS runs ahead of what a snapshot
/// sees, and would lose rows.
Result<LogPoint> lockedPoint(Catalog& catalog, Connection& session, const ServerInfo& server,
                             const std::stop_token& stop) {
    if (server.number >= 80000) {
        const auto status = session.query(
            "SELECT JSON_UNQUOTE(JSON_EXTRACT(LOCAL, '$.binary_log_file')), "
            "JSON_EXTRACT(LOCAL, '$.binary_log_position') FROM performance_schema.log_status",
            stop);
        if (status && !status->empty()) return LogPoint{status->text(0, 0), status->number(0, 1)};
    }
    if (auto locked = session.execute("FLUSH TABLES WITH READ LOCK", stop); !locked)
        return halt(fmt::format(
            "{} has no GTIDs (gtid_mode is OFF), so a snapshot needs the log's place under a lock, "
            "and the user may neither read performance_schema.log_status nor lock: {} Run {} (or {})",
            catalog.object(), locked.error().message, grantFor(catalog, "BACKUP_ADMIN"), grantFor(catalog, "RELOAD")));
    auto at = catalog.logEnd(stop);
    if (auto unlocked = session.execute("UNLOCK TABLES", stop); !unlocked) return forward(unlocked);
    return at;
}

Result<Position> snapshotStart(Catalog& catalog, Connection& session, const ServerInfo& server, Position position,
                               const std::stop_token& stop) {
    position.snapshotDone = false;
    if (server.isMariaDb()) {
        auto at = mariaSnapshotPoint(session, stop);
        if (!at) return forward(at);
        position.at = std::move(*at);
        auto set = mariaGtidAt(session, position.at, stop);
        if (!set) return forward(set);
        position.executed = std::move(*set);
        return position;
    }
    if (!server.gtid) {
        auto at = lockedPoint(catalog, session, server, stop);
        if (!at) return forward(at);
        position.at = std::move(*at);
        return position;
    }
    auto at = catalog.logEnd(stop);
    if (!at) return forward(at);
    // Updated after the engines have committed: what it holds, a snapshot that begins later sees.
    auto set = askGtidSet(session, "SELECT @@global.gtid_executed", stop);
    if (!set) return forward(set);
    position.at = std::move(*at);
    position.executed = std::move(*set);
    return position;
}

Result<Position> earliestStart(Catalog& catalog, Connection& session, const ServerInfo& server, Position position,
                               const std::stop_token& stop) {
    const auto logs = logList(session, stop);
    if (!logs) return forward(logs);
    if (logs->empty()) return halt(catalog.object() + " has no binary log. Set log_bin on the server.");
    position.at = {logs->text(0, 0), 4};
    if (server.isMySql() && server.gtid) {
        auto set = askGtidSet(session, "SELECT @@global.gtid_purged", stop);
        if (!set) return forward(set);
        position.executed = std::move(*set);
    }
    return position;
}

}  // namespace

Result<Position> resolveStart(Catalog& catalog, const StartPoint& wanted, const std::stop_token& stop) {
    const auto server = catalog.server(stop);
    if (!server) return forward(server);
    if (server->isTiDb())
        return halt(catalog.object() + " is TiDB, which has no binary log to read. Use a MySQL or MariaDB source.");
    const auto opened = catalog.session(stop);
    if (!opened) return forward(opened);
    auto& session = **opened;
    Position position;
    position.server = server->uuid;
    if (std::holds_alternative<StartPoint::Snapshot>(wanted.where))
        return snapshotStart(catalog, session, *server, std::move(position), stop);
    if (std::holds_alternative<StartPoint::Earliest>(wanted.where))
        return earliestStart(catalog, session, *server, std::move(position), stop);
    if (const auto* gtid = std::get_if<StartPoint::Gtid>(&wanted.where)) {
        if (!server->gtid)
            return halt(
                fmt::format("{} has no GTIDs (gtid_mode is not ON). Start by file and position.", catalog.object()));
        auto set = gtidSet(gtid->set);
        if (!set) return forward(set);
        position.executed = std::move(*set);
        return position;
    }
    if (const auto* file = std::get_if<StartPoint::File>(&wanted.where)) {
        position.at = {file->file, file->position};
        if (server->isMariaDb()) {
            auto set = mariaGtidAt(session, position.at, stop);
            if (!set) return forward(set);
            if (!(*set)->empty()) position.executed = std::move(*set);
        }
        return position;
    }
    if (std::holds_alternative<StartPoint::Time>(wanted.where))
        return halt("A MySQL source cannot start at a time. Use start = \"earliest\", \"now\", a GTID set or a file.");
    auto end = catalog.logEnd(stop);
    if (!end) return forward(end);
    position.at = std::move(*end);
    if (server->isMySql() && server->gtid) {
        auto set = askGtidSet(session, "SELECT @@global.gtid_executed", stop);
        if (!set) return forward(set);
        position.executed = std::move(*set);
    } else if (server->isMariaDb()) {
        auto set = mariaGtidAt(session, position.at, stop);
        if (!set) return forward(set);
        position.executed = std::move(*set);
    }
    return position;
}

Result<LogPoint> visiblePoint(Catalog& catalog, Connection& session, const ServerInfo& server,
                              const std::stop_token& stop) {
    return server.isMariaDb() ? mariaSnapshotPoint(session, stop) : lockedPoint(catalog, session, server, stop);
}

Result<std::string> strandedBecause(Catalog& catalog, const Position& from, const std::stop_token& stop) {
    constexpr std::string_view remedy = "Begin the job anew.";
    const auto server = catalog.server(stop);
    if (!server) return forward(server);
    if (!from.server.empty() && from.server != server->uuid)
        return fmt::format(
            "{} is another server now: its uuid is {}, the checkpoint is of {}. Positions of one mean nothing on the "
            "other. Set its address back if that is wrong, else begin the job anew.",
            catalog.object(), server->uuid, from.server);
    const auto opened = catalog.session(stop);
    if (!opened) return forward(opened);
    auto& session = **opened;
    if (from.executed && server->isMySql()) {
        if (!server->gtid)
            return fmt::format("{} has switched GTIDs off (gtid_mode), but the checkpoint is a GTID set. {}",
                               catalog.object(), remedy);
        const auto set = quote(from.executed->toString());
        const auto answer = session.query(fmt::format("SELECT GTID_SUBTRACT(@@global.gtid_purged, {0}), "
                                                      "GTID_SUBTRACT({0}, @@global.gtid_executed)",
                                                      set),
                                          stop);
        if (!answer) return forward(answer);
        if (const auto purged = answer->text(0, 0); !purged.empty())
            return fmt::format(
                "{} has purged the log that the job needs next: transactions {} are gone. {} Keep logs longer "
                "(binlog_expire_logs_seconds).",
                catalog.object(), purged, remedy);
        if (const auto unknown = answer->text(0, 1); !unknown.empty())
            return fmt::format("{} does not know transactions {} of the checkpoint: it was restored or reset since. {}",
                               catalog.object(), unknown, remedy);
        return std::string();
    }
    if (from.executed || from.at.file.empty()) return std::string();
    const auto logs = logList(session, stop);
    if (!logs) return forward(logs);
    for (std::size_t row = 0; row < logs->size(); ++row) {
        if (logs->text(row, 0) != from.at.file) continue;
        if (from.at.offset <= logs->number(row, 1)) return std::string();
        return fmt::format("{} has only {} bytes in {}, but the job is to go on at {}: the log was reset since. {}",
                           catalog.object(), logs->number(row, 1), from.at.file, from.at.offset, remedy);
    }
    const auto oldest = logs->empty() ? std::string("none") : logs->text(0, 0);
    return fmt::format("{} has purged {}, where the job is to go on; its oldest log is {}. {}", catalog.object(),
                       from.at.file, oldest, remedy);
}

Result<> checkStart(Catalog& catalog, const Position& from, const std::stop_token& stop) {
    auto why = strandedBecause(catalog, from, stop);
    if (!why) return forward(why);
    return why->empty() ? Result<>() : halt(std::move(*why));
}

}  // namespace sluice::sources::mysql
