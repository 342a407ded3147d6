#include "backend/engine/status_json.h"

#include "backend/engine/json_text.h"
#include "backend/engine/stored_status.h"

#include <filesystem>

namespace sluice {
namespace {

void writeCheckpoint(JsonText& json, const Position& position) {
    const bool hasGtid = position.executed && !position.executed->empty();
    if (!hasGtid && position.at.file.empty() && position.offsets.empty()) {
        json.null();
        return;
    }
    json.open('{');
    if (hasGtid) json.key("gtid").string(position.executed->toString());
    if (!position.at.file.empty()) json.key("file").string(position.at.file).key("position").number(position.at.offset);
    if (!position.offsets.empty()) {
        json.key("partitions").open('[');
        for (const auto& [topic, partition, next] : position.offsets) {
            json.open('{').key("topic").string(topic).key("partition").number(std::int64_t{partition});
            json.key("offset").number(next).close('}');
        }
        json.close(']');
    }
    json.close('}');
}

template <class T>
void writeOptional(JsonText& json, const std::optional<T>& value) {
    if (value)
        json.number(*value);
    else
        json.null();
}

template <class Counted>
void writeRows(JsonText& json, const Counted& rows) {
    json.key("inserted").number(rows.inserted).key("updated").number(rows.updated);
    json.key("deleted").number(rows.deleted).key("rejected").number(rows.rejected);
}

void writeJob(JsonText& json, const JobSnapshot& job) {
    json.open('{').key("name").string(job.name).key("state").string(toString(job.state));
    json.key("reason").string(job.reason).key("since").time(job.since);
    json.key("source").string(job.source).key("sink").string(job.sink).key("lag_ms");
    if (job.lagMicros && job.state != JobState::Idle)
        json.number(static_cast<double>(*job.lagMicros) / 1000);
    else
        json.null();
    json.key("idle_since").time(job.idleSince).key("checkpoint");
    writeCheckpoint(json, job.checkpoint);
    json.key("position_lost").boolean(job.positionLost);
    json.key("source_head");
    if (job.sourceHead.empty())
        json.null();
    else
        json.string(job.sourceHead);
    json.key("resume_window_s");
    writeOptional(json, job.resumeWindowSeconds);
    json.key("rows").open('{');
    writeRows(json, job);
    json.close('}').key("rows_per_second").number(job.rowsPerSecond);
    json.key("bytes_per_second").number(job.bytesPerSecond).key("snapshot");
    if (job.snapshot) {
        json.open('{').key("tables_done").number(job.snapshot->tablesDone).key("tables").number(job.snapshot->tables);
        json.key("rows_done").number(job.snapshot->rowsDone);
        json.key("rows_estimated").number(job.snapshot->rowsEstimated).close('}');
    } else {
        json.null();
    }
    json.key("tables").open('[');
    for (const auto& table : job.tables) {
        json.open('{').key("name").string(table.name).key("target").string(table.target);
        writeRows(json, table);
        json.key("snapshot_done").boolean(table.snapshotDone).close('}');
    }
    json.close(']').close('}');
}

std::string textOf(const std::vector<JobSnapshot>& jobs) {
    JsonText json;
    json.open('{').key("jobs").open('[');
    for (const auto& job : jobs) writeJob(json, job);
    json.close(']').close('}');
    return json.take();
}

}  // namespace

std::string statusJson(const EngineSnapshot& snapshot) {
    return textOf(snapshot.jobs);
}

Result<std::string> storedStatusJson(const config::Workspace& workspace, const std::string& stateFolder) {
    if (!std::filesystem::exists(CheckpointStore::pathOf(stateFolder, workspace.name))) {
        // Nothing ever ran here; asking must not leave a store behind.
        std::vector<JobSnapshot> jobs;
        for (const auto& job : workspace.jobs) {
            jobs.emplace_back();
            jobs.back().name = job.name;
            jobs.back().source = job.sourceConnection;
            jobs.back().sink = job.sinkConnection;
        }
        return textOf(jobs);
    }
    auto store = CheckpointStore::open(stateFolder, workspace.name);
    if (!store) return forward(store);
    auto jobs = storedJobs(workspace, stateFolder, *store);
    if (!jobs) return forward(jobs);
    return textOf(*jobs);
}

}  // namespace sluice
