#include "backend/sinks/mysql/client.h"

#include "backend/core/monitor.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::sinks::mysql {
namespace {

/// A deadlock or a write conflict is over at once: tried again before anybody hears of it.
constexpr int quickTries = 4;
constexpr std::chrono::milliseconds quickPause{20};

constexpr std::string_view commonSession =
    "SET SESSION foreign_key_checks=0, time_zone='+00:00', "
    "sql_mode='NO_AUTO_VALUE_ON_ZERO,STRICT_ALL_TABLES,ALLOW_INVALID_DATES'";
// Without gap locks two lanes seldom wait for each other.
constexpr std::string_view mysqlSession =
    "SET SESSION transaction_isolation='READ-COMMITTED', innodb_lock_wait_timeout=10";

}  // namespace

MySqlSink::MySqlSink(const ConnectorContext& context, Options options, unsigned)
    : m_connection(context.connection),
      m_secrets(context.secrets),
      m_dialect(context.connection.kind == "tidb" ? Dialect::TiDb : Dialect::MySql),
      m_target(std::move(options), context.job, context.connection.name, context.stateFolder) {}

Limits MySqlSink::limits() const {
    // TiDB confirms 500 rows a transaction; ten of them would show nothing for too long.
    const std::size_t pieces = m_dialect == Dialect::TiDb ? 1500 : 5000;
    return {.maxLanes = 64, .groupBytes = 4u << 20, .groupPieces = pieces, .groupWait = {}, .coalesce = true};
}

Result<> MySqlSink::connect(const std::stop_token& stop) {
    if (m_session && m_session->usable()) return {};
    auto opened = services::mysql::Connection::open(m_connection, m_secrets, {}, stop);
    if (!opened) return forward(opened);
    auto session = std::move(*opened);
    if (auto set = session->execute(commonSession, stop); !set) return forward(set);
    if (m_dialect == Dialect::MySql) {
        // MariaDB calls it tx_isolation.
        if (auto set = session->execute(mysqlSession, stop); !set && session->usable())
            set = session->execute("SET SESSION tx_isolation='READ-COMMITTED', innodb_lock_wait_timeout=10", stop);
        if (!session->usable()) return retry(fmt::format("{}: the connection was lost.", session->object()));
    }
    auto packet = session->query("SELECT @@max_allowed_packet", stop);
    if (!packet) return forward(packet);
    const auto most = std::max<std::size_t>(packet->number(0, 0) / 2, 1024);
    m_writer.setLimits({.rows = 500, .bytes = std::min<std::size_t>(most, 1u << 20)});
    m_session = std::move(session);
    return {};
}

Result<std::shared_ptr<const TargetTable>> MySqlSink::apply(const SchemaChange& change, const std::stop_token& stop) {
    if (auto connected = connect(stop); !connected) return forward(connected);
    return m_target.apply(*m_session, change, stop);
}

Result<WriteReport> MySqlSink::write(const Group& group, const std::stop_token& stop) {
    if (auto connected = connect(stop); !connected) return forward(connected);
    const auto statements = m_writer.write(group.pieces);
    Result<> done;
    for (int attempt = 0; attempt < quickTries; ++attempt) {
        done = execute(statements, stop);
        if (done || done.error().remedy != Remedy::Retry || !m_session->usable() || stop.stop_requested()) break;
        if (!pause(stop, quickPause * (1 << attempt))) break;
    }
    WriteReport report;
    if (done) return report;
    if (done.error().remedy == Remedy::Retry) {
        auto error = done.error();
        error.refused = m_session->usable();
        return tl::unexpected<Error>(std::move(error));
    }
    if (done.error().remedy != Remedy::Reject) return forward(done);
    // Some row is at fault: each statement by itself, in halves where it is refused, until the row stands alone.
    for (const auto& statement : statements)
        if (auto alone = executeAlone(group, statement, report, stop); !alone) return forward(alone);
    return report;
}

Result<> MySqlSink::execute(const std::vector<Statement>& statements, const std::stop_token& stop) {
    const bool together = m_dialect == Dialect::MySql && statements.size() > 1;
    const auto run = [&](std::string_view sql) -> Result<> {
        if (auto ran = m_session->execute(sql, stop); !ran) return forward(ran);
        return {};
    };
    if (together)
        if (auto begun = run("BEGIN"); !begun) return begun;
    for (const auto& statement : statements) {
        auto ran = run(statement.sql);
        if (ran) continue;
        if (together && m_session->usable() && !run("ROLLBACK")) m_session->abort();
        return ran;
    }
    if (!together) return {};
    auto committed = run("COMMIT");
    if (!committed && m_session->usable() && !run("ROLLBACK")) m_session->abort();
    return committed;
}

Result<> MySqlSink::executeAlone(const Group& group, const Statement& statement, WriteReport& report,
                                 const std::stop_token& stop) {
    auto ran = m_session->execute(statement.sql, stop);
    if (ran) return {};
    if (ran.error().remedy != Remedy::Reject) return forward(ran);
    if (statement.pieces.size() == 1) {
        report.rejected.push_back({statement.pieces.front(), ran.error()});
        return {};
    }
    const auto middle = statement.pieces.begin() + static_cast<std::ptrdiff_t>(statement.pieces.size() / 2);
    for (auto half : {std::vector(statement.pieces.begin(), middle), std::vector(middle, statement.pieces.end())})
        if (auto done = executeAlone(group, StatementWriter::statementOf(group.pieces, std::move(half)), report, stop);
            !done)
            return done;
    return {};
}

}  // namespace sluice::sinks::mysql
