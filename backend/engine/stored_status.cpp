#include "backend/engine/stored_status.h"

#include "backend/checkpoint/instance_lock.h"

#include <algorithm>
#include <charconv>
#include <cmath>

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
    with("position_lost", job.positionLost);
    with("start", job.start);
    with("read_file", job.read.file);
    with("read_offset", job.read.offset);
    with("source_head", job.sourceHead);
    with("head_at", job.headAt);
    with("backlog", job.backlog);
    with("catch_up", job.catchUpSeconds);
    with("resume_window", job.resumeWindowSeconds);
    with("inserted", job.inserted);
    with("updated", job.updated);
    with("deleted", job.deleted);
    with("rejected", job.rejected);
    with("set_aside", job.setAside);
    with("retries", job.retries);
    with("rows_per_second", job.rowsPerSecond);
    with("bytes_per_second", job.bytesPerSecond);
    with("read_per_second", job.readPerSecond);
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
void visitMeans(Part& means, Visit& with) {
    with("stages.rows", means.rows);
    with("stages.read", means.read);
    with("stages.decode", means.decode);
    with("stages.encode", means.encode);
    with("stages.wait", means.wait);
    with("stages.write", means.write);
}

template <class Part, class Visit>
void visitOffset(Part& offset, Visit& with) {
    with("seen", offset.topic);
    with("seen.partition", offset.partition);
    with("seen.next", offset.next);
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

/// A process that runs a job says so every second; of one that is silent for longer nothing is known.
constexpr std::chrono::seconds heard{5};

/// What was measured while it ran is no number of now.
void forgetMeasures(JobSnapshot& job, double rate) {
    job.rowsPerSecond = job.bytesPerSecond = rate;
    job.readPerSecond = std::isfinite(rate) ? std::optional(rate) : std::nullopt;
    job.queueFill = 0;
    job.lagMicros = job.lagMaxMicros = job.behindMySqlMicros = job.catchUpSeconds = std::nullopt;
    job.backlog.reset();
    job.stages.reset();
    job.sourceHead.clear();
    job.idleSince = job.nextAttempt = {};
}

/// Whoever ran it is gone, however that came: what it said last is no state any more.
Result<> restOf(JobSnapshot& job, Micros told, CheckpointStore& store, Micros now) {
    if (auto position = store.position(job.name); position && *position) job.checkpoint = **position;
    auto wish = store.wish(job.name);
    if (!wish) return forward(wish);
    if (isActive(job.state)) {
        job.state = JobState::Stopped;
        job.reason = "Sluice is not running.";
        if (told != Micros{}) job.since = told;
    }
    if (*wish && (*wish)->wish == Wish::Paused) job.state = JobState::Paused;
    job.wanted = !*wish || (*wish)->wish == Wish::Running;
    job.startedAt = {};
    forgetMeasures(job, 0);
    // The log that it needs may be purged that much sooner; when the source last committed is not known.
    if (job.resumeWindowSeconds && told != Micros{})
        *job.resumeWindowSeconds = std::max<std::int64_t>(
            0, *job.resumeWindowSeconds - std::chrono::duration_cast<std::chrono::seconds>(now - told).count());
    return {};
}

std::string whyUnheard(const JobSnapshot& job, Micros told, const LockHolder& holder) {
    if (told == Micros{}) return fmt::format("Process {} runs {} and has said nothing yet.", holder.process, job.name);
    return fmt::format("Process {} runs {} and says nothing. See whether it hangs, or its disk is full.",
                       holder.process, job.name);
}

}  // namespace

std::string storeText(const JobSnapshot& job) {
    Writer writer;
    visit(job, writer);
    if (job.snapshot) visitProgress(*job.snapshot, writer);
    if (job.stages) visitMeans(*job.stages, writer);
    for (const auto& offset : job.readOffsets) visitOffset(offset, writer);
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
        if (name == "seen") job.readOffsets.emplace_back();
        if (name.starts_with("table") && !job.tables.empty())
            visitTable(job.tables.back(), reader);
        else if (name.starts_with("begin") && !job.starts.empty())
            visitStart(job.starts.back(), reader);
        else if (name.starts_with("seen") && !job.readOffsets.empty())
            visitOffset(job.readOffsets.back(), reader);
        else if (name.starts_with("stages."))
            visitMeans(job.stages ? *job.stages : job.stages.emplace(), reader);
        else if (name.starts_with("snapshot."))
            visitProgress(job.snapshot ? *job.snapshot : job.snapshot.emplace(), reader);
        else
            visit(job, reader);
    }
    return job;
}

Result<std::vector<JobSnapshot>> storedJobs(const config::Workspace& workspace, const std::string& stateFolder,
                                            CheckpointStore& store, Micros now) {
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
        if (job.rejected > 0)
            if (auto kept = store.rejectedCount(job.name)) job.setAside = *kept;
        const auto told = known == statuses->end() ? Micros{} : known->second.at;
        if (holder.process == 0) {
            if (auto rests = restOf(job, told, store, now); !rests) return forward(rests);
        } else if ((isActive(job.state) || told == Micros{}) && now - told > heard) {
            doubt(job, whyUnheard(job, told, holder));
            if (told != Micros{}) job.since = told;
        }
        jobs.push_back(std::move(job));
    }
    return jobs;
}

void doubt(JobSnapshot& job, std::string reason) {
    job.state = JobState::Unknown;
    job.reason = std::move(reason);
    forgetMeasures(job, std::nan(""));
}

Micros lastHeard(const std::map<std::string, StoredStatus>& statuses) {
    Micros last{};
    for (const auto& [name, status] : statuses) {
        // Of the others no news came while Sluice ran.
        const auto job = readStoreText(status.text);
        if (job.wanted && job.state != JobState::Failed && job.state != JobState::Completed)
            last = std::max(last, status.at);
    }
    return last;
}

Micros restingSince(const std::vector<JobSnapshot>& stored) {
    Micros since{};
    for (const auto& job : stored) {
        if (isActive(job.state) || job.state == JobState::Unknown) return {};
        if (job.wanted && job.state == JobState::Stopped) since = std::max(since, job.since);
    }
    return since;
}

}  // namespace sluice
