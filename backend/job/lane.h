#pragma once
#include "backend/job/group.h"
#include "backend/job/reject_log.h"
#include "backend/job/run_context.h"
#include "backend/job/tally.h"

#include <functional>
#include <memory>
#include <unordered_set>

namespace sluice {

using SinkMaker = std::function<Result<std::unique_ptr<Sink>>(unsigned lane)>;

/// One ordered stream of writes: gathers groups, writes each until the sink has it, confirms. Lives on: a thread of its
/// own, as does its sink from making to destruction.
class Lane {
public:
    Lane(RunContext& run, unsigned number, const SinkMaker& makeSink);

    /// The lane's thread. Ends when the channel is closed and empty, on stop, or after RunContext::fail.
    void body(const std::stop_token& stop);
    /// Waits until the sink is connected; false: stopped or failed first.
    bool awaitReady(const std::stop_token& stop);

    /// After awaitReady(): how many lanes this sink can bear.
    unsigned maxLanes() const { return m_maxLanes; }
    /// After awaitReady(), of lane 0: where the target says that the job may resume.
    const std::optional<Position>& stored() const { return m_stored; }

    Channel<LaneItem>& channel() { return m_channel; }
    double fill() const { return static_cast<double>(m_channel.size()) / static_cast<double>(m_channel.capacity()); }

private:
    enum class Outcome : std::uint8_t { Done, Ended };
    Outcome connect(const std::stop_token& stop);
    Outcome askStored(const std::stop_token& stop);
    Outcome begin(const std::stop_token& stop);
    Outcome mark(const std::stop_token& stop);
    Outcome deliver(GroupBuilder& group, const std::stop_token& stop);
    void measure(const GroupBuilder& group, SteadyTime begins);
    Outcome write(GroupBuilder& group, WriteReport& report, const std::stop_token& stop);
    Outcome setAside(GroupBuilder& group, const WriteReport& report, const std::stop_token& stop);
    Outcome supersede(const GroupBuilder& group, const WriteReport& report, const std::stop_token& stop);
    Outcome replay(const Replay& replay, const std::stop_token& stop);
    Outcome store(const std::function<Result<>()>& action, const std::stop_token& stop);
    Outcome apply(ApplyRequest& request, const std::stop_token& stop);
    /// Halt: the job ends. Otherwise waits; Done: try again.
    Outcome afterFailure(const Error& error, const std::stop_token& stop);
    /// The same for what the sink was given: refused `retries` times, the job ends. `refused` counts.
    Outcome afterRefusal(const Error& error, unsigned& refused, const std::stop_token& stop);
    void complete(GroupBuilder& group);

    RunContext& m_run;
    const unsigned m_number;
    const std::string m_part;  ///< on the trouble board
    const SinkMaker& m_makeSink;
    Channel<LaneItem> m_channel{64};
    Monitor<bool> m_ready;
    unsigned m_maxLanes = 1;
    bool m_keepsPosition = false;
    bool m_begun = false;
    std::optional<Position> m_stored;
    const Ledger* m_ledger = nullptr;  ///< once begun
    bool m_toldCopying = true;         ///< the target's position is one from which rows are copied, or not known yet
    SteadyTime m_marked;               ///< when it last heard of one without rows
    std::uint64_t m_ordinal = 0;       ///< up to there the lane is done, in this run
    std::unique_ptr<Sink> m_sink;
    Backoff m_backoff;
    RejectLog m_rejects;
    std::unordered_set<std::uint64_t> m_refused;  ///< hashes of addresses with rejected rows; nearly always empty
    Tally m_tally;
};

}  // namespace sluice
