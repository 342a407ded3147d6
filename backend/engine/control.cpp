#include "backend/engine/control.h"

#include "backend/change/piece.h"
#include "backend/engine/begin_anew.h"
#include "backend/engine/stored_status.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice {
namespace {

using namespace std::chrono_literals;

constexpr auto tickEvery = 100ms;
constexpr auto publishEvery = 250ms;
constexpr std::size_t eventsKept = 10'000;

std::string_view wordOf(JobCommand command) {
    switch (command) {
        case JobCommand::Start:
            return "Start";
        case JobCommand::Pause:
            return "Pause";
        case JobCommand::Stop:
            return "Stop";
        case JobCommand::BeginAnew:
            return "Begin anew";
        case JobCommand::Restart:
            break;
    }
    return "Restart";
}

/// What tell() is just writing to the log must not come back as news.
thread_local bool telling = false;

LogLevel levelOf(const EngineEvent& event) {
    if (event.kind == EngineEvent::Kind::Error || event.severity == 3) return LogLevel::Error;
    return event.severity == 2 ? LogLevel::Warning : LogLevel::Info;
}

/// Tells a job from another of its name. Not its text: that may hold a secret, which never enters the store.
std::string printOf(const config::JobConfig& job) {
    return fmt::format("{:016x}", conflictOf(job.said.toToml()));
}

EngineEvent eventOf(const LogLine& line) {
    EngineEvent event;
    event.at = line.time;
    event.kind = line.level == LogLevel::Error ? EngineEvent::Kind::Error : EngineEvent::Kind::Log;
    event.subject = line.subject;
    event.text = line.message;
    event.severity = line.level == LogLevel::Error ? 3 : line.level == LogLevel::Warning ? 2 : 0;
    return event;
}

}  // namespace

Control::Control(config::Workspace workspace, EngineOptions options, CheckpointStore store)
    : m_store(std::move(store)) {
    m_core.options = std::move(options);
    m_core.workspace = std::make_shared<const config::Workspace>(std::move(workspace));
    m_core.pool = std::make_shared<WorkerPool>(std::max(1u, std::thread::hardware_concurrency()));
    m_core.budget = std::make_shared<MemoryBudget>();
    m_core.store = &m_store;
    m_core.history = &m_history;
    m_core.tell = [this](EngineEvent event) { tell(std::move(event)); };
    m_core.wake = [this] { m_shared.with([](Shared& shared) { shared.woken = true; }); };
    m_log = std::make_unique<LogListener>([this](const LogLine& line) {
        if (line.level != LogLevel::Debug && !telling) keep(eventOf(line));
    });
}

Control::~Control() {
    m_thread.requestStop();
    m_thread.join();
    m_log.reset();
    m_slots.clear();
    m_leaving.clear();
}

Result<> Control::prepare() {
    if (auto made = makeSlots(); !made) return made;
    if (!m_core.options.readOnly) {
        auto statuses = m_store.statuses();
        if (!statuses) return forward(statuses);
        m_recordedAt = lastHeard(*statuses);
        for (auto& slot : m_slots)
            if (mayStart(*slot))
                if (auto locked = slot->lock(); !locked) return locked;
    }
    m_interest = watch::interestOf(*m_core.workspace);
    if (m_core.options.watchSystems) startSampler();
    publish(false);
    return {};
}

void Control::run() {
    m_thread = Thread("control", [this](const std::stop_token& stop) { body(stop); });
}

Result<> Control::makeSlots() {
    if (auto forgotten = forgetGone(); !forgotten) return forgotten;
    auto earlier = m_store.statuses();
    if (!earlier) return forward(earlier);
    std::vector<std::unique_ptr<JobSlot>> slots;
    for (const auto& job : m_core.workspace->jobs) {
        const auto isJob = [&](const auto& slot) { return slot && slot->name() == job.name; };
        if (const auto known = std::find_if(m_slots.begin(), m_slots.end(), isJob); known != m_slots.end()) {
            slots.push_back(std::move(*known));
            continue;
        }
        const auto back = takeBack(job);
        if (!back) return forward(back);
        if (const auto going = std::find_if(m_leaving.begin(), m_leaving.end(), isJob); going != m_leaving.end()) {
            (*going)->take(m_core.workspace, nullptr, false);
            (*going)->stay(*back);
            slots.push_back(std::move(*going));
            m_leaving.erase(going);
            continue;
        }
        slots.push_back(std::make_unique<JobSlot>(m_core, job.name));
        const auto status = earlier->find(job.name);
        std::optional<JobSnapshot> before;
        if (status != earlier->end()) before = readStoreText(status->second.text);
        if (auto loaded = slots.back()->load(m_store, before ? &*before : nullptr); !loaded) return loaded;
        if (*back && slots.back()->wanted() && m_begun)
            slots.back()->command(JobCommand::Start, "its removal was undone");
    }
    m_slots = std::move(slots);
    return {};
}

