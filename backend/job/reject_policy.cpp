#include "backend/job/reject_policy.h"

#include <fmt/format.h>

namespace sluice {

Result<> RejectPolicy::judge(std::uint64_t delivered, std::uint64_t rejected, std::uint64_t streak,
                             const std::string& cause) {
    if (rejected > 0 && m_onError.load() == config::OnError::Stop)
        return halt(fmt::format("{} Set aside and go on with on_error = \"reject\" in [job.{}].", cause, m_job));
    return m_state.with([&](State& state) -> Result<> {
        state.spans.push_back({delivered, rejected});
        state.rows += delivered;
        state.rejected += rejected;
        state.streak = streak == delivered ? state.streak + streak : streak;
        while (state.spans.size() > 1 && state.rows - state.spans.front().rows >= window) {
            state.rows -= state.spans.front().rows;
            state.rejected -= state.spans.front().rejected;
            state.spans.pop_front();
        }
        if (state.streak >= inARow)
            return halt(
                fmt::format("{} rows in a row were refused, the last one so: {} Mend the cause, then start {} "
                            "again.",
                            state.streak, cause, m_job));
        if (state.rows >= window && state.rejected * 10 >= state.rows)
            return halt(
                fmt::format("{} of the last {} rows were refused, the last one so: {} Mend the cause, then "
                            "start {} again.",
                            state.rejected, state.rows, cause, m_job));
        return {};
    });
}

}  // namespace sluice
