#include "backend/engine/job_slot.h"

#include "backend/engine/begin_anew.h"
#include "backend/engine/stored_status.h"
#include "backend/job/assembly.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice {
namespace {

constexpr std::size_t startsKept = 10;

int toneOf(JobState state) {
    switch (severity(state)) {
        case 6:
        case 5:
            return 3;
        case 4:
        case 3:
        case 2:
            return 2;
        default:
            return state == JobState::Streaming || state == JobState::Idle || state == JobState::Completed ? 1 : 0;
    }
}

}  // namespace

JobSlot::JobSlot(EngineCore& core, std::string name)
    : m_core(core), m_workspace(core.workspace), m_name(std::move(name)) {
    m_eyes.set(JobState::Draft, {}, utcNow());
}

Result<> JobSlot::load(CheckpointStore& store, const JobSnapshot* earlier) {
    auto wish = store.wish(m_name);
    if (!wish) return forward(wish);
    auto position = store.position(m_name);
    if (!position) return forward(position);
    m_position = std::move(*position);
    if (earlier) {
        m_base = *earlier;
        m_eyes.restoreBehind(earlier->behindSince);
        m_eyes.restoreJourney(earlier->journey);
        m_positionLost = earlier->positionLost;
        m_startEdited = m_positionLost && earlier->start != startText(config());
    }
    const auto at = *wish ? (*wish)->at : utcNow();
    if (*wish) m_wish = (*wish)->wish;
    if (m_wish == Wish::Paused) m_eyes.set(JobState::Paused, {}, at);
    if (m_wish == Wish::Stopped) m_eyes.set(JobState::Stopped, {}, at);
    if (m_wish == Wish::Running || (!m_wish && m_position)) m_eyes.set(JobState::Stopped, "Not started yet.", at);
    return {};
}

Result<> JobSlot::lock() {
    if (m_lock) return {};
    auto taken = InstanceLock::take(m_core.options.stateFolder, m_workspace->name, m_name);
    if (!taken) return forward(taken);
    m_lock = std::move(*taken);
    return {};
}

void JobSlot::setState(JobState state, std::string reason) {
    const auto before = this->state();
    m_eyes.set(state, std::move(reason), utcNow());
    announce(before);
}

void JobSlot::announce(JobState before) {
    const auto& health = m_eyes.keeper().health();
    const auto quiet = [](JobState s) { return s == JobState::Streaming || s == JobState::Idle; };
    if (before == health.state || (quiet(before) && quiet(health.state))) return;
    EngineEvent event;
    event.at = utcNow();
    event.kind = health.state == JobState::Failed ? EngineEvent::Kind::Error : EngineEvent::Kind::State;
    event.subject = m_name;
    event.severity = toneOf(health.state);
    event.text =
        fmt::format("{} is {}{}{}", m_name, toString(health.state), health.reason.empty() ? "." : ": ", health.reason);
    m_core.tell(std::move(event));
    using Mark = watch::Mark;
    if (health.state == JobState::Starting) m_core.history->mark({utcNow(), m_name, "started", Mark::Kind::Start});
    if (!isActive(health.state) && health.state != JobState::Failed)
        m_core.history->mark({utcNow(), m_name, std::string(toString(health.state)), Mark::Kind::Stop});
    if (toneOf(health.state) == 3) m_core.history->mark({utcNow(), m_name, health.reason, Mark::Kind::Error});
}

void JobSlot::command(JobCommand command, std::string_view cause) {
    if (command == JobCommand::Start || command == JobCommand::Restart || command == JobCommand::BeginAnew)
        m_cause = cause;
    switch (command) {
        case JobCommand::Start:
            m_wish = Wish::Running;
            if (!m_job)
                begin();
            else
                m_again = m_ending != Ending::None;
            break;
        case JobCommand::BeginAnew:
            forgetCheckpoint(true);
            [[fallthrough]];
        case JobCommand::Restart:
            m_wish = Wish::Running;
            if (!m_job) return begin();
            m_ending = Ending::Restart;
            m_again = true;
            setState(JobState::Restarting);
            m_job->stop();
            break;
        case JobCommand::Pause:
        case JobCommand::Stop:
            m_wish = command == JobCommand::Pause ? Wish::Paused : Wish::Stopped;
            m_again = false;
            if (!m_job) return setState(command == JobCommand::Pause ? JobState::Paused : JobState::Stopped);
            m_ending = Ending::Stop;
            setState(JobState::Stopping);
            m_job->stop();
            break;
    }
}

void JobSlot::end(bool deliver) {
    if (!m_job) return;
    m_again = false;
    if (m_ending == Ending::None) {
        m_ending = Ending::Shutdown;
        setState(JobState::Stopping);
    }
    if (deliver)
        m_job->drain();
    else
        m_job->stop();
}

void JobSlot::complain(const Result<>& result) {
    if (!result) m_core.tell({utcNow(), EngineEvent::Kind::Error, m_name, result.error().message, {}, 3});
}

