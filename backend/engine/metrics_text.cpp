#include "backend/engine/metrics_text.h"

#include "backend/metrics/job_metrics.h"

#include <map>

#include <fmt/format.h>

namespace sluice {
namespace {

constexpr std::array states = {JobState::Draft,    JobState::Starting,   JobState::Stopping,  JobState::Restarting,
                               JobState::Snapshot, JobState::CatchingUp, JobState::Streaming, JobState::Idle,
                               JobState::Lagging,  JobState::Stalled,    JobState::Retrying,  JobState::Failed,
                               JobState::Paused,   JobState::Stopped,    JobState::Completed, JobState::NoData,
                               JobState::Unknown};

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        result += c == '\n' ? ' ' : c;
    }
    return result + '"';
}

/// One metric: its help and type once, then its values.
class Family {
public:
    Family(std::string& text, std::string_view name, std::string_view type, std::string_view help)
        : m_text(text), m_name(name) {
        m_text += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
    }
    void add(const std::string& labels, double value, std::string_view suffix = "") {
        m_text += fmt::format("{}{}{} {}\n", m_name, suffix, labels.empty() ? "" : '{' + labels + '}', value);
    }
    void add(const std::string& labels, std::uint64_t value, std::string_view suffix = "") {
        m_text += fmt::format("{}{}{} {}\n", m_name, suffix, labels.empty() ? "" : '{' + labels + '}', value);
    }

private:
    std::string& m_text;
    std::string_view m_name;
};

std::string jobLabel(const JobSnapshot& job) {
    return "job=" + quoted(job.name);
}

void writeJobs(std::string& text, const std::vector<JobSnapshot>& jobs) {
    Family state(text, "sluice_job_state", "gauge", "1 for the state that the job is in.");
    for (const auto& job : jobs)
        for (const auto each : states)
            state.add(fmt::format("{},state={}", jobLabel(job), quoted(toString(each))),
                      std::uint64_t{job.state == each ? 1u : 0u});
    Family lag(text, "sluice_job_lag_seconds", "gauge",
               "From commit to confirmation; 0 when Idle, absent when unknown.");
    for (const auto& job : jobs) {
        if (job.state == JobState::Idle)
            lag.add(jobLabel(job), 0.0);
        else if (job.lagMicros)
            lag.add(jobLabel(job), static_cast<double>(*job.lagMicros) / 1e6);
    }
    Family rows(text, "sluice_job_rows_total", "counter", "Rows that the sink confirmed.");
    for (const auto& job : jobs) {
        rows.add(jobLabel(job) + ",op=\"insert\"", job.inserted);
        rows.add(jobLabel(job) + ",op=\"update\"", job.updated);
        rows.add(jobLabel(job) + ",op=\"delete\"", job.deleted);
    }
    Family bytes(text, "sluice_job_bytes_total", "counter", "Bytes that the sink confirmed, by this process.");
    for (const auto& job : jobs) bytes.add(jobLabel(job), job.bytesWritten);
    Family rejected(text, "sluice_job_rejected_total", "counter", "Rows set aside.");
    for (const auto& job : jobs) rejected.add(jobLabel(job), job.rejected);
    Family retries(text, "sluice_job_retries_total", "counter", "Operations tried again.");
    for (const auto& job : jobs) retries.add(jobLabel(job), job.retries);
    Family delay(text, "sluice_commit_to_sink_seconds", "histogram",
                 "From commit at the source to confirmation by the sink.");
    for (const auto& job : jobs) {
        if (job.commitToSink.size() <= JobMetrics::bounds.size()) continue;
        std::uint64_t total = 0;
        for (std::size_t i = 0; i < JobMetrics::bounds.size(); ++i) {
            total += job.commitToSink[i];
            delay.add(fmt::format("{},le=\"{}\"", jobLabel(job), static_cast<double>(JobMetrics::bounds[i]) / 1e6),
                      total, "_bucket");
        }
        total += job.commitToSink.back();
        delay.add(jobLabel(job) + ",le=\"+Inf\"", total, "_bucket");
        delay.add(jobLabel(job), static_cast<double>(job.commitToSinkSumMicros) / 1e6, "_sum");
        delay.add(jobLabel(job), total, "_count");
    }
    Family position(text, "sluice_source_position_bytes", "gauge", "Bytes of kept log before the checkpoint.");
    for (const auto& job : jobs)
        if (job.headBytes > 0) position.add(jobLabel(job), job.positionBytes);
    Family head(text, "sluice_source_head_bytes", "gauge", "Bytes of log that the source keeps.");
    for (const auto& job : jobs)
        if (job.headBytes > 0) head.add(jobLabel(job), job.headBytes);
    Family window(text, "sluice_source_resume_window_seconds", "gauge", "How long the job may stay stopped.");
    for (const auto& job : jobs)
        if (job.resumeWindowSeconds) window.add(jobLabel(job), static_cast<double>(*job.resumeWindowSeconds));
}