Result<bool> Control::takeBack(const config::JobConfig& job) {
    if (m_core.options.readOnly) return false;
    auto aside = m_store.asideSince(job.name);
    if (!aside) return forward(aside);
    if (!*aside) return false;
    const bool same = (*aside)->text == printOf(job);
    auto done = same ? m_store.takeBack(job.name) : m_store.forgetJob(job.name);
    if (!done) return forward(done);
    return same;
}

/// What left the file is kept as long as that can be undone.
Result<> Control::forgetGone() {
    if (m_core.options.readOnly) return {};
    auto gone = m_store.asideBefore(utcNow() - std::chrono::hours(1));
    if (!gone) return forward(gone);
    for (const auto& job : *gone)
        if (auto forgotten = m_store.forgetJob(job); !forgotten) return forgotten;
    return {};
}

void Control::complain(const Result<>& result) {
    if (!result) tell({utcNow(), EngineEvent::Kind::Error, {}, result.error().message, {}, 3});
}

bool Control::mayStart(JobSlot& slot) const {
    const auto& only = m_core.options.only;
    if (!only.empty()) return std::find(only.begin(), only.end(), slot.name()) != only.end();
    return slot.config().enabled && !slot.wasStoppedByHand();
}

void Control::post(Message message) {
    m_shared.with([&](Shared& shared) {
        shared.inbox.push_back(std::move(message));
        ++shared.unanswered;
    });
}

std::shared_ptr<const EngineSnapshot> Control::snapshot() const {
    return m_shared.read([](const Shared& shared) { return shared.snapshot; });
}

std::vector<EngineEvent> Control::takeEvents() {
    return m_shared.with([](Shared& shared) {
        std::vector<EngineEvent> events(std::make_move_iterator(shared.events.begin()),
                                        std::make_move_iterator(shared.events.end()));
        shared.events.clear();
        return events;
    });
}

void Control::tell(EngineEvent event) {
    telling = true;
    log(levelOf(event), event.subject, event.text);
    telling = false;
    keep(std::move(event));
}

void Control::keep(EngineEvent event) {
    m_shared.with([&](Shared& shared) {
        shared.unstored.push_back(
            {event.at, static_cast<int>(event.kind), event.severity, event.subject, event.text, event.detail});
        shared.events.push_back(std::move(event));
        if (shared.events.size() > eventsKept) shared.events.pop_front();
    });
}

void Control::waitUntilEnded(const std::stop_token& stop) {
    m_shared.await(stop, [](const Shared& shared) { return shared.unanswered == 0 && !shared.active; }, [](Shared&) {});
}

void Control::waitUntilShutDown(std::chrono::milliseconds limit) {
    m_shared.awaitFor(
        std::stop_token(), limit, [](const Shared& shared) { return shared.unanswered == 0 && !shared.active; },
        [](Shared&) {});
}

void Control::body(const std::stop_token& stop) {
    m_begun = true;
    while (true) {
        std::deque<Message> messages;
        m_shared.awaitFor(
            stop, tickEvery, [](const Shared& shared) { return shared.woken || !shared.inbox.empty(); },
            [&](Shared& shared) {
                shared.woken = false;
                messages.swap(shared.inbox);
            });
        for (auto& message : messages) handle(message);
        checkpoint();
        for (auto* slots : {&m_slots, &m_leaving})
            for (auto& slot : *slots) slot->step();
        std::erase_if(m_leaving, [](const auto& slot) { return !slot->isRunning(); });
        const auto now = steadyNow();
        if (m_deadline != SteadyTime{} && now >= m_deadline)
            for (auto& slot : m_slots) slot->end(false);
        if (m_core.options.untilCaughtUp) finishCaughtUp();
        const bool second = now - m_lastSecond >= 1s;
        if (second) {
            m_lastSecond = now;
            if (m_deadline == SteadyTime{}) takeAskedAnew();
        }
        const bool ended = stop.stop_requested();
        const auto runs = [](const auto& slot) { return slot->isRunning(); };
        const bool active = std::any_of(m_slots.begin(), m_slots.end(), runs) || !m_leaving.empty();
        // Whoever waits for the end finds it in the snapshot and in the store.
        const bool lastEnded = std::exchange(m_wasActive, active) && !active;
        if (second || ended || lastEnded || !messages.empty() || now - m_lastPublish >= publishEvery) {
            m_lastPublish = now;
            publish(second || ended || lastEnded);
        }
        m_shared.with([&](Shared& shared) {
            shared.unanswered -= messages.size();
            shared.active = active;
        });
        if (ended) return;
    }
}

void Control::handle(Message& message) {
    std::visit([this](const auto& m) { handle(m); }, message);
}

void Control::handle(const StartWanted&) {
    if (m_core.options.readOnly) return;
    takeAskedAnew();
    for (auto& slot : m_slots)
        if (!slot->isRunning() && mayStart(*slot)) slot->command(JobCommand::Start, "Sluice started");
}

