#include "backend/sources/mysql/binlog/log_reader.h"

#include <fmt/format.h>

namespace sluice::sources::mysql {
namespace {

constexpr std::size_t slabBytes = 256 * 1024;
constexpr std::size_t progressBytes = 4u << 20;  // of others' events, before the checkpoint moves

}  // namespace

LogReader::LogReader(Catalog& catalog, FramerSetup setup, ReplicaIdentity identity, std::string server, ReadPoint from,
                     Monitor<SourceHead>& head)
    : m_catalog(catalog),
      m_identity(std::move(identity)),
      m_server(std::move(server)),
      m_framer(std::move(setup), std::move(from)),
      m_head(head) {}

Result<> LogReader::connect(const std::stop_token& stop) {
    auto stream = openStream(m_catalog.where(), m_catalog.secrets(), m_identity, m_framer.readPoint(), stop);
    if (!stream) return forward(stream);
    if (!m_server.empty() && stream->server.uuid != m_server)
        return halt(fmt::format(
            "{} is another server now: its uuid is {}, the checkpoint is of {}. Positions of one mean nothing on the "
            "other. Set its address back if that is wrong, else begin the job anew.",
            m_catalog.object(), stream->server.uuid, m_server));
    m_framer.connected(stream->server.isMariaDb(), stream->checksums);
    m_dump = std::move(stream->dump);
    m_skipTo = stream->skipTo;
    m_first = true;
    return {};
}

/// What came before the loss is handed on first; the next connection goes on behind it.
void LogReader::lose() {
    m_dump.reset();
    m_framer.flush();
}

void LogReader::publish() {
    const bool atEnd = m_framer.lastWasHeartbeat() && (!m_dump || m_dump->dry());
    m_head.with([&](SourceHead& head) {
        head.read = m_framer.end();
        head.atEnd = atEnd;
        head.lastChange = m_framer.lastChange();
    });
}

Result<> LogReader::step(const std::stop_token& stop) {
    if (m_framer.hasInner()) return m_framer.takeInner(stop);
    auto event = m_dump->next(m_first ? firstEventLimit : silenceLimit, stop);
    if (!event) return forward(event);
    m_first = false;
    if (m_skipTo > 0) {
        // Positions past 4 GiB cannot be asked for: the file is read from its start, and passed by up to there.
        if (m_framer.end().offset >= m_skipTo)
            m_skipTo = 0;
        else
            return m_framer.passBy(*event);
    }
    return m_framer.take(*event, stop);
}

Result<Parcel> LogReader::read(const std::stop_token& stop) {
    auto parcel = readWithin({}, stop);
    if (!parcel) return forward(parcel);
    return std::move(**parcel);
}

Result<std::optional<Parcel>> LogReader::readWithin(std::chrono::milliseconds patience, const std::stop_token& stop) {
    while (true) {
        if (auto parcel = m_framer.pop()) return parcel;
        if (m_error) return tl::unexpected(*std::exchange(m_error, std::nullopt));
        if (!m_dump)
            if (auto connected = connect(stop); !connected) return forward(connected);
        if (patience.count() > 0 && !m_framer.hasInner() && m_dump->dry(patience)) {
            m_framer.flush();
            return m_framer.pop();
        }
        if (auto done = step(stop); !done) {
            if (stop.stop_requested() || done.error().remedy == Remedy::Halt) return forward(done);
            lose();
            m_error = std::move(done.error());
            continue;
        }
        const bool full = m_framer.pending() >= slabBytes || m_framer.readSinceFlush() >= progressBytes;
        const bool dry = !m_framer.hasInner() && m_dump->dry();
        const bool bound = m_seekBoundary && m_framer.atBoundary();
        if (full || dry || bound || m_framer.lastWasHeartbeat()) {
            m_framer.flush(m_framer.lastWasHeartbeat());
            publish();
        }
    }
}

}  // namespace sluice::sources::mysql
