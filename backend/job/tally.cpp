#include "backend/job/tally.h"

#include <algorithm>

namespace sluice {
namespace {

/// Topic, index or table of a piece; empty where an address is a name of its own.
std::string_view targetOf(const Piece& piece, bool namesPlace) {
    const auto end = piece.address.find('\0');
    return end == piece.address.npos && !namesPlace ? std::string_view() : piece.address.substr(0, end);
}

}  // namespace

void Tally::add(const GroupBuilder::Part& part, Micros confirmed) {
    if (part.pieces.empty()) return;
    const Batch& batch = part.work->batch;
    const auto& bindings = *static_cast<const BatchBindings*>(batch.planned.get());
    const Piece* const end = batch.pieces.data() + batch.pieces.size();
    const TableSchema* lastSchema = nullptr;
    PerTable* table = nullptr;
    for (const Piece* piece : part.pieces) {
        if (piece + 1 != end && piece[1].row == piece->row) continue;
        const Row& row = batch.rows[piece->row];
        if (&row.schema() != lastSchema) {
            lastSchema = &row.schema();
            table = &of(bindings, row, *piece);
        }
        switch (row.op()) {
            case Op::Update:
                ++m_updated;
                ++table->updated;
                break;
            case Op::Delete:
            case Op::Truncate:
                ++m_deleted;
                ++table->deleted;
                break;
            case Op::Insert:
            case Op::Read:
                ++m_inserted;
                ++table->inserted;
                break;
        }
        // A row copied by a snapshot was not committed just now: it has progress, not lag.
        if (row.origin().snapshot && row.origin().partition < 0) {
            ++table->copied;
            continue;
        }
        if (const auto commit = toMicros(row.origin().commit); commit != 0) {
            observe(commit, toMicros(confirmed));
            table->lastChange = std::max(table->lastChange, commit);
        }
        if (const auto commit = toMicros(row.origin().mysqlCommit); commit != 0)
            m_oldestMySqlCommit = m_oldestMySqlCommit == 0 ? commit : std::min(m_oldestMySqlCommit, commit);
    }
}

Tally::PerTable& Tally::of(const BatchBindings& bindings, const Row& row, const Piece& piece) {
    const auto* bound = bindings.of(&row.schema());
    TableCounters* counters = bound->counters.get();
    if (!counters->hasTarget.load(std::memory_order_relaxed)) {
        counters->target.with([&](std::string& target) { target = targetOf(piece, m_namesPlace); });
        counters->hasTarget.store(true, std::memory_order_relaxed);
    }
    for (auto& table : m_tables)
        if (table.counters == counters) return table;
    m_tables.push_back({counters});
    return m_tables.back();
}

void Tally::observe(std::int64_t commitMicros, std::int64_t confirmedMicros) {
    const auto delay = confirmedMicros - commitMicros;
    if (m_runRows > 0 && delay != m_runDelay) flushRun();
    m_runDelay = delay;
    ++m_runRows;
}

void Tally::flushRun() {
    if (m_runRows > 0) m_metrics.observeConfirm(m_runDelay, m_runRows);
    m_runRows = 0;
}

void Tally::publish(std::uint64_t bytes, Micros confirmed) {
    flushRun();
    if (m_oldestMySqlCommit != 0)
        JobMetrics::raise(m_metrics.worstMySqlConfirm,
                          std::max<std::int64_t>(0, toMicros(confirmed) - m_oldestMySqlCommit));
    m_oldestMySqlCommit = 0;
    m_metrics.inserted.fetch_add(m_inserted, std::memory_order_relaxed);
    m_metrics.updated.fetch_add(m_updated, std::memory_order_relaxed);
    m_metrics.deleted.fetch_add(m_deleted, std::memory_order_relaxed);
    m_metrics.bytesWritten.fetch_add(bytes, std::memory_order_relaxed);
    if (rows() > 0) m_metrics.lastConfirmed.store(toMicros(confirmed), std::memory_order_relaxed);
    for (auto& table : m_tables) {
        table.counters->inserted.fetch_add(table.inserted, std::memory_order_relaxed);
        table.counters->updated.fetch_add(table.updated, std::memory_order_relaxed);
        table.counters->deleted.fetch_add(table.deleted, std::memory_order_relaxed);
        table.counters->copied.fetch_add(table.copied, std::memory_order_relaxed);
        JobMetrics::raise(table.counters->lastChange, table.lastChange);
        table.inserted = table.updated = table.deleted = table.copied = 0;
    }
    m_inserted = m_updated = m_deleted = 0;
}

}  // namespace sluice
