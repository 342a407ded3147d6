#include "backend/engine/stored_status.h"

#include "backend/checkpoint/instance_lock.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace sluice {
namespace {

std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text) result += c == '\n' ? "\\n" : c == '\\' ? "\\\\" : std::string(1, c);
    return result;
}

std::string unescaped(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size())
            result += text[++i] == 'n' ? '\n' : text[i];
        else
            result += text[i];
    }
    return result;
}

class Writer {
public:
    void operator()(std::string_view name, const std::string& value) { line(name, escaped(value)); }
    void operator()(std::string_view name, Micros value) { line(name, std::to_string(toMicros(value))); }
    void operator()(std::string_view name, bool value) { line(name, value ? "1" : "0"); }
    void operator()(std::string_view name, JobState value) { line(name, std::to_string(static_cast<int>(value))); }
    void operator()(std::string_view name, const Position& value) { line(name, escaped(serialize(value))); }
    template <class Number>
        requires std::is_arithmetic_v<Number>
    void operator()(std::string_view name, Number value) {
        line(name, fmt::format("{}", value));
    }
    template <class T>
    void operator()(std::string_view name, const std::optional<T>& value) {
        if (value) (*this)(name, *value);
    }
    std::string text;

private:
    void line(std::string_view name, const std::string& value) {
        text.append(name).append(" ").append(value).append("\n");
    }
};

class Reader {
public:
    explicit Reader(std::string_view name, std::string_view value) : m_name(name), m_value(value) {}
    void operator()(std::string_view name, std::string& into) {
        if (name == m_name) into = unescaped(m_value);
    }
    void operator()(std::string_view name, Micros& into) {
        std::int64_t micros = 0;
        if (name == m_name && number(micros)) into = fromMicros(micros);
    }
    void operator()(std::string_view name, bool& into) {
        if (name == m_name) into = m_value == "1";
    }
    void operator()(std::string_view name, JobState& into) {
        int state = 0;
        if (name == m_name && number(state)) into = static_cast<JobState>(state);
    }
    void operator()(std::string_view name, Position& into) {
        if (name != m_name) return;
        if (auto position = parsePosition(unescaped(m_value))) into = std::move(*position);
    }
    template <class Number>
        requires std::is_arithmetic_v<Number>
    void operator()(std::string_view name, Number& into) {
        if (name == m_name) number(into);
    }
    template <class T>
    void operator()(std::string_view name, std::optional<T>& into) {
        if (name == m_name) (*this)(name, into.emplace());
    }

private:
    template <class Number>
    bool number(Number& into) const {
        return std::from_chars(m_value.data(), m_value.data() + m_value.size(), into).ec == std::errc{};
    }
    std::string_view m_name, m_value;
};

/// Every plain field of a job, said once for both directions.
template <class Job, class Visit>
void visit(Job& job, Visit& with) {
    with("name", job.name);
    with("source", job.source);
    with("sink", job.sink);
    with("source_kind", job.sourceKind);
    with("sink_kind", job.sinkKind);
    with("state", job.state);
    with("reason", job.reason);
    with("since", job.since);
    with("started_at", job.startedAt);
    with("wanted", job.wanted);
    with("attempt", job.attempt);
    with("next_attempt", job.nextAttempt);
    with("last_error", job.lastError);
    with("recovered_at", job.recoveredAt);
    with("lag", job.lagMicros);
    with("lag_max", job.lagMaxMicros);
    with("behind_mysql", job.behindMySqlMicros);
    with("idle_since", job.idleSince);
    with("whole_seconds", job.wholeSeconds);
    with("checkpoint", job.checkpoint);
    with("read_file", job.read.file);
    with("read_offset", job.read.offset);
    with("source_head", job.sourceHead);
    with("backlog", job.backlog);
    with("catch_up", job.catchUpSeconds);
    with("resume_window", job.resumeWindowSeconds);
    with("inserted", job.inserted);
    with("updated", job.updated);
    with("deleted", job.deleted);
    with("rejected", job.rejected);
    with("retries", job.retries);
    with("rows_per_second", job.rowsPerSecond);
    with("bytes_per_second", job.bytesPerSecond);
    with("queue_fill", job.queueFill);
    with("last_confirmed", job.lastConfirmed);
    with("lag_objective", job.lagObjectiveMillis);
    with("position_bytes", job.positionBytes);
    with("behind_since", job.behindSince);
    with("start_count", job.startCount);
    with("copy_micros", job.journey.copyMicros);
    with("copy_ended", job.journey.copyEnded);
    with("follows_since", job.journey.followsSince);
    with("in_step_at", job.journey.inStepAt);
}

