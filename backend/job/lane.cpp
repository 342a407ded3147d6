#include "backend/job/lane.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice {
namespace {

/// Idle lanes say where the job is, so that the target's position is never older than this.
constexpr std::chrono::milliseconds markEvery{10'000};
/// How soon the target hears that all rows are copied: a start before that would copy them again.
constexpr std::chrono::milliseconds copiedWithin{200};

/// What the sink asks for, as far as the job's file does not say otherwise.
Limits limitsOf(const Sink& sink, const Tuning& job) {
    Limits limits = sink.limits();
    if (const auto rows = job.batchRows.load(); rows > 0) limits.groupPieces = rows;
    if (const auto bytes = job.batchBytes.load(); bytes > 0) limits.groupBytes = bytes;
    if (const auto wait = job.batchWait.load(); wait > 0) limits.groupWait = std::chrono::milliseconds(wait);
    return limits;
}

/// The batch whose pieces hold this one.
const Batch* batchOf(const std::vector<GroupBuilder::Part>& parts, const Piece* piece) {
    for (const auto& part : parts) {
        const auto& pieces = part.work->batch.pieces;
        if (piece >= pieces.data() && piece < pieces.data() + pieces.size()) return &part.work->batch;
    }
    return nullptr;
}

}  // namespace

Lane::Lane(RunContext& run, unsigned number, const SinkMaker& makeSink)
    : m_run(run),
      m_number(number),
      m_part(fmt::format("lane {}", number)),
      m_makeSink(makeSink),
      m_rejects(run.setup.stateFolder, run.setup.workspace, run.setup.config.name),
      m_tally(*run.setup.metrics) {}

bool Lane::awaitReady(const std::stop_token& stop) {
    return m_ready.await(stop, [](bool ready) { return ready; }, [](bool) {});
}

void Lane::body(const std::stop_token& stop) {
    auto sink = m_makeSink(m_number);
    if (!sink) return m_run.fail(sink.error());
    m_sink = std::move(*sink);
    if (connect(stop) == Outcome::Ended) return m_sink.reset();
    if (m_number == 0 && askStored(stop) == Outcome::Ended) return m_sink.reset();
    m_maxLanes = std::max(1u, m_sink->limits().maxLanes);
    m_keepsPosition = m_sink->limits().keepsPosition;
    m_tally.namePlaces(m_sink->limits().namesPlace);
    const auto limit = [this]() -> std::optional<std::chrono::milliseconds> {
        if (!m_keepsPosition || m_number != 0) return std::nullopt;
        return m_toldCopying ? copiedWithin : markEvery;
    };
    m_ready.with([](bool& ready) { ready = true; });
    GroupBuilder group(m_channel, limitsOf(*m_sink, m_run.tuning));
    for (bool going = true; going;) {
        group.limit(limitsOf(*m_sink, m_run.tuning));
        switch (group.next(stop, limit())) {
            case GroupBuilder::Next::End:
                going = false;
                break;
            case GroupBuilder::Next::Idle:
                going = mark(stop) == Outcome::Done;
                break;
            case GroupBuilder::Next::Alone: {
                const LaneItem item = group.takeAlone();
                going = begin(stop) == Outcome::Done &&
                        (item.apply ? apply(*item.apply, stop) : replay(*item.replay, stop)) == Outcome::Done;
                m_run.inFlight.with([](std::size_t& count) { --count; });
                break;
            }
            case GroupBuilder::Next::Group:
                going = begin(stop) == Outcome::Done && deliver(group, stop) == Outcome::Done;
                break;
        }
    }
    m_sink.reset();
}

Lane::Outcome Lane::afterFailure(const Error& error, const std::stop_token& stop) {
    if (stop.stop_requested()) return Outcome::Ended;
    if (error.remedy != Remedy::Retry) {
        m_run.fail(error);
        return Outcome::Ended;
    }
    m_run.setup.metrics->retries.fetch_add(1, std::memory_order_relaxed);
    return m_run.trouble.wait(m_part, error.message, m_backoff, stop) ? Outcome::Done : Outcome::Ended;
}

Lane::Outcome Lane::afterRefusal(const Error& error, unsigned& refused, const std::stop_token& stop) {
    if (error.remedy == Remedy::Retry && error.refused && ++refused >= m_run.tuning.retries) {
        const auto tries = refused == 1 ? std::string("once") : fmt::format("{} times", refused);
        return afterFailure(
            {Remedy::Halt, fmt::format("{} Tried {}. Mend the cause, then start the job again.", error.message, tries),
             error.where},
            stop);
    }
    return afterFailure(error, stop);
}

Lane::Outcome Lane::connect(const std::stop_token& stop) {
    while (true) {
        auto connected = m_sink->connect(stop);
        if (connected) break;
        if (afterFailure(connected.error(), stop) == Outcome::Ended) return Outcome::Ended;
    }
    return stop.stop_requested() ? Outcome::Ended : Outcome::Done;
}

Lane::Outcome Lane::askStored(const std::stop_token& stop) {
    while (true) {
        auto stored = m_sink->stored(stop);
        if (stored) {
            m_stored = std::move(*stored);
            m_run.trouble.clear(m_part);
            return Outcome::Done;
        }
        if (afterFailure(stored.error(), stop) == Outcome::Ended || connect(stop) == Outcome::Ended)
            return Outcome::Ended;
    }
}

/// Before the first thing that this lane does. Nothing is given to a lane before the start is known.
Lane::Outcome Lane::begin(const std::stop_token& stop) {
    if (m_begun) return Outcome::Done;
    const auto start = m_run.start.read([](const auto& known) { return known; });
    if (!start) return Outcome::Done;
    while (true) {
        auto begun = m_sink->begin(start->from, start->lanes, stop);
        if (begun) break;
        if (afterFailure(begun.error(), stop) == Outcome::Ended || connect(stop) == Outcome::Ended)
            return Outcome::Ended;
    }
    m_backoff.reset();
    m_run.trouble.clear(m_part);
    m_ledger = start->ledger;
    m_refused = start->refused;
    m_begun = true;
    return Outcome::Done;
}

/// Nothing came for a while: the target hears how far the job is with other lanes and other tables. One that cannot be
/// reached now hears it later.
Lane::Outcome Lane::mark(const std::stop_token& stop) {
    if (begin(stop) == Outcome::Ended) return Outcome::Ended;
    if (!m_ledger) return Outcome::Done;
    const auto position = m_ledger->position();
    if (position.isCopying() && steadyNow() - m_marked < markEvery) return Outcome::Done;
    m_marked = steadyNow();
    const auto written = m_sink->write({{}, &position, m_ordinal}, stop);
    if (written) m_toldCopying = position.isCopying();
    if (written || written.error().remedy == Remedy::Retry) return Outcome::Done;
    return afterFailure(written.error(), stop);
}

Lane::Outcome Lane::deliver(GroupBuilder& group, const std::stop_token& stop) {
    WriteReport report;
    const auto begins = steadyNow();
    if (!group.send().empty() && write(group, report, stop) == Outcome::Ended) return Outcome::Ended;
    if (setAside(group, report, stop) == Outcome::Ended) return Outcome::Ended;
    if (supersede(group, report, stop) == Outcome::Ended) return Outcome::Ended;
    const auto confirmed = utcNow();
    for (const auto& part : group.parts()) m_tally.add(part, confirmed);
    m_tally.publish(group.bytes(), confirmed);
    measure(group, begins);
    m_run.setup.metrics->superseded.fetch_add(report.superseded, std::memory_order_relaxed);
    complete(group);
    return Outcome::Done;
}

/// Where the time of the group's rows went; a batch that stretches over groups counts with each.
void Lane::measure(const GroupBuilder& group, SteadyTime begins) {
    auto& metrics = *m_run.setup.metrics;
    const auto writing = microsBetween(begins, steadyNow());
    for (const auto& part : group.parts()) {
        const auto rows = part.pieces.size();
        const auto& times = part.work->times;
        if (rows == 0 || times.read == SteadyTime{}) continue;
        const auto waited = microsBetween(times.read, begins) - times.decode - times.encode;
        if (times.sinceCommit >= 0) {
            metrics.addStage(Stage::Read, times.sinceCommit, rows);
            metrics.stagedReads.fetch_add(rows, std::memory_order_relaxed);
        }
        metrics.addStage(Stage::Decode, times.decode, rows);
        metrics.addStage(Stage::Encode, times.encode, rows);
        metrics.addStage(Stage::Wait, std::max<std::int64_t>(0, waited), rows);
        metrics.addStage(Stage::Write, writing, rows);
        metrics.stagedRows.fetch_add(rows, std::memory_order_relaxed);
    }
}

/// Repeats the same group until the sink has it. A system that cannot be reached is tried for ever; a group that a
/// reachable one refuses, `retries` times.
Lane::Outcome Lane::write(GroupBuilder& group, WriteReport& report, const std::stop_token& stop) {
    const auto position = m_keepsPosition && m_ledger ? std::optional<Position>(m_ledger->position()) : std::nullopt;
    const auto done = std::max(m_ordinal, group.ordinal());
    for (unsigned refused = 0;;) {
        auto written = m_sink->write({group.send(), position ? &*position : nullptr, done}, stop);
        if (written) {
            report = std::move(*written);
            break;
        }
        const Error& error = written.error();
        if (stop.stop_requested()) return Outcome::Ended;
        if (error.remedy == Remedy::Reject && group.send().size() == 1) {
            report.rejected.push_back({0, error});
            break;
        }
        if (afterRefusal(error, refused, stop) == Outcome::Ended || connect(stop) == Outcome::Ended)
            return Outcome::Ended;
    }
    if (position) m_toldCopying = position->isCopying();
    m_backoff.reset();
    m_run.trouble.clear(m_part);
    return Outcome::Done;
}

/// Judges and stores what was refused, by the sink or before it; only then may the tickets be confirmed.
Lane::Outcome Lane::setAside(GroupBuilder& group, const WriteReport& report, const std::stop_token& stop) {
    auto& metrics = *m_run.setup.metrics;
    std::uint64_t rejected = report.rejected.size();
    std::uint64_t streak = 0;
    const Error* last = report.rejected.empty() ? nullptr : &report.rejected.back().cause;
    for (auto it = report.rejected.rbegin(); it != report.rejected.rend(); ++it, ++streak)
        if (it->index + streak + 1 != group.send().size()) break;
    for (const auto& item : group.completes())
        if (item.storesRejected && !item.work->batch.rejected.empty()) {
            rejected += item.work->batch.rejected.size();
            streak += item.pieces.empty() ? item.work->batch.rejected.size() : 0;
            last = &item.work->batch.rejected.back().cause;
        }
    const auto delivered = std::max<std::uint64_t>(group.send().size(), rejected);
    if (auto judged = m_run.policy.judge(delivered, rejected, streak, last ? last->message : ""); !judged) {
        m_run.fail(judged.error());
        return Outcome::Ended;
    }
    if (rejected == 0) return Outcome::Done;
    const auto count = [&](const Batch& batch, const Row& row) {
        const auto* bindings = static_cast<const BatchBindings*>(batch.planned.get());
        if (const auto* bound = bindings ? bindings->of(&row.schema()) : nullptr)
            bound->counters->rejected.fetch_add(1, std::memory_order_relaxed);
    };
    for (const auto& rejection : report.rejected) {
        const Piece* piece = group.send()[rejection.index];
        const Batch* batch = batchOf(group.parts(), piece);
        const Row& row = batch->rows[piece->row];
        if (store([&] { return m_rejects.add(row, *piece, rejection.cause); }, stop) == Outcome::Ended)
            return Outcome::Ended;
        count(*batch, row);
    }
    for (const auto& item : group.completes()) {
        if (!item.storesRejected) continue;
        const Batch& batch = item.work->batch;
        for (const auto& rejection : batch.rejected) {
            const Row* row = rejection.index < batch.rows.size() ? &batch.rows[rejection.index] : nullptr;
            if (store([&] { return m_rejects.add(row, batch.epoch, rejection.cause); }, stop) == Outcome::Ended)
                return Outcome::Ended;
            if (row) count(batch, *row);
        }
    }
    metrics.rejected.fetch_add(rejected, std::memory_order_relaxed);
    return Outcome::Done;
}

Lane::Outcome Lane::store(const std::function<Result<>()>& action, const std::stop_token& stop) {
    while (true) {
        auto done = action();
        if (done) return Outcome::Done;
        if (afterFailure(done.error(), stop) == Outcome::Ended) return Outcome::Ended;
    }
}

Lane::Outcome Lane::apply(ApplyRequest& request, const std::stop_token& stop) {
    for (unsigned refused = 0;;) {
        auto applied = m_sink->apply(request.change, stop);
        if (applied || applied.error().remedy != Remedy::Retry) {
            m_backoff.reset();
            m_run.trouble.clear(m_part);
            request.answer.with([&](auto& answer) { answer = std::move(applied); });
            return Outcome::Done;
        }
        if (afterRefusal(applied.error(), refused, stop) == Outcome::Ended || connect(stop) == Outcome::Ended)
            return Outcome::Ended;
    }
}

void Lane::complete(GroupBuilder& group) {
    m_ordinal = std::max(m_ordinal, group.ordinal());
    const auto done = group.completes().size();
    for (auto& item : group.completes()) {
        std::move(item.ticket).confirm();
        item.work.reset();
    }
    if (done > 0) m_run.inFlight.with([&](std::size_t& count) { count -= done; });
}

}  // namespace sluice
