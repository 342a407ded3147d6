// The half of the control thread that acts on rows which were set aside.
#include "backend/engine/control.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice {
namespace {

std::string_view rows(std::size_t count) {
    return count == 1 ? "row" : "rows";
}

}  // namespace

void Control::say(EngineEvent::Kind kind, const std::string& job, std::string text, int severity) {
    tell({utcNow(), kind, job, std::move(text), {}, severity});
}

void Control::handle(const DropRejected& drop) {
    if (m_core.options.readOnly)
        return say(EngineEvent::Kind::Error, drop.job,
                   fmt::format("Rejected rows of {} were not dropped: another instance runs the jobs.", drop.job), 2);
    const auto dropped = m_store.dropRejected(drop.job, drop.ids);
    if (!dropped) return complain(Result<>(forward(dropped)));
    say(EngineEvent::Kind::Action, drop.job,
        fmt::format("Dropped {} rejected {} of {}.", *dropped, rows(*dropped), drop.job), 0);
}

void Control::handle(const ReplayRejected& replay) {
    const auto slot =
        std::find_if(m_slots.begin(), m_slots.end(), [&](const auto& s) { return s->name() == replay.job; });
    const auto count = replay.ids.size();
    const auto refuse = [&](const std::string& why) {
        say(EngineEvent::Kind::Error, replay.job,
            fmt::format("{} rejected {} of {} cannot be replayed: {}", count, rows(count), replay.job, why), 2);
    };
    if (m_core.options.readOnly) return refuse("another instance runs the jobs.");
    if (slot == m_slots.end()) return refuse("the workspace has no such job.");
    if (!(*slot)->isRunning()) return refuse("the job does not run. Start it, then replay them.");
    auto found = m_store.rejectedRows(replay.job, replay.ids);
    if (!found) return complain(Result<>(forward(found)));
    say(EngineEvent::Kind::Action, replay.job,
        fmt::format("Replay of {} rejected {} of {}{}.", count, rows(count), replay.job,
                    replay.force ? ", by force" : ""),
        0);
    auto tell = [tell = m_core.tell, job = replay.job](std::string text, bool well) {
        tell({utcNow(),
              well ? EngineEvent::Kind::Action : EngineEvent::Kind::Error,
              job,
              std::move(text),
              {},
              well ? 0 : 2});
    };
    auto report = std::make_shared<ReplayReport>(replay.job, count, std::move(tell));
    for (std::size_t missing = found->size(); missing < count; ++missing) report->refused("It is not there any more.");
    for (auto& row : *found) {
        if (const auto why = whyNot(row, replay.force); !why.empty()) {
            report->refused(why);
            continue;
        }
        if (const auto edited = replay.bytes.find(row.id); edited != replay.bytes.end()) row.bytes = edited->second;
        (*slot)->replay({std::move(row), replay.force, report});
    }
}

}  // namespace sluice
