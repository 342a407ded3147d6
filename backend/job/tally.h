#pragma once
#include "backend/job/group.h"
#include "backend/metrics/job_metrics.h"

#include <span>
#include <vector>

namespace sluice {

/// Counts the rows of a delivered group, in local memory; publish() adds them to the shared counters at once, so that
/// no row costs a shared write. Lives on: one lane.
class Tally {
public:
    explicit Tally(JobMetrics& metrics) : m_metrics(metrics) {}
    /// As Limits::namesPlace; before the first add().
    void namePlaces(bool named) { m_namesPlace = named; }
    /// A row counts with its last piece. `confirmed`: when the sink had it.
    void add(const GroupBuilder::Part& part, Micros confirmed);
    void publish(std::uint64_t bytes, Micros confirmed);
    std::uint64_t rows() const { return m_inserted + m_updated + m_deleted; }

private:
    struct PerTable {
        TableCounters* counters;
        std::uint64_t inserted = 0, updated = 0, deleted = 0, copied = 0;
        std::int64_t lastChange = 0;
    };
    PerTable& of(const BatchBindings& bindings, const Row& row, const Piece& piece);
    void observe(std::int64_t commitMicros, std::int64_t confirmedMicros);
    void flushRun();

    JobMetrics& m_metrics;
    std::uint64_t m_inserted = 0, m_updated = 0, m_deleted = 0;
    std::vector<PerTable> m_tables;
    std::int64_t m_runDelay = 0;  ///< rows of one transaction share it
    std::uint64_t m_runRows = 0;
    std::int64_t m_oldestMySqlCommit = 0;  ///< of this group; 0: none
    bool m_namesPlace = false;
};

}  // namespace sluice
