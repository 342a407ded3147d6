#include "backend/sources/mysql/preflight.h"

#include "backend/core/clock.h"
#include "backend/services/mysql/connection.h"
#include "backend/services/mysql/server_checks.h"
#include "backend/sources/mysql/binlog/transport.h"
#include "backend/sources/mysql/schema/catalog.h"
#include "backend/sources/mysql/schema/schema_book.h"
#include "backend/sources/mysql/snapshot/start.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::sources::mysql {
namespace {

using config::Check;
using config::Checks;
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
        rightsAndSettings();
        if (auto start = startCheck(m_context.job.start, m_catalog, m_stop)) addTimed(std::move(*start));
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
    /// Timed already.
    void take(Check check) {
        m_checks.push_back(std::move(check));
        m_since = steadyNow();
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

    /// The checks that the test of a connection does as well.
    void rightsAndSettings() {
        const auto session = m_catalog.session(m_stop);
        if (!session) return add(Check::Outcome::Failed, "Rights", "readable", session.error().message, "");
        for (auto& check : services::mysql::sourceRights(**session, m_server, m_stop)) take(std::move(check));
        for (auto& check : services::mysql::sourceSettings(**session, m_server, m_stop)) take(std::move(check));
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
        for (const auto& name : job.sourceTables.patterns()) {
            const auto is = [&](const TableName& table) { return table.qualified() == name; };
            if (name.starts_with('!') || name.find('*') != name.npos || std::ranges::any_of(*tables, is)) continue;
            fine = false;
            add(Check::Outcome::Failed, name, "there", "no such table, or none that the user may read",
                "Take it out of `tables`, or create it.");
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
