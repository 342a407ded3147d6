#pragma once
#include "backend/job/lane.h"
#include "backend/job/rate_limit.h"

#include <future>
#include <memory>
#include <vector>

namespace sluice {

/// One step of the stream, in order: rows in the making, a schema change, or a bound of a copy's window.
struct RouterStep {
    std::future<Result<Prepared>> rows;
    std::shared_ptr<const SchemaChange> change;
    std::shared_ptr<CopyWindow> opens, closes;
    Ticket ticket;
};

/// Puts batches back in order and deals their pieces to lanes; binds schemas at a barrier. Lives on: the job's router
/// thread; no I/O here.
class Router {
public:
    Router(RunContext& run, TransformList transforms, std::shared_ptr<const Encoder> encoder,
           std::vector<std::unique_ptr<Lane>>& lanes);

    /// Until the channel is closed and empty (then the lanes' channels are closed), or stop, or a failure.
    void body(const std::stop_token& stop);

    Channel<RouterStep>& channel() { return m_channel; }
    /// What the source thread gives to new batches. Any thread.
    std::shared_ptr<const JobPlan> plan() const {
        return m_plan.read([](const auto& plan) { return plan; });
    }
    double fill() const { return static_cast<double>(m_channel.size()) / static_cast<double>(m_channel.capacity()); }

private:
    Result<> route(RouterStep step, const std::stop_token& stop);
    Result<> changeSchema(const SchemaChange& change, const std::stop_token& stop);
    Result<> bind(const SchemaPtr& schema, const std::stop_token& stop);
    /// All lanes idle, then lane 0 applies. Nothing: stopped.
    Result<std::shared_ptr<const TargetTable>> applyAtBarrier(SchemaChange change, const std::stop_token& stop);
    Result<> keep(const SchemaPtr& source, Chain chain, const TargetTable* target);
    Result<Chain> chainOf(const SchemaPtr& source) const;
    void openWindow(std::shared_ptr<CopyWindow> window);
    void closeWindow();
    void spoilWindow();
    /// Notes what a batch of the stream changed; leaves out of a chunk what was changed since its window opened.
    void watchWindow(Prepared& prepared);
    void deal(Prepared prepared, Ticket ticket, const std::stop_token& stop);

    RunContext& m_run;
    const TransformList m_transforms;
    const std::shared_ptr<const Encoder> m_encoder;
    std::vector<std::unique_ptr<Lane>>& m_lanes;
    Channel<RouterStep> m_channel{32};
    Monitor<std::shared_ptr<const JobPlan>> m_plan;
    RateLimit m_rate;
    std::shared_ptr<CopyWindow> m_window;  ///< null: no table is being copied beside the stream
    bool m_spoiled = false;
    KeyNotes m_notes;
};

}  // namespace sluice
