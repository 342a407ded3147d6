#pragma once
#include "backend/checkpoint/ledger.h"
#include "backend/job/router.h"
#include "backend/sources/source.h"

#include <atomic>

namespace sluice {

/// The loop of the source thread: reads parcels, opens their tickets, hands batches to the workers and their futures to
/// the router. Lives on: the source thread.
class Reader {
public:
    Reader(RunContext& run, Source& source, Ledger& ledger, Router& router, std::uint16_t epoch)
        : m_run(run),
          m_source(source),
          m_ledger(ledger),
          m_router(router),
          m_epoch(epoch),
          m_memory(run.setup.budget->open()) {}

    /// Until stop; then the router's channel is closed, so that what was read is still delivered.
    void body(const std::stop_token& stop);

    /// The control thread is between a checkpoint's advance and its confirmation to the source.
    std::atomic<bool>& confirming() { return m_confirming; }
    double memoryFill() const { return static_cast<double>(m_memory->used()) / static_cast<double>(m_memory->limit()); }

private:
    bool take(Parcel parcel, const std::stop_token& stop);
    bool submit(Parcel parcel, const std::stop_token& stop);
    bool openWindow(Parcel parcel, const std::stop_token& stop);
    bool closeWindow(Parcel parcel, const std::stop_token& stop);
    bool hand(RouterStep step, const std::stop_token& stop);
    void letGo(const std::vector<PartitionOffset>& revoked, const std::stop_token& stop);

    RunContext& m_run;
    Source& m_source;
    Ledger& m_ledger;
    Router& m_router;
    const std::uint16_t m_epoch;
    std::shared_ptr<MemoryBudget::Account> m_memory;
    std::shared_ptr<CopyWindow> m_window;  ///< that is open; null: none
    Backoff m_backoff;
    std::atomic<bool> m_confirming{false};
};

}  // namespace sluice