template <class Part, class Visit>
void visitProgress(Part& progress, Visit& with) {
    with("snapshot.tables_done", progress.tablesDone);
    with("snapshot.tables", progress.tables);
    with("snapshot.rows_done", progress.rowsDone);
    with("snapshot.rows_estimated", progress.rowsEstimated);
}

template <class Part, class Visit>
void visitTable(Part& table, Visit& with) {
    with("table", table.name);
    with("table.target", table.target);
    with("table.inserted", table.inserted);
    with("table.updated", table.updated);
    with("table.deleted", table.deleted);
    with("table.rejected", table.rejected);
    with("table.snapshot_done", table.snapshotDone);
    with("table.copied", table.copied);
    with("table.last_change", table.lastChange);
}

template <class Part, class Visit>
void visitStart(Part& start, Visit& with) {
    with("begin", start.at);
    with("begin.cause", start.cause);
}

}  // namespace

std::string storeText(const JobSnapshot& job) {
    Writer writer;
    visit(job, writer);
    if (job.snapshot) visitProgress(*job.snapshot, writer);
    for (const auto& table : job.tables) visitTable(table, writer);
    for (const auto& start : job.starts) visitStart(start, writer);
    return std::move(writer.text);
}

JobSnapshot readStoreText(const std::string& text) {
    JobSnapshot job;
    std::string_view rest = text;
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const auto line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const auto space = std::min(line.find(' '), line.size());
        const auto name = line.substr(0, space);
        Reader reader(name, line.substr(std::min(space + 1, line.size())));
        if (name == "table") job.tables.emplace_back();
        if (name == "begin") job.starts.emplace_back();
        if (name.starts_with("table") && !job.tables.empty())
            visitTable(job.tables.back(), reader);
        else if (name.starts_with("begin") && !job.starts.empty())
            visitStart(job.starts.back(), reader);
        else if (name.starts_with("snapshot."))
            visitProgress(job.snapshot ? *job.snapshot : job.snapshot.emplace(), reader);
        else
            visit(job, reader);
    }
    return job;
}

Result<std::vector<JobSnapshot>> storedJobs(const config::Workspace& workspace, const std::string& stateFolder,
                                            CheckpointStore& store) {
    auto statuses = store.statuses();
    if (!statuses) return forward(statuses);
    std::vector<JobSnapshot> jobs;
    for (const auto& config : workspace.jobs) {
        JobSnapshot job;
        const auto known = statuses->find(config.name);
        if (known != statuses->end()) job = readStoreText(known->second.text);
        job.name = config.name;
        job.source = config.sourceConnection;
        job.sink = config.sinkConnection;
        job.sourceKind = workspace.connection(job.source)->kind;
        job.sinkKind = workspace.connection(job.sink)->kind;
        const auto holder = InstanceLock::holder(stateFolder, workspace.name, config.name);
        if (holder.process == 0) {
            // Whoever ran it is gone, however that came: what it said last is no state any more.
            if (auto position = store.position(config.name); position && *position) job.checkpoint = **position;
            auto wish = store.wish(config.name);
            if (!wish) return forward(wish);
            if (isActive(job.state)) {
                job.state = JobState::Stopped;
                job.reason = "Sluice is not running.";
                if (known != statuses->end()) job.since = known->second.at;
            }
            if (*wish && (*wish)->wish == Wish::Paused) job.state = JobState::Paused;
            job.wanted = !*wish || (*wish)->wish == Wish::Running;
            job.rowsPerSecond = job.bytesPerSecond = 0;
            job.lagMicros = job.lagMaxMicros = std::nullopt;
            job.startedAt = {};
        }
        jobs.push_back(std::move(job));
    }
    return jobs;
}

}  // namespace sluice
