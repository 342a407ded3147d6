#pragma once
#include "backend/core/monitor.h"
#include "backend/sources/mysql/binlog/framer.h"
#include "backend/sources/mysql/binlog/transport.h"
#include "backend/sources/mysql/schema/catalog.h"
#include "backend/sources/source.h"

#include <optional>
#include <stop_token>
#include <string>

namespace sluice::sources::mysql {

/// Reads the log from a position on, over as many connections as it takes. Lives on: the source thread.
class LogReader {
public:
    /// `server`: uuid that every connection must meet. Says in `head` where it stands.
    LogReader(Catalog& catalog, FramerSetup setup, ReplicaIdentity identity, std::string server, ReadPoint from,
              Monitor<SourceHead>& head);

    /// As Source::read().
    Result<Parcel> read(const std::stop_token& stop);
    /// As above; nothing, if nothing came for `patience`.
    Result<std::optional<Parcel>> readWithin(std::chrono::milliseconds patience, const std::stop_token& stop);

    /// All that was read is handed on, so that point() is where the stream stands.
    bool isEven() const { return m_framer.isEven(); }
    /// Even, between two transactions.
    bool atBoundary() const { return isEven() && m_framer.atBoundary() && point().rowEvents == 0; }
    /// Parcels end where a transaction does from now on, so that atBoundary() comes soon; or they need not.
    void seekBoundary(bool seek) { m_seekBoundary = seek; }
    const ReadPoint& point() const { return m_framer.readPoint(); }
    LogPoint end() const { return m_framer.end(); }

private:
    Result<> connect(const std::stop_token& stop);
    Result<> step(const std::stop_token& stop);
    void lose();
    void publish();

    Catalog& m_catalog;
    ReplicaIdentity m_identity;
    std::string m_server;
    Framer m_framer;
    std::unique_ptr<services::mysql::Dump> m_dump;
    std::uint64_t m_skipTo = 0;
    bool m_seekBoundary = false;
    bool m_first = true;  ///< no event came on this connection yet
    std::optional<Error> m_error;
    Monitor<SourceHead>& m_head;
};

}  // namespace sluice::sources::mysql
