#include "backend/sources/mysql/preflight.h"

#include "backend/core/clock.h"
#include "backend/services/mysql/connection.h"
#include "backend/sources/mysql/binlog/transport.h"
#include "backend/sources/mysql/schema/catalog.h"
#include "backend/sources/mysql/schema/schema_book.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace sluice::sources::mysql {
namespace {

using config::Check;
using config::Checks;
using services::mysql::quote;
using services::mysql::ServerInfo;

class Preflight {
public:
    Preflight(const ConnectorContext& context, const std::stop_token& stop)
        : m_context(context),
          m_stop(stop),
          m_catalog(context.connection, context.secrets),
          m_book(context.job, m_catalog) {}

    Checks run() {
        auto server = m_catalog.server(m_stop);
        if (!server) {
            add(Check::Outcome::Failed, "Source", m_catalog.object() + " answers", server.error().message,
                "Test the connection.");
            return std::move(m_checks);
        }
        m_server = *server;
        if (m_server.isTiDb()) {
            add(Check::Outcome::Failed, "Source", "MySQL or MariaDB", m_server.name(),
                "TiDB has no binary log: choose a MySQL source.");
            return std::move(m_checks);
        }
        rights();
        settings();
        identity();
        neighbours();
        tables();
        return std::move(m_checks);
    }

private:
    void add(Check::Outcome outcome, std::string what, std::string required, std::string found, std::string fix) {
        const auto now = steadyNow();
        m_checks.push_back({outcome, std::move(what), std::move(required), std::move(found), std::move(fix),
                            std::chrono::duration_cast<std::chrono::microseconds>(now - m_since)});
        m_since = now;
    }
    void addTimed(Check check) {
        add(check.outcome, std::move(check.what), std::move(check.required), std::move(check.found),
            std::move(check.fix));
    }
    void pass(std::string what, std::string required, std::string found) {
        add(Check::Outcome::Passed, std::move(what), std::move(required), std::move(found), "");
    }

    /// An answer, or a failed check named `what`.
    std::optional<services::mysql::ResultSet> ask(std::string_view what, std::string_view sql) {
        const auto session = m_catalog.session(m_stop);
        if (session) {
            auto answer = (*session)->query(sql, m_stop);
            if (answer) return std::move(*answer);
            add(Check::Outcome::Failed, std::string(what), "readable", answer.error().message, "");
        } else {
            add(Check::Outcome::Failed, std::string(what), "readable", session.error().message, "");
        }
        return std::nullopt;
    }

    bool answers(const char* sql) {
        const auto session = m_catalog.session(m_stop);
        return session && (*session)->query(sql, m_stop).has_value();
    }

    void rights() {
        const auto grants = ask("Rights", "SHOW GRANTS");
        const auto user = ask("Rights", "SELECT CURRENT_USER()");
        if (!grants || !user) return;
        std::string global, all;
        for (std::size_t row = 0; row < grants->size(); ++row) {
            const auto text = grants->text(row, 0);
            all += text + '\n';
            if (text.find(" ON *.* ") != text.npos) global += text + '\n';
        }
        const auto name = user->text(0, 0);
        const auto at = name.rfind('@');
        const auto account =
            at == name.npos ? quote(name) : quote(name.substr(0, at)) + '@' + quote(name.substr(at + 1));
        const bool everything = global.find("ALL PRIVILEGES") != global.npos;
        // What a role grants is not in the list: then the server is asked by a statement that needs the right.
        const auto needs = [&](std::string_view what, std::initializer_list<std::string_view> words,
                               const char* probe) {
            const bool has = everything || answers(probe) ||
                             std::any_of(words.begin(), words.end(),
                                         [&](std::string_view word) { return global.find(word) != global.npos; });
            if (has) return pass(std::string(what), "granted", "granted");
            add(Check::Outcome::Failed, std::string(what), "granted on *.*", "not granted",
                fmt::format("GRANT {} ON *.* TO {};", what, account));
        };
        const bool newWords = m_server.isMySql() && m_server.number >= 80200;
        needs("REPLICATION SLAVE", {"REPLICATION SLAVE", "REPLICATION REPLICA"},
              newWords ? "SHOW REPLICAS" : "SHOW SLAVE HOSTS");
        needs("REPLICATION CLIENT", {"REPLICATION CLIENT", "BINLOG MONITOR", "SUPER"},
              newWords ? "SHOW BINARY LOG STATUS" : "SHOW MASTER STATUS");
        if (everything || all.find("SELECT") != all.npos)
            pass("SELECT", "granted", "granted");
        else
            add(Check::Outcome::Failed, "SELECT", "granted on the tables", "not granted",
                fmt::format("GRANT SELECT ON *.* TO {};", account));
    }

