// The half of a lane that deals with rows which were set aside.
#include "backend/job/lane.h"

namespace sluice {

/// What is delivered now at an address where an older change was refused stands for it.
Lane::Outcome Lane::supersede(const GroupBuilder& group, const WriteReport& report, const std::stop_token& stop) {
    for (const auto& rejection : report.rejected) m_refused.insert(conflictOf(group.send()[rejection.index]->address));
    if (m_refused.empty()) return Outcome::Done;
    auto rejection = report.rejected.begin();
    for (std::uint32_t i = 0; i < group.send().size(); ++i) {
        while (rejection != report.rejected.end() && rejection->index < i) ++rejection;
        if (rejection != report.rejected.end() && rejection->index == i) continue;
        const Piece& piece = *group.send()[i];
        if (!m_refused.contains(conflictOf(piece.address))) continue;
        if (store([&] { return m_rejects.supersede(piece.address, piece.version); }, stop) == Outcome::Ended)
            return Outcome::Ended;
    }
    return Outcome::Done;
}

/// A row that is refused again, for whatever reason, stays set aside; it never ends the job.
Lane::Outcome Lane::replay(const Replay& replay, const std::stop_token& stop) {
    // Between the command and now a later change may have been delivered, or the row dropped.
    std::optional<RejectedRow> now;
    if (store(
            [&]() -> Result<> {
                auto found = m_rejects.find(replay.row.id);
                if (!found) return forward(found);
                now = std::move(*found);
                return {};
            },
            stop) == Outcome::Ended)
        return Outcome::Ended;
    if (!now) {
        replay.report->refused("It is not there any more.");
        return Outcome::Done;
    }
    if (const auto why = whyNot(*now, replay.force); !why.empty()) {
        replay.report->refused(why);
        return Outcome::Done;
    }
    const Piece piece = pieceOf(replay.row);
    const Piece* const pieces[] = {&piece};
    Result<WriteReport> written;
    for (unsigned refused = 0;;) {
        written = m_sink->write({pieces, nullptr, 0, true}, stop);
        if (written || written.error().remedy != Remedy::Retry) break;
        if (afterRefusal(written.error(), refused, stop) == Outcome::Ended || connect(stop) == Outcome::Ended)
            return Outcome::Ended;
    }
    m_backoff.reset();
    m_run.trouble.clear(m_part);
    if (!written || !written->rejected.empty()) {
        const auto cause = written ? written->rejected.front().cause.message : written.error().message;
        if (store([&] { return m_rejects.again(*now, cause); }, stop) == Outcome::Ended) return Outcome::Ended;
        replay.report->refused(cause);
    } else if (written->superseded > 0) {
        if (store([&] { return m_rejects.supersede(now->address, now->version + 1); }, stop) == Outcome::Ended)
            return Outcome::Ended;
        replay.report->refused("The target holds something newer.");
    } else {
        if (store([&] { return m_rejects.drop(now->id); }, stop) == Outcome::Ended) return Outcome::Ended;
        replay.report->delivered();
    }
    return Outcome::Done;
}

}  // namespace sluice
