#include "backend/sources/mysql/snapshot/snapshot_slab.h"

#include <algorithm>
#include <cstring>

namespace sluice::sources::mysql {

SnapshotSlab::SnapshotSlab(SchemaPtr schema, const Origin& origin, std::shared_ptr<JobMetrics> metrics)
    : m_schema(std::move(schema)), m_origin(origin), m_metrics(std::move(metrics)) {
    m_origin.file = m_values.copy(origin.file);
    m_origin.gtid = m_values.copy(origin.gtid);
}

void SnapshotSlab::add(const char* data, std::size_t size) {
    Slot slot{nullptr, 0, Presence::Null, Wire::Select};
    if (data) {
        std::memcpy(m_values.reserve(std::max<std::size_t>(size, 1)), data, size);
        const auto kept = m_values.commit(size);
        slot = {kept.data(), static_cast<std::uint32_t>(size), Presence::Value, Wire::Select};
        m_valueBytes += size;
    }
    m_valueBytes += sizeof(Slot);
    m_fields.push_back(slot);
}

void SnapshotSlab::place(const LogPoint& at, std::uint64_t ordinal, std::uint64_t first) {
    m_origin.file = m_values.copy(at.file);
    m_origin.offset = at.offset;
    m_ordinal = ordinal;
    m_first = static_cast<std::uint32_t>(first);
}

Result<> SnapshotSlab::index(Batch& into) const {
    const auto columns = m_schema->columns.size();
    into.schemas.push_back(m_schema);
    // Transforms write over slots, and slabs are shared: each batch has its own.
    const auto slots = into.arena.array<Slot>(m_fields.size());
    std::copy(m_fields.begin(), m_fields.end(), slots.begin());
    for (std::size_t row = 0; row < rows(); ++row)
        into.rows
            .emplace_back(m_schema.get(), &m_origin, Op::Read, std::span<Slot>(), slots.subspan(row * columns, columns))
            .place(m_ordinal, m_first + static_cast<std::uint32_t>(row));
    if (m_metrics) m_metrics->rowsRead.fetch_add(rows(), std::memory_order_relaxed);
    return {};
}

}  // namespace sluice::sources::mysql
