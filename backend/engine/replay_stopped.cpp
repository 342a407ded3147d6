#include "backend/engine/replay_stopped.h"

#include "backend/checkpoint/instance_lock.h"
#include "backend/checkpoint/store.h"
#include "backend/job/assembly.h"
#include "backend/job/replay.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice {
namespace {

/// Empty: the target has it.
Result<std::string> deliver(Sink& sink, const RejectedRow& row, const std::stop_token& stop) {
    const Piece piece = pieceOf(row);
    const Piece* const pieces[] = {&piece};
    const auto written = sink.write({pieces, nullptr, 0, true}, stop);
    if (!written && written.error().remedy == Remedy::Reject) return written.error().message;
    if (!written) return forward(written);
    if (!written->rejected.empty()) return written->rejected.front().cause.message;
    if (written->superseded > 0) return std::string("The target holds something newer.");
    return std::string();
}

}  // namespace

Result<ReplayedRows> replayStopped(std::shared_ptr<const config::Workspace> workspace, const std::string& job,
                                   const std::vector<std::int64_t>& ids, const config::Secrets& secrets,
                                   const std::string& stateFolder, const std::stop_token& stop) {
    const auto lock = InstanceLock::take(stateFolder, workspace->name, job);
    if (!lock)
        return halt(
            fmt::format("{} Replay its rows there, on the job's Errors page, or stop it first.", lock.error().message));
    auto store = CheckpointStore::open(stateFolder, workspace->name, CheckpointStore::Durability::Power);
    if (!store) return forward(store);
    const auto rows = store->rejectedRows(job, ids);
    if (!rows) return forward(rows);
    auto parts = partsOf(workspace, job, secrets, std::make_shared<JobMetrics>(),
                         scratchFolder(stateFolder, workspace->name, job))();
    if (!parts) return forward(parts);
    const auto sink = parts->makeSink(0);
    if (!sink) return forward(sink);
    if (auto connected = (*sink)->connect(stop); !connected) return forward(connected);
    ReplayedRows result;
    for (const auto id : ids) {
        const auto row = std::find_if(rows->begin(), rows->end(), [&](const RejectedRow& r) { return r.id == id; });
        if (row == rows->end()) {
            result.refused.push_back({id, fmt::format("{} has no rejected row {}.", job, id)});
            continue;
        }
        if (auto why = whyNot(*row, false); !why.empty()) {
            result.refused.push_back({id, std::move(why)});
            continue;
        }
        auto why = deliver(**sink, *row, stop);
        if (!why) return forward(why);
        if (!why->empty()) {
            result.refused.push_back({id, std::move(*why)});
            continue;
        }
        if (auto dropped = store->dropRejected(job, {id}); !dropped) return forward(dropped);
        result.delivered.push_back(id);
    }
    return result;
}

}  // namespace sluice
