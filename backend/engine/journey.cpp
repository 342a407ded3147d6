#include "backend/engine/journey.h"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::chrono::minutes meansOver{1};

}  // namespace

void StageMeter::add(Micros at, const JobMetrics& metrics) {
    Sums sums;
    sums.at = at;
    for (std::size_t i = 0; i < stageCount; ++i) sums.micros[i] = metrics.stageMicros[i];
    sums.rows = metrics.stagedRows;
    sums.reads = metrics.stagedReads;
    m_sums.push_back(sums);
    while (m_sums.size() > 2 && m_sums[1].at <= at - meansOver) m_sums.pop_front();
}

std::optional<StageMeans> StageMeter::means(std::chrono::microseconds clockOffset) const {
    if (m_sums.empty()) return std::nullopt;
    const auto& from = m_sums.front();
    const auto& to = m_sums.back();
    const auto rows = to.rows - from.rows;
    if (rows == 0) return std::nullopt;
    const auto mean = [&](Stage stage, std::uint64_t count) {
        const auto i = static_cast<std::size_t>(stage);
        return (to.micros[i] - from.micros[i]) / static_cast<std::int64_t>(count);
    };
    StageMeans means;
    if (const auto reads = to.reads - from.reads; reads > 0)
        means.read = std::max<std::int64_t>(0, mean(Stage::Read, reads) + clockOffset.count());
    means.decode = mean(Stage::Decode, rows);
    means.encode = mean(Stage::Encode, rows);
    means.wait = mean(Stage::Wait, rows);
    means.write = mean(Stage::Write, rows);
    means.rows = rows;
    return means;
}

void JourneyKeeper::see(JobState state, bool copying, bool copied, Micros startedAt, Micros now) {
    if (copying) {
        // A copy after one that ended is another one.
        if (m_journey.copyEnded != Micros{}) m_journey = {};
        if (m_copying && m_last != Micros{}) m_journey.copyMicros += (now - m_last).count();
    } else {
        const bool unseen = copied && !m_copying && startedAt != m_run;
        const bool justCopied = m_copying || unseen;
        if (unseen && m_journey.copyEnded != Micros{}) m_journey = {};
        if (justCopied) {
            m_journey.copyEnded = now;
            if (unseen || m_last != Micros{}) m_journey.copyMicros += (now - (unseen ? startedAt : m_last)).count();
        }
        if (justCopied || startedAt != m_run) {
            m_journey.followsSince = justCopied ? now : startedAt;
            m_journey.inStepAt = {};
        }
        m_run = startedAt;
        const bool inStep = state == JobState::Streaming || state == JobState::Idle;
        if (inStep && m_journey.inStepAt == Micros{}) m_journey.inStepAt = now;
    }
    m_copying = copying;
    m_last = now;
}

}  // namespace sluice
