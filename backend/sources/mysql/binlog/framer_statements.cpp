// Statements of the log: transaction bounds, schema changes, and rows that should not be statements.
#include "backend/core/log.h"
#include "backend/sources/mysql/binlog/framer.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::sources::mysql {
namespace {

using Kind = Statement::Kind;

std::string shortened(const std::string& text) {
    constexpr std::size_t most = 120;
    if (text.size() <= most) return text;
    auto end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    return text.substr(0, end) + "…";
}

/// A schema that only names its table, for one that nobody has seen.
SchemaPtr nameOnly(const Statement::Table& table) {
    return std::make_shared<const TableSchema>(TableSchema{table.database, table.table, {}, {}});
}

}  // namespace

Result<> Framer::takeQuery(const Event& event, const std::stop_token& stop) {
    const auto query = parseQuery(event);
    if (!query) return forward(query);
    if (query->sql == "BEGIN") {  // by far the most frequent
        if (!m_transaction.open) begin(event);
        m_transaction.begun = true;
        m_transaction.thread = query->thread;
        return {};
    }
    const auto text = textOf(*query);
    const auto statement = parseStatement(text, query->database);
    if (!m_transaction.open) begin(event);
    m_transaction.thread = query->thread;
    switch (statement.kind) {
        case Kind::Begin:
            m_transaction.begun = true;
            return {};
        case Kind::Commit:
            finish();
            return {};
        case Kind::Rollback:
        case Kind::RollbackTo:
            if (m_transaction.delivered)
                return halt(
                    "A transaction was rolled back after its rows were logged: it mixed tables with and without "
                    "transactions. Take a new snapshot of its tables.");
            if (statement.kind == Kind::Rollback) finish();
            return {};
        case Kind::Savepoint:
        case Kind::XaEnd:
        case Kind::XaPrepare:
            return {};
        case Kind::XaStart:
            m_transaction.begun = true;
            m_transaction.xid = statement.xid;
            return m_setup.spool.begin(statement.xid);
        case Kind::XaCommit:
        case Kind::XaRollback:
            return commitXa(statement.xid, statement.kind == Kind::XaCommit);
        case Kind::Dml:
            if (auto checked = checkDml(statement, text); !checked) return checked;
            break;
        case Kind::Other:
            break;
        default:
            return takeDdl(statement, text, stop);
    }
    if (!m_transaction.begun) finish();
    return {};
}

Result<> Framer::checkDml(const Statement& statement, const std::string& text) {
    const bool others =
        !statement.tables.empty() && std::none_of(statement.tables.begin(), statement.tables.end(),
                                                  [&](const auto& table) { return ours(table.database, table.table); });
    if (others) return {};
    return halt(
        fmt::format("Rows were changed by a statement that the log holds as text, not as rows: {}. Run SET GLOBAL "
                    "binlog_format = 'ROW' on the source, reconnect its clients, and take a new snapshot.",
                    shortened(text)));
}

Result<> Framer::takeDdl(const Statement& statement, const std::string& text, const std::stop_token& stop) {
    if (statement.kind == Kind::Alter && statement.reshapes) {
        const auto& table = statement.tables.front();
        if (m_setup.book.namedTooEarly(table.database, table.table, end()))
            return halt(
                fmt::format("Table {}.{} was changed here, and rows before this place got the names of its later "
                            "columns, because the log holds none. Run SET GLOBAL binlog_row_metadata = 'FULL' on "
                            "the source and take a new snapshot of the table.",
                            table.database, table.table));
    }
    auto changes = changesOf(statement, stop);
    if (!changes) return forward(changes);
    if (changes->empty()) {
        if (statement.startsTransaction)
            m_transaction.begun = true;
        else if (!m_transaction.begun)
            finish();
        return {};
    }
    flush();
    std::deque<Parcel> parcels;
    for (auto& change : *changes) {
        change.statement = text;
        auto& parcel = parcels.emplace_back();
        parcel.kind = Parcel::Kind::SchemaChanges;
        parcel.change = std::make_shared<const SchemaChange>(std::move(change));
    }
    // Only the last one says that the statement is behind us.
    for (std::size_t i = 0; i + 1 < parcels.size(); ++i) parcels[i].adds = progress();
    if (statement.startsTransaction)
        m_transaction.begun = true;
    else
        finish();
    parcels.back().adds = progress();
    for (auto& parcel : parcels) m_parcels.push_back(std::move(parcel));
    return {};
}

