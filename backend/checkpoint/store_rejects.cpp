// The half of CheckpointStore that keeps rows which were set aside.
#include "backend/checkpoint/database.h"

namespace sluice {
namespace {

constexpr std::string_view selectRows =
    "SELECT r.id, tablename, version, op, address, bytes, cause, at, coalesce(superseded, 0), coalesce(conflict, 0), "
    "coalesce(statement, 0) FROM rejected r LEFT JOIN rejected_more m ON m.id = r.id WHERE job = ? ";

}  // namespace

Result<> CheckpointStore::reject(const RejectedRow& row) {
    return together([&]() -> Result<> {
        // The same change refused again after a restart is the same row, with the newer cause.
        Statement insert(m_database->handle,
                         "INSERT INTO rejected(job, tablename, version, op, address, bytes, cause, at) VALUES(?, ?, ?, "
                         "?, ?, ?, ?, ?) ON CONFLICT(job, version, address) DO UPDATE SET cause = excluded.cause, at = "
                         "excluded.at RETURNING id");
        insert.text(row.job).text(row.table).number(static_cast<std::int64_t>(row.version)).text({&row.op, 1});
        insert.blob(row.address).blob(row.bytes).text(row.cause).number(toMicros(row.at));
        if (insert.step() != SQLITE_ROW) return m_database->failure();
        const auto id = insert.numberAt(0);
        if (!insert.done()) return m_database->failure();
        Statement more(m_database->handle,
                       "INSERT OR REPLACE INTO rejected_more(id, conflict, statement, superseded) VALUES(?, ?, ?, ?)");
        more.number(id).number(static_cast<std::int64_t>(row.conflict)).number(row.statement).number(row.superseded);
        if (!more.done()) return m_database->failure();
        return {};
    });
}

namespace {

RejectedRow rowOf(const Statement& query, const std::string& job) {
    RejectedRow row;
    const auto op = query.textAt(3);
    row.id = query.numberAt(0);
    row.job = job;
    row.table = query.textAt(1);
    row.version = static_cast<std::uint64_t>(query.numberAt(2));
    row.op = op.empty() ? 'c' : op[0];
    row.address = query.textAt(4);
    row.bytes = query.textAt(5);
    row.cause = query.textAt(6);
    row.at = fromMicros(query.numberAt(7));
    row.superseded = query.numberAt(8) != 0;
    row.conflict = static_cast<std::uint64_t>(query.numberAt(9));
    row.statement = static_cast<std::uint32_t>(query.numberAt(10));
    return row;
}

}  // namespace

Result<std::vector<RejectedRow>> CheckpointStore::rejected(const std::string& job, std::size_t most) {
    Statement query(m_database->handle, (std::string(selectRows) + "ORDER BY r.id DESC LIMIT ?").c_str());
    query.text(job).number(static_cast<std::int64_t>(most));
    std::vector<RejectedRow> rows;
    int step = SQLITE_ERROR;
    while ((step = query.step()) == SQLITE_ROW) rows.push_back(rowOf(query, job));
    if (step != SQLITE_DONE) return m_database->failure();
    return rows;
}

Result<std::vector<RejectedRow>> CheckpointStore::rejectedRows(const std::string& job,
                                                               const std::vector<std::int64_t>& ids) {
    Statement query(m_database->handle, (std::string(selectRows) + "AND r.id = ?").c_str());
    std::vector<RejectedRow> rows;
    for (const auto id : ids) {
        const int step = query.text(job).number(id).step();
        if (step != SQLITE_ROW && step != SQLITE_DONE) return m_database->failure();
        if (step == SQLITE_ROW) rows.push_back(rowOf(query, job));
        query.again();
    }
    return rows;
}

Result<std::uint64_t> CheckpointStore::rejectedCount(const std::string& job) {
    Statement query(m_database->handle, "SELECT count(*) FROM rejected WHERE job = ?");
    if (query.text(job).step() != SQLITE_ROW) return m_database->failure();
    return static_cast<std::uint64_t>(query.numberAt(0));
}

Result<std::size_t> CheckpointStore::dropRejected(const std::string& job, const std::vector<std::int64_t>& ids) {
    std::size_t dropped = 0;
    auto done = together([&]() -> Result<> {
        for (const auto id : ids) {
            Statement row(m_database->handle, "DELETE FROM rejected WHERE job = ? AND id = ?");
            if (!row.text(job).number(id).done()) return m_database->failure();
            if (sqlite3_changes(m_database->handle) == 0) continue;
            ++dropped;
            Statement more(m_database->handle, "DELETE FROM rejected_more WHERE id = ?");
            if (!more.number(id).done()) return m_database->failure();
        }
        return {};
    });
    if (!done) return forward(done);
    return dropped;
}

Result<> CheckpointStore::supersede(const std::string& job, std::string_view address, std::uint64_t version) {
    Statement update(m_database->handle,
                     "UPDATE rejected_more SET superseded = 1 WHERE id IN (SELECT id FROM rejected WHERE job = ? AND "
                     "address = ? AND version < ?)");
    if (!update.text(job).blob(address).number(static_cast<std::int64_t>(version)).done()) return m_database->failure();
    return {};
}

Result<std::vector<std::string>> CheckpointStore::rejectedAddresses(const std::string& job) {
    Statement query(m_database->handle,
                    "SELECT DISTINCT address FROM rejected r JOIN rejected_more m ON m.id = r.id WHERE job = ? AND "
                    "superseded = 0 AND conflict <> 0");
    query.text(job);
    std::vector<std::string> addresses;
    int step = SQLITE_ERROR;
    while ((step = query.step()) == SQLITE_ROW) addresses.push_back(query.textAt(0));
    if (step != SQLITE_DONE) return m_database->failure();
    return addresses;
}

}  // namespace sluice
