#pragma once
#include "backend/config/job_config.h"
#include "backend/core/monitor.h"
#include "backend/core/result.h"

#include <atomic>
#include <deque>
#include <string>

namespace sluice {

/// What a refused row does to its job. Lives on: any lane; asked once a group, not once a row.
class RejectPolicy {
public:
    static constexpr std::uint64_t inARow = 1'000;
    static constexpr std::uint64_t window = 100'000;  ///< rows; a tenth of them refused is too much

    /// `onError` may change at any time.
    RejectPolicy(std::string job, const std::atomic<config::OnError>& onError)
        : m_job(std::move(job)), m_onError(onError) {}

    /// `delivered` rows in order, of which `rejected`, the last one with this cause; `streak` of them at the end. Halt:
    /// the job has to stop, its rows stay undelivered.
    Result<> judge(std::uint64_t delivered, std::uint64_t rejected, std::uint64_t streak, const std::string& cause);

private:
    struct Span {
        std::uint64_t rows = 0, rejected = 0;
    };
    struct State {
        std::deque<Span> spans;
        std::uint64_t rows = 0, rejected = 0, streak = 0;
    };
    const std::string m_job;
    const std::atomic<config::OnError>& m_onError;
    Monitor<State> m_state;
};

}  // namespace sluice