struct GroupLag {
    std::string group, topic;
    std::int32_t partition = 0;
    std::uint64_t messages = 0;
};

std::vector<GroupLag> groupLags(const watch::KafkaSample& sample) {
    std::map<std::pair<std::string, std::int32_t>, std::int64_t> ends;
    for (const auto& topic : sample.topics)
        for (const auto& end : topic.ends) ends[{end.topic, end.partition}] = end.next;
    std::vector<GroupLag> lags;
    for (const auto& group : sample.groups)
        for (const auto& committed : group.committed)
            if (const auto end = ends.find({committed.topic, committed.partition}); end != ends.end())
                lags.push_back({group.group, committed.topic, committed.partition,
                                static_cast<std::uint64_t>(std::max<std::int64_t>(0, end->second - committed.next))});
    return lags;
}

void writeSystems(std::string& text, const EngineSnapshot& snapshot) {
    Family messages(text, "sluice_kafka_group_lag_messages", "gauge",
                    "Messages that a group of ours has not committed.");
    for (const auto& system : snapshot.systems)
        if (const auto* sample = std::get_if<watch::KafkaSample>(&system.sample.detail))
            for (const auto& lag : groupLags(*sample))
                messages.add(fmt::format("group={},topic={},partition=\"{}\"", quoted(lag.group), quoted(lag.topic),
                                         lag.partition),
                             lag.messages);
    Family seconds(text, "sluice_kafka_group_lag_seconds", "gauge", "Lag of the job that reads with the group.");
    for (const auto& job : snapshot.jobs)
        if (job.sourceKind == "kafka" && (job.lagMicros || job.state == JobState::Idle))
            seconds.add("group=" + quoted(job.group), static_cast<double>(job.lagMicros.value_or(0)) / 1e6);
    Family hits(text, "sluice_redis_hit_ratio", "gauge",
                "Hits of all look-ups in the last 60 s; absent without look-ups.");
    for (const auto& system : snapshot.systems)
        if (const auto* sample = std::get_if<watch::RedisSample>(&system.sample.detail); sample && sample->hitRatio)
            hits.add("connection=" + quoted(system.connection.name), *sample->hitRatio);
    Family documents(text, "sluice_elasticsearch_documents", "gauge", "Documents of an index that our jobs write.");
    for (const auto& system : snapshot.systems)
        if (const auto* sample = std::get_if<watch::ElasticsearchSample>(&system.sample.detail))
            for (const auto& index : sample->indices)
                if (index.documents)
                    documents.add(
                        fmt::format("connection={},index={}", quoted(system.connection.name), quoted(index.index)),
                        *index.documents);
    Family resident(text, "sluice_process_resident_bytes", "gauge", "Memory of this process.");
    resident.add("", snapshot.residentBytes);
}

}  // namespace

std::string metricsText(const EngineSnapshot& snapshot) {
    std::string text;
    writeJobs(text, snapshot.jobs);
    writeSystems(text, snapshot);
    return text;
}

}  // namespace sluice