void Control::handle(const Command& command) {
    for (const auto& name : command.jobs) {
        const auto slot =
            std::find_if(m_slots.begin(), m_slots.end(), [&](const auto& s) { return s->name() == name; });
        if (slot == m_slots.end() || m_core.options.readOnly) {
            tell({utcNow(),
                  EngineEvent::Kind::Error,
                  name,
                  m_core.options.readOnly ? fmt::format("{} of {} was refused: another instance runs the jobs.",
                                                        wordOf(command.command), name)
                                          : fmt::format("{} is no job of this workspace.", name),
                  {},
                  2});
            continue;
        }
        tell({utcNow(),
              EngineEvent::Kind::Action,
              name,
              fmt::format("{} of {}.", wordOf(command.command), name),
              {},
              0});
        if (command.command == JobCommand::BeginAnew)
            for (const auto& effect : anewEffects(*m_core.workspace, (*slot)->config()))
                say(EngineEvent::Kind::Action, name, effect, 0);
        (*slot)->command(command.command);
        if (auto saved = m_store.saveWish(name, *(*slot)->wish()); !saved)
            tell({utcNow(), EngineEvent::Kind::Error, name, saved.error().message, {}, 3});
    }
}

void Control::handle(const Replace& replace) {
    std::set<std::string> lost;
    for (const auto& slot : m_slots)
        if (slot->positionLost()) lost.insert(slot->name());
    const auto plan = planEdit(*m_core.workspace, *replace.workspace, lost);
    const bool refused = plan.refused();
    for (const auto& edit : plan.jobs) {
        const bool isRefusal = edit.kind == JobEdit::Kind::Refused;
        if (refused && !isRefusal) continue;
        for (const auto& line : linesOf(edit))
            tell({utcNow(),
                  isRefusal ? EngineEvent::Kind::Error : EngineEvent::Kind::Action,
                  edit.job,
                  line,
                  {},
                  isRefusal ? 2 : 0});
    }
    if (refused) return;
    const auto before = std::exchange(m_core.workspace, replace.workspace);
    for (auto& slot : m_slots) {
        const auto* edit = plan.of(slot->name());
        if (m_core.workspace->job(slot->name())) {
            const auto chosen = replace.oldRows.find(slot->name());
            const bool copies =
                edit && edit->asksOldRows && (chosen == replace.oldRows.end() ? edit->copiesOldRows : chosen->second);
            slot->take(m_core.workspace, m_core.options.readOnly ? nullptr : edit, copies);
            continue;
        }
        if (!m_core.options.readOnly) complain(m_store.setAside(slot->name(), printOf(*before->job(slot->name()))));
        slot->end(false);
        m_leaving.push_back(std::move(slot));
    }
    std::erase(m_slots, nullptr);
    complain(makeSlots());
    m_interest = watch::interestOf(*m_core.workspace);
    if (!m_sampler) return;
    if (before->connections == m_core.workspace->connections)
        m_sampler->setInterest(m_interest);
    else
        startSampler();
}

void Control::handle(const ShutDown& shutDown) {
    m_deadline = steadyNow() + shutDown.deadline;
    for (auto& slot : m_slots) slot->end(true);
}

/// What was asked for beside this process, or before it began; the jobs of another process are left to that one.
void Control::takeAskedAnew() {
    if (m_core.options.readOnly) return;
    const auto asked = m_store.askedAnew();
    if (!asked) return;  // asked again in a second; a store that stays broken is told with the checkpoints
    const auto& only = m_core.options.only;
    for (auto& slot : m_slots) {
        if (std::find(asked->begin(), asked->end(), slot->name()) == asked->end()) continue;
        if (!only.empty() && std::find(only.begin(), only.end(), slot->name()) == only.end()) continue;
        if (slot->lock()) handle(Command{JobCommand::BeginAnew, {slot->name()}});
    }
}

/// One transaction for all jobs; then each source is told. What cannot be stored is not confirmed and comes again.
void Control::checkpoint() {
    std::vector<std::pair<std::string, Position>> positions;
    std::vector<JobSlot*> moved;
    for (auto* slots : {&m_slots, &m_leaving})
        for (auto& slot : *slots)
            if (const auto* position = slot->unsaved()) {
                positions.emplace_back(slot->name(), *position);
                moved.push_back(slot.get());
            }
    if (moved.empty()) return;
    if (auto saved = m_store.savePositions(positions); !saved) {
        if (m_core.storeProblem.empty()) tell({utcNow(), EngineEvent::Kind::Error, {}, saved.error().message, {}, 3});
        m_core.storeProblem = saved.error().message;
        return;
    }
    m_core.storeProblem.clear();
    for (auto* slot : moved) slot->saved();
}

/// A job that is fed by another one of this engine ends after it: only then no more can come.
void Control::finishCaughtUp() {
    const auto now = utcNow();
    for (auto& slot : m_slots)
        if (slot->isRunning()) m_activeUntil[slot->config().sinkConnection] = now;
    for (auto& slot : m_slots) {
        if (!slot->isRunning()) continue;
        const auto& source = slot->config().sourceConnection;
        const bool fed = std::any_of(m_slots.begin(), m_slots.end(), [&](const auto& other) {
            return other->isRunning() && other.get() != slot.get() && other->config().sinkConnection == source;
        });
        if (!fed) slot->completeIfCaughtUp(m_sampler ? sampleOf(source) : nullptr, m_activeUntil[source]);
    }
}

}  // namespace sluice