void JobSlot::begin() {
    m_ending = Ending::None;
    m_again = false;
    if (auto locked = lock(); !locked) return setState(JobState::Failed, locked.error().message);
    // As if it had run while its file was edited.
    if (m_startEdited) forgetCheckpoint(true);
    m_startedAt = utcNow();
    m_ranHere = true;
    m_begun = true;
    m_copies = !m_position || !m_position->snapshotDone;
    m_metrics->snapshotTables = m_metrics->snapshotTablesDone = 0;
    ++m_base.startCount;
    m_base.starts.push_back({m_startedAt, m_cause});
    if (m_base.starts.size() > startsKept) m_base.starts.erase(m_base.starts.begin());
    setState(JobState::Starting);
    JobSetup setup;
    setup.config = config();
    setup.workspace = m_workspace->name;
    setup.stateFolder = m_core.options.stateFolder;
    setup.pool = m_core.pool;
    setup.budget = m_core.budget;
    setup.metrics = m_metrics;
    setup.tables = m_tables;
    auto scratch = scratchFolder(setup.stateFolder, setup.workspace, m_name);
    m_job = std::make_unique<Job>(std::move(setup),
                                  partsOf(m_workspace, m_name, m_core.options.secrets, m_metrics, std::move(scratch)),
                                  m_core.wake);
}

const Position* JobSlot::unsaved() {
    if (!m_unsaved && m_job && !m_anew) m_unsaved = m_job->advance();
    return m_unsaved ? &*m_unsaved : nullptr;
}

void JobSlot::saved() {
    const bool copied = m_position && m_position->isCopying() && !m_unsaved->isCopying();
    // Records that were asked for anew are on their way as soon as one of them arrived: their group stands there now.
    const bool reads = !config().topics.empty() && !m_unsaved->offsets.empty() && std::exchange(m_begun, false);
    if (copied || reads) complain(m_core.store->endCopies(m_name));
    m_position = std::move(m_unsaved);
    m_unsaved.reset();
    if (m_job) m_job->confirm(*m_position);
}

void JobSlot::step() {
    if (!m_job) return;
    const auto report = m_job->report();
    // Where the run found itself: after a new start, or where copies were begun.
    if (!m_anew && report.phase == JobReport::Phase::Running &&
        (!m_position || (!m_position->isCopying() && report.position.isCopying())))
        m_position = report.position;
    if (report.phase == JobReport::Phase::Running) m_positionLost = false;
    if (report.phase == JobReport::Phase::Settled && !unsaved()) m_job->settle();
    if (report.phase == JobReport::Phase::Ended) return ended();
    if (report.phase == JobReport::Phase::Running && report.broken && !report.failure && m_ending == Ending::None) {
        m_core.tell({utcNow(),
                     EngineEvent::Kind::Error,
                     m_name,
                     m_name + " lost sight of a batch and reads again from its checkpoint.",
                     {},
                     2});
        command(JobCommand::Restart, "it lost sight of a batch");
    }
}

void JobSlot::ended() {
    const auto report = m_job->report();
    const auto& failure = report.failure;
    m_job.reset();
    m_positionLost = report.stranded && !m_anew;
    const auto asked = std::exchange(m_asked, {});
    if (std::exchange(m_anew, false)) forgetCheckpoint(m_fromStart);
    // The run that ended may have begun them with what the file said before.
    if (!asked.empty()) complain(m_core.store->askCopies(m_name, asked));
    const auto ending = std::exchange(m_ending, Ending::None);
    if (failure) {
        m_again = false;
        return setState(JobState::Failed, failure->message);
    }
    if (m_again) return begin();
    m_lock = {};
    switch (ending) {
        case Ending::Complete:
            return setState(JobState::Completed);
        case Ending::Stop:
            return setState(m_wish == Wish::Paused ? JobState::Paused : JobState::Stopped);
        default:
            return setState(JobState::Stopped, "Sluice is not running.");
    }
}

void JobSlot::countSetAside(CheckpointStore& store) {
    if (m_base.rejected + m_metrics->rejected == 0) return;
    if (auto kept = store.rejectedCount(m_name)) m_setAside = *kept;
}

Sight JobSlot::sightOf(const JobReport* report, const watch::SystemSample* source) const {
    Sight sight;
    sight.now = utcNow();
    sight.config = &config();
    sight.report = report;
    sight.metrics = m_metrics.get();
    sight.source = source;
    sight.checkpoint = m_position ? &*m_position : nullptr;
    sight.startedAt = m_startedAt;
    sight.copies = m_copies;
    return sight;
}

void JobSlot::completeIfCaughtUp(const watch::SystemSample* source, Micros upstreamEnded) {
    if (!m_job || m_ending != Ending::None) return;
    const auto report = m_job->report();
    if (!m_eyes.caughtUpSince(sightOf(&report, source), std::max(m_startedAt, upstreamEnded))) return;
    m_ending = Ending::Complete;
    m_job->drain();
}

