#include "backend/job/reader.h"

namespace sluice {
namespace {

constexpr std::chrono::milliseconds keepAliveEvery{500};
/// Longer than that no consumer group waits for one of its members.
constexpr std::chrono::seconds letGoWithin{5};

}  // namespace

void Reader::body(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        auto parcel = m_source.read(stop);
        if (stop.stop_requested()) break;
        if (parcel) {
            if (m_backoff.attempt() > 0) {
                m_backoff.reset();
                m_run.trouble.clear("source");
            }
            if (!take(std::move(*parcel), stop)) break;
            continue;
        }
        if (parcel.error().remedy != Remedy::Retry) return m_run.fail(parcel.error());
        m_run.setup.metrics->sourceReconnects.fetch_add(1, std::memory_order_relaxed);
        if (!m_run.trouble.wait("source", parcel.error().message, m_backoff, stop)) break;
    }
    m_run.trouble.clear("source");
    m_router.channel().close();
}

bool Reader::take(Parcel parcel, const std::stop_token& stop) {
    switch (parcel.kind) {
        case Parcel::Kind::PartitionsRevoked:
            letGo(parcel.adds.offsets, stop);
            return true;
        case Parcel::Kind::SchemaChanges: {
            RouterStep step;
            step.change = std::move(parcel.change);
            step.ticket = m_ledger.open(std::move(parcel.adds));
            return hand(std::move(step), stop);
        }
        case Parcel::Kind::WindowOpens:
            return openWindow(std::move(parcel), stop);
        case Parcel::Kind::ChunkRows:
            if (!parcel.slab) return closeWindow(std::move(parcel), stop);
            break;
        case Parcel::Kind::Rows:
            break;
    }
    if (parcel.slab) return submit(std::move(parcel), stop);
    m_ledger.open(std::move(parcel.adds)).confirm();
    return true;
}

bool Reader::submit(Parcel parcel, const std::stop_token& stop) {
    BatchTimes times;
    times.read = steadyNow();
    const bool copied = !parcel.adds.chunks.empty() || parcel.adds.oldestCommit == Micros{};
    if (!copied) times.sinceCommit = toMicros(utcNow()) - toMicros(parcel.adds.oldestCommit);
    const auto bytes = parcel.slab->bytes();
    while (!m_memory->charge(bytes, stop, keepAliveEvery)) {
        if (stop.stop_requested()) return false;
        m_source.keepAlive();
    }
    auto work = std::make_shared<ChargedBatch>();
    work->charge = MemoryCharge(m_memory, bytes);
    work->batch.slab = std::move(parcel.slab);
    work->batch.epoch = m_epoch;
    work->batch.plan = m_router.plan();
    if (parcel.kind == Parcel::Kind::ChunkRows)
        work->chunkOf = std::move(parcel.window);
    else
        work->window = m_window;
    work->times = times;
    RouterStep step;
    step.ticket = m_ledger.open(std::move(parcel.adds));
    step.rows = m_run.setup.pool->submit([work = std::move(work)]() mutable { return prepare(std::move(work)); });
    return hand(std::move(step), stop);
}

/// From here on the workers read the keys of what changes in that table.
bool Reader::openWindow(Parcel parcel, const std::stop_token& stop) {
    m_window = parcel.window;
    RouterStep step;
    step.opens = std::move(parcel.window);
    step.ticket = m_ledger.open(std::move(parcel.adds));
    return hand(std::move(step), stop);
}

bool Reader::closeWindow(Parcel parcel, const std::stop_token& stop) {
    m_window.reset();
    RouterStep step;
    step.closes = std::move(parcel.window);
    step.ticket = m_ledger.open(std::move(parcel.adds));
    return hand(std::move(step), stop);
}

bool Reader::hand(RouterStep step, const std::stop_token& stop) {
    while (!m_router.channel().tryPush(step, stop, keepAliveEvery)) {
        if (stop.stop_requested() || m_router.channel().closed()) return false;
        m_source.keepAlive();
    }
    return true;
}

/// All that was read of these partitions is delivered and committed before they go, or is never committed by us.
void Reader::letGo(const std::vector<PartitionOffset>& revoked, const std::stop_token& stop) {
    const auto deadline = steadyNow() + letGoWithin;
    while ((m_ledger.open() > 0 || m_confirming.load()) && steadyNow() < deadline)
        if (!pause(stop, std::chrono::milliseconds(5))) return;
    m_ledger.abandon(revoked);
}

}  // namespace sluice
