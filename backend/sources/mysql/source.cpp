#include "backend/sources/mysql/source.h"

#include "backend/sources/mysql/snapshot/start.h"

#include <fmt/format.h>

namespace sluice::sources::mysql {

MySqlSource::MySqlSource(const ConnectorContext& context)
    : m_job(context.job),
      m_metrics(context.metrics),
      m_identity(identityOf(fmt::format("{}/{}", context.stateFolder, context.job.name))),
      m_catalog(context.connection, context.secrets),
      m_book(m_job, m_catalog),
      m_spool(context.stateFolder) {}

Result<Position> MySqlSource::resolve(const config::StartPoint& wanted, const std::stop_token& stop) {
    return resolveStart(m_catalog, wanted, stop);
}

Result<> MySqlSource::open(const Position& from, const std::stop_token& stop) {
    auto why = strandedBecause(m_catalog, from, stop);
    if (!why) return forward(why);
    m_stranded = !why->empty();
    if (m_stranded) return halt(std::move(*why));
    m_server = from.server;
    ReadPoint point;
    point.byGtid = from.executed != nullptr;
    if (from.executed) point.executed = *from.executed;
    point.at = from.at;
    point.rowEvents = from.rowsInto;
    point.ordinal = from.ordinal;
    m_head.with([&](SourceHead& head) { head.read = from.at; });
    m_snapshot.reset();
    if (!from.snapshotDone)
        m_snapshot = std::make_unique<SnapshotReader>(m_catalog, m_book, m_job.sourceTables, m_metrics, from);
    m_log = std::make_unique<LogReader>(m_catalog,
                                        FramerSetup{m_job.sourceTables, m_book, m_spool, m_metrics, m_catalog.object()},
                                        m_identity, from.server, std::move(point), m_head);
    m_backfill.reset();
    if (!from.copies.empty()) m_backfill = std::make_unique<Backfill>(m_catalog, m_book, m_metrics, m_job.name, from);
    return {};
}

/// Whether the log is to blame for an end is asked of the server, from where the reader stands.
Result<Parcel> MySqlSource::read(const std::stop_token& stop) {
    auto parcel = readOn(stop);
    if (parcel || parcel.error().remedy != Remedy::Halt) return parcel;
    const auto& point = m_log->point();
    Position here;
    here.server = m_server;
    here.at = point.at;
    if (point.byGtid) here.executed = std::make_shared<const GtidSet>(point.executed);
    Catalog now(m_catalog.where(), m_catalog.secrets());  // by a session of its own: ours may be of the old server
    auto why = strandedBecause(now, here, stop);
    if (!why || why->empty()) return parcel;
    m_stranded = true;
    return halt(std::move(*why));
}

Result<Parcel> MySqlSource::readOn(const std::stop_token& stop) {
    if (m_snapshot && m_snapshot->done()) m_snapshot.reset();
    if (m_snapshot) return m_snapshot->read(stop);
    if (m_backfill && m_backfill->done()) m_backfill.reset();
    return m_backfill ? readBoth(stop) : m_log->read(stop);
}

/// The log, and what is copied beside it.
Result<Parcel> MySqlSource::readBoth(const std::stop_token& stop) {
    while (true) {
        auto own = m_backfill->next(*m_log, stop);
        if (!own) return forward(own);
        if (*own) return std::move(**own);
        auto parcel = m_log->readWithin(Backfill::patience, stop);
        if (!parcel) return forward(parcel);
        if (stop.stop_requested()) return retry("Stopped.");
        if (!*parcel) continue;
        m_backfill->see(**parcel);
        return std::move(**parcel);
    }
}

Result<> MySqlSource::confirmed(const Position& position) {
    m_spool.confirmed(position.ordinal);
    return {};
}

SourceHead MySqlSource::head() const {
    return m_head.read([](const SourceHead& head) { return head; });
}

}  // namespace sluice::sources::mysql
