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

MySqlSink::MySqlSink(const ConnectorContext& context, Options options, unsigned lane)
    : m_connection(context.connection),
      m_secrets(context.secrets),
      m_dialect(context.connection.kind == "tidb" ? Dialect::TiDb : Dialect::MySql),
      m_createTables(options.createTables),
      m_checkpoint(context, options, lane),
      m_target(std::move(options), context.job, context.connection.name, context.stateFolder) {}

Limits MySqlSink::limits() const {
    // TiDB confirms 500 rows a transaction; ten of them would show nothing for too long.
    const std::size_t pieces = m_dialect == Dialect::TiDb ? 1500 : 5000;
    return {.maxLanes = 64,
            .groupBytes = 4u << 20,
            .groupPieces = pieces,
            .groupWait = {},
            .coalesce = true,
            .keepsPosition = m_checkpoint.used()};
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

Result<std::optional<Position>> MySqlSink::stored(const std::stop_token& stop) {
    if (auto connected = connect(stop); !connected) return forward(connected);
    return m_checkpoint.stored(*m_session, stop);
}

Result<> MySqlSink::begin(const Position& from, unsigned lanes, const std::stop_token& stop) {
    if (auto connected = connect(stop); !connected) return connected;
    if (auto begun = m_checkpoint.begin(*m_session, from, lanes, m_createTables, stop); !begun) return begun;
    std::map<std::string, std::uint16_t> known;
    for (const auto& [table, begun] : m_checkpoint.begun()) known[table] = begun.epoch;
    m_target.startAt(from, known);
    return {};
}

Result<std::shared_ptr<const TargetTable>> MySqlSink::apply(const SchemaChange& change, const std::stop_token& stop) {
    if (auto connected = connect(stop); !connected) return forward(connected);
    // Repeated after a crash, it takes away rows that came after it: they have to be written again.
    using Kind = SchemaChange::Kind;
    if (change.kind == Kind::Truncated || change.kind == Kind::Dropped)
        if (auto forgotten = m_checkpoint.forgetDelivered(*m_session, stop); !forgotten) return forward(forgotten);
    auto applied = m_target.apply(*m_session, change, stop);
    if (!applied) return applied;
    if (!*applied) {
        if (auto noted = m_checkpoint.noteGone(*m_session, stop); !noted) return forward(noted);
        return applied;
    }
    const auto& schema = *(*applied)->schema;
    const bool wholeTable = (*applied)->hasOtherUniqueIndex || !(*applied)->keyIsBinaryCollated;
    if (auto noted = m_checkpoint.noteBegun(*m_session, {schema.database, schema.table}, wholeTable, stop); !noted)
        return forward(noted);
    return applied;
}

Result<std::span<const Piece* const>> MySqlSink::wanted(const Group& group, const std::stop_token& stop) {
    const auto mayHold = [this](const Piece* piece) { return m_checkpoint.mayHold(*piece); };
    if (group.replay || std::none_of(group.pieces.begin(), group.pieces.end(), mayHold)) return group.pieces;
    if (auto asked = m_checkpoint.askAgain(*m_session, stop); !asked) return forward(asked);
    m_kept.clear();
    m_places.clear();
    for (std::uint32_t i = 0; i < group.pieces.size(); ++i) {
        if (mayHold(group.pieces[i])) continue;
        m_kept.push_back(group.pieces[i]);
        m_places.push_back(i);
    }
    return std::span<const Piece* const>(m_kept);
}

Result<WriteReport> MySqlSink::write(const Group& group, const std::stop_token& stop) {
    if (auto connected = connect(stop); !connected) return forward(connected);
    const auto pieces = wanted(group, stop);
    if (!pieces) {
        auto error = pieces.error();
        error.refused = error.remedy == Remedy::Retry && m_session->usable();
        return tl::unexpected<Error>(std::move(error));
    }
    const auto statements = m_writer.write(*pieces);
    const auto note = group.upTo && m_checkpoint.used() ? m_checkpoint.note(*group.upTo, group.ordinal) : std::string();
    Result<> done;
    for (int attempt = 0; attempt < quickTries; ++attempt) {
        done = execute(statements, note, stop);
        if (done || done.error().remedy != Remedy::Retry || !m_session->usable() || stop.stop_requested()) break;
        if (!pause(stop, quickPause * (1 << attempt))) break;
    }
    WriteReport report;
    if (done) {
        m_checkpoint.noted();
        return report;
    }
    if (done.error().remedy != Remedy::Reject) return forward(done);
    // Some row is at fault: each statement by itself, in halves where it is refused, until the row stands alone. The
    // position waits for the next group: a row that is refused has to be stored first.
    for (const auto& statement : statements)
        if (auto alone = executeAlone(*pieces, statement, report, stop); !alone) return forward(alone);
    if (pieces->data() == m_kept.data())
        for (auto& rejection : report.rejected) rejection.index = m_places[rejection.index];
    return report;
}

Result<> MySqlSink::execute(const std::vector<Statement>& statements, std::string_view note,
                            const std::stop_token& stop) {
    const auto count = statements.size() + (note.empty() ? 0 : 1);
    // TiDB: every statement commits by itself, and the last one with the note.
    const auto first = m_dialect == Dialect::MySql ? 0 : std::max<std::size_t>(count, 2) - (note.empty() ? 1 : 2);
    const bool together = count > first + 1;
    const auto run = [&](std::string_view sql) -> Result<> {
        if (auto ran = m_session->execute(sql, stop); !ran) return forward(ran);
        return {};
    };
    for (std::size_t i = 0; i < count; ++i) {
        if (together && i == first)
            if (auto begun = run("BEGIN"); !begun) return begun;
        auto ran = run(i < statements.size() ? std::string_view(statements[i].sql) : note);
        if (ran) continue;
        if (together && i >= first && m_session->usable() && !run("ROLLBACK")) m_session->abort();
        return ran;
    }
    if (!together) return {};
    auto committed = run("COMMIT");
    if (!committed && m_session->usable() && !run("ROLLBACK")) m_session->abort();
    return committed;
}

Result<> MySqlSink::executeAlone(std::span<const Piece* const> pieces, const Statement& statement, WriteReport& report,
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
        if (auto done = executeAlone(pieces, StatementWriter::statementOf(pieces, std::move(half)), report, stop);
            !done)
            return done;
    return {};
}

}  // namespace sluice::sinks::mysql
