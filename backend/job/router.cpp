#include "backend/job/router.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice {
namespace {

std::shared_ptr<const JobPlan> emptyPlan(unsigned lanes) {
    auto plan = std::make_shared<JobPlan>();
    plan->lanes = lanes;
    return plan;
}

}  // namespace

Router::Router(RunContext& run, TransformList transforms, std::shared_ptr<const Encoder> encoder,
               std::vector<std::unique_ptr<Lane>>& lanes)
    : m_run(run),
      m_transforms(std::move(transforms)),
      m_encoder(std::move(encoder)),
      m_lanes(lanes),
      m_plan(emptyPlan(static_cast<unsigned>(lanes.size()))),
      m_rate(run.tuning.rowsPerSecond) {}

void Router::body(const std::stop_token& stop) {
    while (auto step = m_channel.pop(stop)) {
        if (auto routed = route(std::move(*step), stop); !routed) {
            if (!stop.stop_requested()) m_run.fail(routed.error());
            return;
        }
    }
    if (stop.stop_requested()) return;
    for (auto& lane : m_lanes) lane->channel().close();
}

Result<> Router::route(RouterStep step, const std::stop_token& stop) {
    if (step.change) {
        auto changed = changeSchema(*step.change, stop);
        if (changed) std::move(step.ticket).confirm();
        return changed;
    }
    if (step.opens || step.closes) {
        if (step.opens)
            openWindow(std::move(step.opens));
        else
            closeWindow();
        std::move(step.ticket).confirm();
        return {};
    }
    auto prepared = step.rows.get();
    while (prepared && !prepared->unbound.empty()) {
        for (const auto& schema : prepared->unbound)
            if (auto bound = bind(schema, stop); !bound) return bound;
        auto work = prepared->work;
        work->batch.plan = plan();
        prepared = m_run.setup.pool->submit([work] { return prepare(work); }).get();
    }
    if (!prepared) return forward(prepared);
    watchWindow(*prepared);
    if (!m_rate.pass(prepared->batch().rows.size(), stop)) return retry("Stopped.");
    deal(std::move(*prepared), std::move(step.ticket), stop);
    return {};
}

void Router::deal(Prepared prepared, Ticket ticket, const std::stop_token& stop) {
    bool rejects = !prepared.batch().rejected.empty();
    for (std::size_t number = 0; number < m_lanes.size(); ++number) {
        const auto pieces = prepared.perLane[number];
        const bool storesRejected = rejects && number == 0;
        if (pieces.empty() && !storesRejected) continue;
        m_run.inFlight.with([](std::size_t& count) { ++count; });
        LaneItem item{prepared.work, pieces, ticket.share(), storesRejected, nullptr, nullptr};
        if (!m_lanes[number]->channel().push(std::move(item), stop)) return;
    }
    std::move(ticket).confirm();
}

Result<Chain> Router::chainOf(const SchemaPtr& source) const {
    return planChain(m_transforms, source, m_run.setup.config.optionsOf(source->qualifiedName()));
}

Result<> Router::bind(const SchemaPtr& schema, const std::stop_token& stop) {
    if (plan()->find(*schema)) return {};
    auto chain = chainOf(schema);
    if (!chain) return forward(chain);
    auto target = applyAtBarrier({SchemaChange::Kind::Seen, nullptr, chain->planned, {}, {}}, stop);
    if (!target) return forward(target);
    return keep(schema, std::move(*chain), target->get());
}

Result<> Router::changeSchema(const SchemaChange& change, const std::stop_token& stop) {
    SchemaChange planned = change;
    std::optional<Chain> after;
    if (change.before) {
        auto chain = chainOf(change.before);
        if (!chain) return forward(chain);
        planned.before = chain->planned;
    }
    if (change.after) {
        auto chain = chainOf(change.after);
        if (!chain) return forward(chain);
        planned.after = chain->planned;
        after = std::move(*chain);
    }
    // A renamed column keeps its names in the statement only while no transform stands between.
    if (!m_transforms.empty()) planned.renamed.clear();
    auto target = applyAtBarrier(std::move(planned), stop);
    if (!target) return forward(target);
    if (!after || plan()->find(*change.after)) return {};
    return keep(change.after, std::move(*after), target->get());
}

Result<std::shared_ptr<const TargetTable>> Router::applyAtBarrier(SchemaChange change, const std::stop_token& stop) {
    const auto idle = [](std::size_t count) { return count == 0; };
    if (!m_run.inFlight.await(stop, idle, [](std::size_t& count) { ++count; })) return retry("Stopped.");
    LaneItem item;
    item.apply = std::make_shared<ApplyRequest>();
    item.apply->change = std::move(change);
    const auto request = item.apply;
    if (!m_lanes[0]->channel().push(std::move(item), stop)) return retry("Stopped.");
    Result<std::shared_ptr<const TargetTable>> result;
    const bool answered = request->answer.await(
        stop, [](const auto& answer) { return answer.has_value(); },
        [&](auto& answer) { result = std::move(*answer); });
    if (!answered) return retry("Stopped.");
    return result;
}

Result<> Router::keep(const SchemaPtr& source, Chain chain, const TargetTable* target) {
    const auto* options = m_run.setup.config.optionsOf(source->qualifiedName());
    auto bound = bindSchema(source, std::move(chain), *m_encoder, target, options,
                            m_run.setup.tables->of(source->qualifiedName()));
    if (!bound) return forward(bound);
    m_plan.with([&](auto& plan) { plan = plan->with(std::move(*bound)); });
    return {};
}

}  // namespace sluice