Result<std::optional<SchemaChange>> Framer::changeOf(SchemaChange::Kind kind, const Statement::Table& table,
                                                     const std::stop_token& stop) {
    if (!ours(table.database, table.table)) return std::optional<SchemaChange>();
    auto& book = m_setup.book;
    SchemaChange change;
    change.kind = kind;
    change.before = book.known(table.database, table.table);
    if (kind == SchemaChange::Kind::Dropped) {
        if (!change.before) change.before = nameOnly(table);
        book.forget(table.database, table.table);
        return std::optional(std::move(change));
    }
    book.doubt(table.database, table.table);
    // What the table is now may be later than this statement. It is what the target has to become in any case; rows in
    // between say themselves what they are.
    auto after = book.current(table.database, table.table, stop);
    if (!after) return forward(after);
    change.after = std::move(*after);
    if (kind == SchemaChange::Kind::Truncated) {
        if (!change.before) change.before = change.after ? change.after : nameOnly(table);
        if (!change.after) change.after = change.before;
    }
    if (kind == SchemaChange::Kind::Created) change.before = nullptr;
    if (!change.after) return std::optional<SchemaChange>();  // dropped meanwhile: the log says so later
    return std::optional(std::move(change));
}

/// The tables that a database took with it, as far as anybody can say: those whose rows came in this run, and those
/// that the job names one by one.
std::vector<Statement::Table> Framer::goneWith(const std::string& database) const {
    std::vector<Statement::Table> gone;
    for (const auto& schema : m_setup.book.knownOf(database)) gone.push_back({schema->database, schema->table});
    for (const auto& pattern : m_setup.tables.patterns()) {
        const auto dot = pattern.find('.');
        if (pattern.starts_with('!') || dot == std::string::npos) continue;
        if (pattern.find('*') == std::string::npos) {
            const Statement::Table named{pattern.substr(0, dot), pattern.substr(dot + 1)};
            if (named.database == database && std::find(gone.begin(), gone.end(), named) == gone.end())
                gone.push_back(named);
        } else if (config::matchesPattern(pattern.substr(0, dot), database)) {
            log(LogLevel::Warning, m_setup.object,
                fmt::format("Database {} was dropped, and {} does not say which tables it had: what was made from one "
                            "without a row since the job's start stays where it is.",
                            database, pattern));
        }
    }
    return gone;
}

Result<std::vector<SchemaChange>> Framer::changesOf(const Statement& statement, const std::stop_token& stop) {
    using Change = SchemaChange::Kind;
    std::vector<SchemaChange> changes;
    const auto add = [&](Change kind, const Statement::Table& table) -> Result<> {
        auto change = changeOf(kind, table, stop);
        if (!change) return forward(change);
        if (*change) changes.push_back(std::move(**change));
        return {};
    };
    const auto& tables = statement.tables;
    Result<> done;
    switch (statement.kind) {
        case Kind::Create:
            done = add(Change::Created, tables.front());
            break;
        case Kind::Alter:
            done = add(Change::Altered, tables.front());
            if (done && !changes.empty()) changes.back().renamed = statement.renamedColumns;
            break;
        case Kind::Truncate:
            done = add(Change::Truncated, tables.front());
            break;
        case Kind::Drop:
            for (const auto& table : tables)
                if (done) done = add(Change::Dropped, table);
            break;
        case Kind::DropDatabase:
            if (tables.empty()) break;
            for (const auto& table : goneWith(tables.front().database))
                if (done) done = add(Change::Dropped, table);
            break;
        case Kind::Rename:
            for (std::size_t i = 0; i + 1 < tables.size() && done; i += 2) {
                const auto &from = tables[i], &to = tables[i + 1];
                const auto before = m_setup.book.known(from.database, from.table);
                // A tool that swaps a rebuilt table in takes the name away and gives it back in one statement.
                bool returns = false, left = false;
                for (std::size_t j = 0; j + 1 < tables.size(); j += 2) {
                    returns = returns || (j > i && tables[j + 1] == from);
                    left = left || (j < i && tables[j] == to);
                }
                const bool fromOurs = ours(from.database, from.table) && !returns;
                if (left) {
                    done = add(Change::Altered, to);
                } else if (fromOurs && ours(to.database, to.table)) {
                    done = add(Change::Renamed, to);
                    if (done && !changes.empty() && changes.back().kind == Change::Renamed)
                        changes.back().before = before ? before : nameOnly(from);
                    m_setup.book.forget(from.database, from.table);
                } else if (fromOurs) {
                    done = add(Change::Dropped, from);
                } else {
                    done = add(Change::Created, to);
                }
            }
            break;
        default:
            break;
    }
    if (!done) return forward(done);
    return changes;
}

}  // namespace sluice::sources::mysql
