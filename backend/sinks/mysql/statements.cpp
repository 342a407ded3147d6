#include "backend/sinks/mysql/statements.h"

#include <algorithm>

namespace sluice::sinks::mysql {
namespace {

std::string_view verbOf(RowStatement kind) {
    return kind == Replace ? "REPLACE INTO " : "INSERT INTO ";
}

/// ` ON DUPLICATE KEY UPDATE a=VALUES(a),…` for names in backquotes, which may hold a comma.
void appendAssignments(std::string_view columns, std::string& sql) {
    sql += " ON DUPLICATE KEY UPDATE ";
    for (std::size_t at = 0; at < columns.size();) {
        auto end = columns.find('`', at + 1);
        while (end + 1 < columns.size() && columns[end + 1] == '`') end = columns.find('`', end + 2);
        const auto name = columns.substr(at, end - at + 1);
        if (at > 0) sql += ',';
        sql += name;
        sql += "=VALUES(";
        sql += name;
        sql += ')';
        at = end + 2;
    }
}

}  // namespace

Statement StatementWriter::statementOf(std::span<const Piece* const> pieces, std::vector<std::uint32_t> of) {
    Statement statement;
    auto& sql = statement.sql;
    const auto first = viewOf(*pieces[of.front()]);
    const auto kind = static_cast<RowStatement>(pieces[of.front()]->statement);
    std::size_t size = 128 + first.table.size() + 3 * first.columns.size();
    for (const auto index : of) size += pieces[index]->bytes.size();
    sql.reserve(size);
    if (kind == Change) {
        sql.append("UPDATE ").append(first.table).append(" SET ").append(first.columns);
        sql.append(" WHERE ").append(first.values);
    } else if (kind == Remove) {
        sql.append("DELETE FROM ").append(first.table).append(" WHERE (").append(first.columns).append(") IN (");
        for (const auto index : of) {
            if (index != of.front()) sql += ',';
            sql.append("(").append(viewOf(*pieces[index]).values).append(")");
        }
        sql += ')';
    } else {
        sql.append(verbOf(kind)).append(first.table).append(" (").append(first.columns).append(") VALUES ");
        for (const auto index : of) {
            if (index != of.front()) sql += ',';
            sql.append("(").append(viewOf(*pieces[index]).values).append(")");
        }
        if (kind == Upsert) appendAssignments(first.columns, sql);
    }
    statement.pieces = std::move(of);
    return statement;
}

std::vector<Statement> StatementWriter::write(std::span<const Piece* const> pieces) {
    std::vector<Statement> out;
    for (std::uint32_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i]->statement == Change) {
            flush(pieces, out);
            out.push_back(statementOf(pieces, {i}));
        } else {
            add(pieces, i);
        }
    }
    flush(pieces, out);
    return out;
}

void StatementWriter::add(std::span<const Piece* const> pieces, std::uint32_t index) {
    const auto view = viewOf(*pieces[index]);
    const auto kind = static_cast<RowStatement>(pieces[index]->statement);
    const auto fits = [&](const Bucket& bucket) {
        return bucket.kind == kind && bucket.table == view.table && bucket.columns == view.columns;
    };
    // Rows of one table mostly come together.
    if (m_last >= m_buckets.size() || !fits(m_buckets[m_last])) {
        m_last = static_cast<std::size_t>(std::find_if(m_buckets.begin(), m_buckets.end(), fits) - m_buckets.begin());
        if (m_last == m_buckets.size()) m_buckets.push_back({kind, view.table, view.columns, {}});
    }
    m_buckets[m_last].pieces.push_back(index);
}

void StatementWriter::flush(std::span<const Piece* const> pieces, std::vector<Statement>& out) {
    std::stable_partition(m_buckets.begin(), m_buckets.end(), [](const Bucket& b) { return b.kind == Remove; });
    for (auto& bucket : m_buckets) {
        std::vector<std::uint32_t> some;
        std::size_t bytes = 0;
        for (const auto index : bucket.pieces) {
            const auto size = pieces[index]->bytes.size();
            if (!some.empty() && (some.size() >= m_limits.rows || bytes + size > m_limits.bytes)) {
                out.push_back(statementOf(pieces, std::exchange(some, {})));
                bytes = 0;
            }
            some.push_back(index);
            bytes += size;
        }
        if (!some.empty()) out.push_back(statementOf(pieces, std::move(some)));
    }
    m_buckets.clear();
    m_last = 0;
}

}  // namespace sluice::sinks::mysql
