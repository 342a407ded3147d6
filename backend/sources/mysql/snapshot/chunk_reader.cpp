#include "backend/sources/mysql/snapshot/chunk_reader.h"

#include "backend/sources/mysql/snapshot/key_walk.h"
#include "backend/sources/mysql/snapshot/snapshot_reader.h"
#include "backend/sources/mysql/snapshot/start.h"

#include <fmt/format.h>

namespace sluice::sources::mysql {
namespace {

using services::mysql::Connection;
using services::mysql::quote;

constexpr std::size_t slabBytes = 256 * 1024;
constexpr std::size_t slabsAhead = 2;  // of a table that is read whole

}  // namespace

ChunkReader::ChunkReader(const config::Connection& where, config::Secrets secrets, std::shared_ptr<JobMetrics> metrics)
    : m_catalog(where, std::move(secrets)),
      m_metrics(std::move(metrics)),
      m_thread("chunks", [this](const std::stop_token& stop) { body(stop); }) {}

void ChunkReader::ask(ChunkRequest request) {
    m_state.with([&](State& state) {
        state.slabs.clear();
        state.end.reset();
        state.request = std::move(request);
    });
}

std::shared_ptr<SnapshotSlab> ChunkReader::takeSlab() {
    return m_state.with([](State& state) -> std::shared_ptr<SnapshotSlab> {
        if (state.slabs.empty()) return nullptr;
        auto slab = std::move(state.slabs.front());
        state.slabs.pop_front();
        return slab;
    });
}

std::optional<ChunkEnd> ChunkReader::takeEnd() {
    return m_state.with([](State& state) -> std::optional<ChunkEnd> {
        if (!state.slabs.empty()) return std::nullopt;
        return std::exchange(state.end, std::nullopt);
    });
}

void ChunkReader::body(const std::stop_token& stop) {
    while (true) {
        std::optional<ChunkRequest> request;
        if (!m_state.await(
                stop, [](const State& state) { return state.request.has_value(); },
                [&](State& state) { request = std::exchange(state.request, std::nullopt); }))
            return;
        auto end = serve(*request, stop);
        m_state.with([&](State& state) { state.end = std::move(end); });
    }
}

ChunkEnd ChunkReader::serve(const ChunkRequest& request, const std::stop_token& stop) {
    ChunkEnd end;
    auto done = connect(stop);
    if (done) done = awaitVisible(request.seen, stop);
    if (done) done = read(request, end, stop);
    // The log may run ahead of what was seen; never behind it.
    const auto high = m_catalog.logEnd(stop);
    if (high)
        end.high = *high;
    else if (done)
        done = forward(high);
    if (!done) {
        end.failure = done.error();
        m_session.reset();
    }
    return end;
}

Result<> ChunkReader::connect(const std::stop_token& stop) {
    if (m_session && m_session->usable()) return {};
    services::mysql::SessionOptions options;
    options.readTimeout = std::chrono::minutes(10);  // a sort, or a lock
    auto session = Connection::open(m_catalog.where(), m_catalog.secrets(), options, stop);
    if (!session) return forward(session);
    for (const auto* sql : rowSession)
        if (auto ran = (*session)->execute(sql, stop); !ran) return forward(ran);
    m_session = std::move(*session);
    return {};
}

/// A server sends a transaction before everybody sees it. One that the stream has delivered already and a SELECT does
/// not show yet would come back as it was before.
Result<> ChunkReader::awaitVisible(const ReadPoint& seen, const std::stop_token& stop) {
    const auto server = m_catalog.server(stop);
    if (!server) return forward(server);
    if (server->isMySql() && seen.byGtid) {
        const auto wait = fmt::format("SELECT WAIT_FOR_EXECUTED_GTID_SET({}, 5)", quote(seen.executed.toString()));
        while (true) {
            const auto answer = m_session->query(wait, stop);
            if (!answer) return forward(answer);
            if (answer->number(0, 0) == 0) return {};
        }
    }
    while (true) {
        const auto visible = visiblePoint(m_catalog, *m_session, *server, stop);
        if (!visible) return forward(visible);
        if (!isBefore(*visible, seen.at)) return {};
        if (!pause(stop, std::chrono::milliseconds(10))) return retry("Stopped.");
    }
}

bool ChunkReader::hand(std::shared_ptr<SnapshotSlab> slab, bool whole, const std::stop_token& stop) {
    if (slab->rows() == 0) return true;
    return m_state.await(
        stop, [&](const State& state) { return !whole || state.slabs.size() < slabsAhead; },
        [&](State& state) { state.slabs.push_back(std::move(slab)); });
}

Result<> ChunkReader::read(const ChunkRequest& request, ChunkEnd& end, const std::stop_token& stop) {
    const auto sql = request.whole ? Result<std::string>(selectAllOf(*request.schema))
                                   : selectAfter(*request.schema, request.after, request.limit);
    if (!sql) return forward(sql);
    Origin origin;
    origin.snapshot = true;
    origin.commit = utcNow();  // when it was read: nobody knows when it was written
    auto rows = m_session->stream(*sql, stop);
    if (!rows) return forward(rows);
    const auto fresh = [&] { return std::make_shared<SnapshotSlab>(request.schema, origin, m_metrics); };
    auto slab = fresh();
    while (true) {
        const auto more = rows->next(stop);
        if (!more) return forward(more);
        if (!*more) break;
        for (const auto& field : rows->row()) slab->add(field.data, field.size);
        ++end.rows;
        if (!request.whole && end.rows == request.limit) end.upToKey = keyOfRow(*request.schema, rows->row());
        if (slab->valueBytes() < slabBytes) continue;
        end.bytes += slab->valueBytes();
        if (!hand(std::exchange(slab, fresh()), request.whole, stop)) return retry("Stopped.");
    }
    end.bytes += slab->valueBytes();
    end.isLast = request.whole || end.rows < request.limit;
    if (!hand(std::move(slab), request.whole, stop)) return retry("Stopped.");
    return {};
}

}  // namespace sluice::sources::mysql
