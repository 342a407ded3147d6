#pragma once
#include "backend/change/batch.h"
#include "backend/change/position.h"
#include "backend/metrics/job_metrics.h"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace sluice::sources::mysql {

/// Rows of one table as a SELECT gave them. Filled by the source thread, then immutable.
class SnapshotSlab : public Slab {
public:
    SnapshotSlab(SchemaPtr schema, const Origin& origin, std::shared_ptr<JobMetrics> metrics);

    /// The next field of the row that is being added; `data` null: NULL.
    void add(const char* data, std::size_t size);
    std::size_t rows() const { return m_fields.size() / m_schema->columns.size(); }
    std::size_t valueBytes() const { return m_valueBytes; }

    /// Before it is handed on: where in the stream its rows are put. `first`: number of the first one in its table.
    void place(const LogPoint& at, std::uint64_t ordinal, std::uint64_t first);

    Result<> index(Batch& into) const override;
    std::size_t bytes() const override { return m_values.bytes() + m_fields.capacity() * sizeof(Slot); }

private:
    SchemaPtr m_schema;
    Arena m_values;
    Origin m_origin;
    std::vector<Slot> m_fields;  ///< row after row
    std::size_t m_valueBytes = 0;
    std::uint64_t m_ordinal = 0;
    std::uint32_t m_first = 0;
    std::shared_ptr<JobMetrics> m_metrics;
};

}  // namespace sluice::sources::mysql
