#include "backend/services/mysql/server_checks.h"

#include "backend/services/ladder.h"
#include "backend/services/mysql/connection.h"
#include "backend/services/mysql/grants.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

namespace sluice::services::mysql {
namespace {

using config::Check;
using config::Checks;

constexpr double day = 86'400;

void checkExpiry(Ladder& ladder, std::map<std::string, std::string>& values) {
    const bool inSeconds = values.contains("binlog_expire_logs_seconds");
    const auto& text = inSeconds ? values["binlog_expire_logs_seconds"] : values["expire_logs_days"];
    const auto kept = std::atof(text.c_str()) * (inSeconds ? 1 : day);
    const auto found = kept == 0 ? std::string("until purged by hand") : fmt::format("{:.1f} days", kept / day);
    if (kept == 0 || kept >= day) return ladder.pass("Log kept", found, "a day or more");
    ladder.warn("Log kept", "a day or more", found,
                inSeconds ? "SET GLOBAL binlog_expire_logs_seconds = 259200;" : "SET GLOBAL expire_logs_days = 3;");
}

}  // namespace

Checks sourceRights(Connection& connection, const ServerInfo& server, const std::stop_token& stop) {
    Ladder ladder;
    const auto grants = Grants::read(connection, stop);
    if (!grants) {
        ladder.fail("Rights", "readable", grants.error().message, "");
        return ladder.take();
    }
    const bool newWords = server.isMySql() && server.number >= 80200;
    const auto needs = [&](std::string what, std::initializer_list<std::string_view> words, const char* probe) {
        // Some versions grant it under yet another name: then the statement itself tells.
        if (std::any_of(words.begin(), words.end(), [&](auto word) { return grants->global(word); }) ||
            connection.query(probe, stop))
            return ladder.pass(std::move(what), "granted", "granted");
        auto fix = fmt::format("GRANT {} ON *.* TO {};", what, grants->account());
        ladder.fail(std::move(what), "granted on *.*", "not granted", std::move(fix));
    };
    needs("REPLICATION SLAVE", {"REPLICATION SLAVE", "REPLICATION REPLICA"},
          newWords ? "SHOW REPLICAS" : "SHOW SLAVE HOSTS");
    needs("REPLICATION CLIENT", {"REPLICATION CLIENT", "BINLOG MONITOR", "SUPER"},
          newWords ? "SHOW BINARY LOG STATUS" : "SHOW MASTER STATUS");
    if (grants->anywhere("SELECT"))
        ladder.pass("SELECT", "granted", "granted");
    else
        ladder.fail("SELECT", "granted on the tables", "not granted",
                    fmt::format("GRANT SELECT ON *.* TO {};", grants->account()));
    return ladder.take();
}

Checks sourceSettings(Connection& connection, const ServerInfo& server, const std::stop_token& stop) {
    Ladder ladder;
    const auto rows = connection.query(
        "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('log_bin', 'binlog_format', 'binlog_row_image', "
        "'binlog_row_metadata', 'binlog_row_value_options', 'gtid_mode', 'binlog_expire_logs_seconds', "
        "'expire_logs_days')",
        stop);
    if (!rows) {
        ladder.fail("Settings", "readable", rows.error().message, "");
        return ladder.take();
    }
    std::map<std::string, std::string> values;
    for (std::size_t row = 0; row < rows->size(); ++row) values[rows->text(row, 0)] = rows->text(row, 1);
    const auto is = [&](const std::string& name, std::string wanted, Check::Outcome otherwise, std::string fix) {
        const auto& found = values[name];
        if (found == wanted) return ladder.pass(name, found, std::move(wanted));
        ladder.add({otherwise, name, std::move(wanted), found.empty() ? "not there" : found, std::move(fix), {}});
    };
    is("log_bin", "ON", Check::Outcome::Failed, "Start the server with log_bin = binlog and a server_id.");
    is("binlog_format", "ROW", Check::Outcome::Failed,
       "SET GLOBAL binlog_format = 'ROW'; and reconnect the clients of the server.");
    is("binlog_row_image", "FULL", Check::Outcome::Warning,
       "SET GLOBAL binlog_row_image = 'FULL'; else updates carry only some columns.");
    is("binlog_row_metadata", "FULL", Check::Outcome::Warning,
       "SET GLOBAL binlog_row_metadata = 'FULL'; else a changed table stops the job when it is behind.");
    if (values["binlog_row_value_options"].find("PARTIAL_JSON") != std::string::npos)
        ladder.fail("binlog_row_value_options", "empty", values["binlog_row_value_options"],
                    "SET GLOBAL binlog_row_value_options = '';");
    if (server.isMySql())
        is("gtid_mode", "ON", Check::Outcome::Warning,
           "Switch GTIDs on; else a snapshot needs BACKUP_ADMIN, and a failover a new snapshot.");
    checkExpiry(ladder, values);
    return ladder.take();
}

Checks targetRights(Connection& connection, const std::stop_token& stop) {
    static constexpr std::array<std::string_view, 6> needed = {"SELECT", "INSERT", "UPDATE",
                                                               "DELETE", "CREATE", "ALTER"};
    Ladder ladder;
    const auto readOnly = connection.query("SELECT @@global.read_only", stop);
    if (readOnly && readOnly->number(0, 0) != 0)
        ladder.fail("read_only", "OFF", "ON", "Point the connection at the primary, or SET GLOBAL read_only = OFF;");
    else
        ladder.pass("read_only", "OFF", "OFF");
    const auto required = fmt::format("{}", fmt::join(needed, ", "));
    const auto grants = Grants::read(connection, stop);
    if (!grants) {
        ladder.warn("Rights", required, grants.error().message, "");
        return ladder.take();
    }
    std::vector<std::string_view> missing;
    std::copy_if(needed.begin(), needed.end(), std::back_inserter(missing),
                 [&](auto right) { return !grants->anywhere(right); });
    if (!missing.empty())
        ladder.fail("Rights", required, fmt::format("without {}", fmt::join(missing, ", ")),
                    fmt::format("GRANT {} ON *.* TO {};", fmt::join(missing, ", "), grants->account()));
    else
        ladder.pass("Rights",
                    std::all_of(needed.begin(), needed.end(), [&](auto right) { return grants->global(right); })
                        ? "all of them"
                        : "all of them, on some databases only",
                    required);
    return ladder.take();
}

}  // namespace sluice::services::mysql
