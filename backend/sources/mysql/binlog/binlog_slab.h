#pragma once
#include "backend/change/batch.h"
#include "backend/metrics/job_metrics.h"
#include "backend/sources/mysql/binlog/bound_table.h"
#include "backend/sources/mysql/binlog/rows_event.h"

#include <deque>
#include <memory>
#include <vector>

namespace sluice::sources::mysql {

/// Row events of the job's tables, copied out of the stream. Filled by the source thread, then immutable: indexing
/// walks the row images (lengths only) and makes no values. Lives on: the source thread until sealed, any worker
/// afterwards.
class BinlogSlab : public Slab {
public:
    explicit BinlogSlab(std::shared_ptr<JobMetrics> metrics) : m_metrics(std::move(metrics)) {}

    /// Copies an event's parts. `ordinal`: of the stream before it.
    void add(const RowsEvent& event, std::shared_ptr<const BoundTable> table, const Origin& origin,
             std::uint64_t ordinal);
    /// A text that origins may point to: lives as long as the slab.
    std::string_view keep(std::string_view text) { return m_bytes.copy(text); }
    bool empty() const { return m_frames.empty(); }
    std::size_t eventBytes() const { return m_eventBytes; }

    Result<> index(Batch& into) const override;
    std::size_t bytes() const override { return m_bytes.bytes(); }

private:
    struct Frame {
        Op op = Op::Insert;
        const BoundTable* table = nullptr;
        const Origin* origin = nullptr;
        std::uint64_t ordinal = 0;
        std::string_view presentBefore, presentAfter, rows;
    };
    static Result<> indexFrame(const Frame& frame, Batch& into);

    Arena m_bytes;
    std::vector<Frame> m_frames;
    std::deque<Origin> m_origins;  // addresses stay
    std::vector<std::shared_ptr<const BoundTable>> m_tables;
    std::size_t m_eventBytes = 0;
    std::shared_ptr<JobMetrics> m_metrics;
};

}  // namespace sluice::sources::mysql