    void settings() {
        const auto rows = ask("Settings",
                              "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('log_bin', 'binlog_format', "
                              "'binlog_row_image', 'binlog_row_metadata', 'binlog_row_value_options', 'gtid_mode', "
                              "'binlog_expire_logs_seconds', 'expire_logs_days')");
        if (!rows) return;
        std::map<std::string, std::string> values;
        for (std::size_t row = 0; row < rows->size(); ++row) values[rows->text(row, 0)] = rows->text(row, 1);
        const auto is = [&](const std::string& name, std::string_view wanted, Check::Outcome otherwise,
                            std::string fix) {
            const auto& found = values[name];
            if (found == wanted) return pass(name, std::string(wanted), found);
            add(otherwise, name, std::string(wanted), found.empty() ? "not there" : found, std::move(fix));
        };
        is("log_bin", "ON", Check::Outcome::Failed, "Start the server with log_bin = binlog and a server_id.");
        is("binlog_format", "ROW", Check::Outcome::Failed,
           "SET GLOBAL binlog_format = 'ROW'; and reconnect the clients of the server.");
        is("binlog_row_image", "FULL", Check::Outcome::Warning,
           "SET GLOBAL binlog_row_image = 'FULL'; else updates carry only some columns.");
        is("binlog_row_metadata", "FULL", Check::Outcome::Warning,
           "SET GLOBAL binlog_row_metadata = 'FULL'; else a changed table stops the job when it is behind.");
        if (values["binlog_row_value_options"].find("PARTIAL_JSON") != std::string::npos)
            add(Check::Outcome::Failed, "binlog_row_value_options", "empty", values["binlog_row_value_options"],
                "SET GLOBAL binlog_row_value_options = '';");
        if (m_server.isMySql())
            is("gtid_mode", "ON", Check::Outcome::Warning,
               "Switch GTIDs on; else a snapshot needs BACKUP_ADMIN, and a failover a new snapshot.");
        expiry(values);
    }