void JobSlot::fillTables(JobSnapshot& into) const {
    const bool done = !m_position || m_position->snapshotDone;
    into.tables = m_base.tables;
    for (const auto& [name, counters] : m_tables->all()) {
        auto table =
            std::find_if(into.tables.begin(), into.tables.end(), [&](const auto& t) { return t.name == name; });
        if (table == into.tables.end()) table = into.tables.insert(into.tables.end(), TableSnapshot{});
        table->name = name;
        table->inserted += counters->inserted;
        table->updated += counters->updated;
        table->deleted += counters->deleted;
        table->rejected += counters->rejected;
        table->copied += counters->copied;
        table->lastChange = std::max(table->lastChange, fromMicros(counters->lastChange));
        if (counters->hasTarget)
            table->target = counters->target.read([](const std::string& target) { return target; });
    }
    // What the job reads no more is no part of it, though it was once.
    if (const auto& read = config().sourceTables; !read.patterns().empty())
        std::erase_if(into.tables, [&](const TableSnapshot& table) {
            const auto dot = table.name.find('.');
            return dot != std::string::npos && !read.contains(table.name.substr(0, dot), table.name.substr(dot + 1));
        });
    for (auto& table : into.tables) {
        table.snapshotDone = done;
        if (m_position)
            for (const auto& copy : m_position->copies)
                if (copy.table == table.name) table.snapshotDone = copy.done;
        if (!done)
            for (const auto& chunk : m_position->chunks)
                if (chunk.table == table.name && chunk.upToKey.empty()) table.snapshotDone = true;
    }
}

JobSnapshot JobSlot::look(bool second, const watch::SystemSample* source, const watch::SystemSample* sink,
                          std::int64_t upstreamLag) {
    const auto& workspace = *m_workspace;
    std::optional<JobReport> report;
    if (m_job) report = m_job->report();
    if (report && !m_core.storeProblem.empty())
        report->trouble = Trouble{m_core.storeProblem, 1, utcNow() + std::chrono::seconds(1), utcNow()};
    JobSnapshot snapshot;
    snapshot.name = m_name;
    snapshot.source = config().sourceConnection;
    snapshot.sink = config().sinkConnection;
    snapshot.sourceKind = workspace.connection(snapshot.source)->kind;
    snapshot.sinkKind = workspace.connection(snapshot.sink)->kind;
    snapshot.startedAt = m_job ? m_startedAt : Micros{};
    snapshot.wanted = wanted();
    if (m_position) snapshot.checkpoint = *m_position;
    snapshot.positionLost = m_positionLost;
    snapshot.start = startText(config());
    snapshot.inserted = m_base.inserted + m_metrics->inserted;
    snapshot.updated = m_base.updated + m_metrics->updated;
    snapshot.deleted = m_base.deleted + m_metrics->deleted;
    snapshot.rejected = m_base.rejected + m_metrics->rejected;
    snapshot.setAside = m_setAside;
    snapshot.retries = m_base.retries + m_metrics->retries;
    snapshot.bytesWritten = m_metrics->bytesWritten;
    snapshot.startCount = m_base.startCount;
    snapshot.starts = m_base.starts;
    if (snapshot.sourceKind == "kafka") {
        const auto* group = config().source.find("group");
        snapshot.group = group && group->text() ? *group->text() : "sluice-" + m_name;
    }
    snapshot.lagObjectiveMillis = config().lagObjective.value.count();
    fillTables(snapshot);
    auto sight = sightOf(report ? &*report : nullptr, source);
    sight.second = second;
    sight.sinkUnreachable = sink && sink->reach == watch::SystemSample::Reach::Unreachable;
    sight.upstreamLag = upstreamLag;
    const auto before = state();
    // A run that ends says so by itself: its states by command stand until then.
    if (m_ending != Ending::None && sight.report) report->phase = JobReport::Phase::Settled;
    m_eyes.look(sight, snapshot);
    if (m_positionLost) snapshot.resumeWindowSeconds.reset();
    announce(before);
    auto text = storeText(snapshot);
    if (text != m_lastText) {
        m_lastText = std::move(text);
        ++m_generation;
    }
    snapshot.generation = m_generation;
    return snapshot;
}

std::optional<std::string> JobSlot::takeStatus() {
    if (!m_ranHere || (!m_job && m_toldState == state())) return std::nullopt;
    m_toldState = state();
    return m_lastText;
}

std::vector<std::string> JobSlot::targets() const {
    std::vector<std::string> targets;
    for (const auto& [name, counters] : m_tables->all()) {
        if (!counters->hasTarget) continue;
        auto target = counters->target.read([](const std::string& text) { return text; });
        if (!target.empty()) targets.push_back(std::move(target));
    }
    return targets;
}

}  // namespace sluice