    void expiry(std::map<std::string, std::string>& values) {
        const bool inSeconds = values.contains("binlog_expire_logs_seconds");
        const auto& text = inSeconds ? values["binlog_expire_logs_seconds"] : values["expire_logs_days"];
        const auto kept = std::atof(text.c_str()) * (inSeconds ? 1 : 86'400);
        const auto found = kept == 0 ? std::string("until purged by hand") : fmt::format("{:.1f} days", kept / 86'400);
        constexpr double day = 86'400;
        if (kept == 0 || kept >= day) return pass("Log kept", "a day or more", found);
        add(Check::Outcome::Warning, "Log kept", "a day or more", found,
            inSeconds ? "SET GLOBAL binlog_expire_logs_seconds = 259200;" : "SET GLOBAL expire_logs_days = 3;");
    }

    void identity() {
        if (m_server.serverId != 0) return pass("server_id", "not 0", std::to_string(m_server.serverId));
        add(Check::Outcome::Failed, "server_id", "not 0", "0", "SET GLOBAL server_id = 1;");
    }

    /// Who else reads the log, and by which clock and zone the server goes.
    void neighbours() {
        const auto ours = identityOf(fmt::format("{}/{}", m_context.stateFolder, m_context.job.name));
        const bool newWords = m_server.isMySql() && m_server.number >= 80022;
        const auto session = m_catalog.session(m_stop);
        if (!session) return;
        // Without the right to ask, the right itself is missing, and said above.
        if (const auto rows = (*session)->query(newWords ? "SHOW REPLICAS" : "SHOW SLAVE HOSTS", m_stop)) {
            std::vector<Replica> replicas;
            for (std::size_t row = 0; row < rows->size(); ++row)
                replicas.push_back({static_cast<std::uint32_t>(rows->number(row, 0)),
                                    rows->text(row, "Host") + ":" + rows->text(row, "Port"),
                                    rows->text(row, newWords ? "Replica_UUID" : "Slave_UUID")});
            addTimed(replicaIdCheck(ours.serverId, ours.uuid, m_server.serverId, replicas));
        }
        const auto asked = utcNow();
        if (const auto now = ask("Clock",
                                 "SELECT ROUND(UNIX_TIMESTAMP(NOW(6)) * 1000000), @@global.time_zone, "
                                 "@@global.system_time_zone")) {
            addTimed(
                clockCheck(fromMicros(static_cast<std::int64_t>(now->number(0, 0))), asked + (utcNow() - asked) / 2));
            const auto zone = now->text(0, 1) == "SYSTEM" ? now->text(0, 2) + ", the system's" : now->text(0, 1);
            pass("Time zone", "any: TIMESTAMP is read in UTC", zone);
        }
    }

    void tables() {
        const auto& job = m_context.job;
        const auto tables = m_catalog.tables(job.sourceTables, m_stop);
        if (!tables) return add(Check::Outcome::Failed, "Tables", "readable", tables.error().message, "");
        const auto patterns = fmt::format("[\"{}\"]", fmt::join(job.sourceTables.patterns(), "\", \""));
        if (tables->empty())
            return add(Check::Outcome::Failed, "Tables", patterns, "no such table, or none that the user may read",
                       "Correct `tables`, or GRANT SELECT on them.");
        bool fine = true;
        for (const auto& table : *tables) {
            const auto schema = m_book.current(table.database, table.table, m_stop);
            if (!schema) {
                fine = false;
                add(Check::Outcome::Failed, table.qualified(), "columns that can be read", schema.error().message,
                    fmt::format("Leave it out with \"!{}\".", table.qualified()));
            } else if (*schema && (*schema)->key.empty()) {
                fine = false;
                // Only a log of records can go without: everywhere else a row has to be found again.
                const auto* sink = m_context.workspace.connection(job.sinkConnection);
                const bool mayGoWithout = sink && (sink->kind == "kafka" || sink->kind == "file");
                add(mayGoWithout ? Check::Outcome::Warning : Check::Outcome::Failed, table.qualified(),
                    "a primary or unique key", "none",
                    fmt::format("Add a primary key, or say key = [\"COLUMN\"] in [job.{}.table.\"{}\"].", job.name,
                                table.qualified()));
            }
        }
        cascades(*tables);
        if (fine) pass("Tables", patterns, fmt::format("{} tables", tables->size()));
    }

    /// Deletes by ON DELETE CASCADE never reach the log of a server whose storage engine does them.
    void cascades(const std::vector<TableName>& tables) {
        if (m_server.isMySql() && m_server.number >= 90600) return;
        const auto rows = ask("Foreign keys",
                              "SELECT CONSTRAINT_SCHEMA, TABLE_NAME, CONSTRAINT_NAME FROM "
                              "information_schema.REFERENTIAL_CONSTRAINTS WHERE DELETE_RULE IN ('CASCADE', 'SET NULL', "
                              "'SET DEFAULT') OR UPDATE_RULE IN ('CASCADE', 'SET NULL', 'SET DEFAULT')");
        if (!rows) return;
        for (std::size_t row = 0; row < rows->size(); ++row) {
            const auto name = rows->text(row, 0) + "." + rows->text(row, 1);
            if (std::none_of(tables.begin(), tables.end(),
                             [&](const auto& table) { return table.qualified() == name; }))
                continue;
            add(Check::Outcome::Warning, name, "no cascading foreign key", rows->text(row, 2),
                "Rows that it changes are not in this server's log, so the target keeps them: delete them by "
                "statement.");
        }
    }

    const ConnectorContext& m_context;
    std::stop_token m_stop;
    Catalog m_catalog;
    SchemaBook m_book;
    ServerInfo m_server;
    Checks m_checks;
    SteadyTime m_since = steadyNow();
};

}  // namespace

Checks preflight(const ConnectorContext& context, const std::stop_token& stop) {
    return Preflight(context, stop).run();
}

}  // namespace sluice::sources::mysql
