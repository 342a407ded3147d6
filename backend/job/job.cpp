#include "backend/job/job.h"

#include "backend/checkpoint/store.h"
#include "backend/config/table_set.h"
#include "backend/core/log.h"
#include "backend/job/copies.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice {
namespace {

tl::unexpected<Error> tooOften(const std::string& job, int epoch) {
    return halt(
        fmt::format("{} was started anew {} times, which is as often as versions can tell apart. Give the job "
                    "another name, and its sink another target.",
                    job, epoch - 1));
}

/// What was read before a topic was asked for anew says nothing of where that begins.
void forgetOffsets(Position& position, const std::vector<AskedCopy>& asked) {
    std::erase_if(position.offsets, [&](const PartitionOffset& offset) {
        return std::any_of(asked.begin(), asked.end(), [&](const AskedCopy& copy) {
            return !copy.begun && config::matchesPattern(copy.pattern, offset.topic);
        });
    });
}

}  // namespace

Job::Job(JobSetup setup, PartsMaker makeParts, std::function<void()> changed)
    : m_run(std::move(setup)), m_makeParts(std::move(makeParts)), m_changed(std::move(changed)) {
    m_run.fail = [this](Error error) { fail(std::move(error)); };
    m_runner = Thread("job-" + m_run.setup.config.name, [this](const std::stop_token&) { body(); });
}

Job::~Job() {
    stop();
    settle();
    m_runner.join();
}

void Job::stop() {
    m_reading.request_stop();
    m_stop.request_stop();
}

void Job::drain() {
    m_reading.request_stop();
    // Not reading yet: there is nothing to drain, and nobody who would notice.
    if (m_state.read([](const State& state) { return state.phase == JobReport::Phase::Starting; }))
        m_stop.request_stop();
}

void Job::fail(Error error) {
    m_state.with([&](State& state) {
        if (!state.failure && !m_stop.stop_requested()) state.failure = std::move(error);
    });
    stop();
}

void Job::say(std::string doing) {
    m_state.with([&](State& state) { state.doing = std::move(doing); });
}

void Job::enter(JobReport::Phase phase, Machine* machine) {
    m_state.with([&](State& state) {
        state.phase = phase;
        state.machine = state.settled ? nullptr : machine;
        state.doing.clear();
    });
    if (m_changed) m_changed();
}

void Job::body() {
    Machine machine;
    std::vector<Thread> lanes;
    Thread source;
    if (auto started = startUp(machine, lanes); started) {
        enter(JobReport::Phase::Running, &machine);
        source = Thread(
            m_run.setup.config.name + "-source",
            [&machine, reading = m_reading.get_token()](const std::stop_token&) { machine.reader->body(reading); });
        machine.router->body(m_stop.get_token());
    } else {
        fail(started.error());
    }
    // A drained job's lanes end by themselves, their channels being closed; in all other cases everything was told to.
    source.join();
    for (auto& lane : lanes) lane.join();
    const bool stranded = machine.source && machine.source->isStranded();
    m_state.with([&](State& state) { state.stranded = stranded && state.failure; });
    enter(JobReport::Phase::Settled, machine.reader ? &machine : nullptr);
    m_state.await(std::stop_token(), [](const State& state) { return state.settled; }, [](State&) {});
    machine.reader.reset();
    machine.router.reset();
    machine.lanes.clear();
    machine.source.reset();
    enter(JobReport::Phase::Ended, nullptr);
}

Result<> Job::startUp(Machine& machine, std::vector<Thread>& lanes) {
    const auto& config = m_run.setup.config;
    const auto stop = m_stop.get_token();
    auto parts = m_makeParts();
    if (!parts) return forward(parts);
    machine.parts = std::move(*parts);
    if (auto connected = connectLanes(machine, lanes); !connected) return connected;
    say("connects " + config.sourceConnection);
    auto source = machine.parts.makeSource();
    if (!source) return forward(source);
    machine.source = std::move(*source);
    if (machine.parts.check)
        if (auto fits = untilDone("source", [&] { return machine.parts.check(stop); }); !fits) return fits;
    auto position = startPosition(*machine.source, machine.lanes.front()->stored());
    if (position) position = withAskedCopies(machine, std::move(*position));
    if (!position) return forward(position);
    say("opens " + config.sourceConnection);
    if (auto opened = untilDone("source", [&] { return machine.source->open(*position, stop); }); !opened)
        return opened;
    machine.router.emplace(m_run, machine.parts.transforms, machine.parts.encoder, machine.lanes);
    machine.ledger.emplace(*position);
    auto refused = refusedAddresses();
    if (!refused) return forward(refused);
    m_run.start.with([&](auto& start) {
        start = RunStart{*position, static_cast<unsigned>(machine.lanes.size()), &*machine.ledger, std::move(*refused)};
    });
    machine.reader.emplace(m_run, *machine.source, *machine.ledger, *machine.router, position->epoch);
    return {};
}

/// One after the other: the first one may prepare the target for the rest.
Result<> Job::connectLanes(Machine& machine, std::vector<Thread>& lanes) {
    const auto& config = m_run.setup.config;
    const auto stop = m_stop.get_token();
    say("connects " + config.sinkConnection);
    unsigned wanted = config.lanes;
    for (unsigned number = 0; number < wanted; ++number) {
        machine.lanes.push_back(std::make_unique<Lane>(m_run, number, machine.parts.makeSink));
        lanes.emplace_back(fmt::format("{}-{}", config.name, number),
                           [lane = machine.lanes.back().get(), stop](const std::stop_token&) { lane->body(stop); });
        if (!machine.lanes.back()->awaitReady(stop)) return retry("Stopped.");
        wanted = std::min(wanted, machine.lanes.front()->maxLanes());
    }
    return {};
}

template <class Action>
auto Job::untilDone(const std::string& part, const Action& action) -> decltype(action()) {
    const auto stop = m_stop.get_token();
    Backoff backoff;
    while (true) {
        auto done = action();
        if (done || done.error().remedy != Remedy::Retry || stop.stop_requested() ||
            !m_run.trouble.wait(part, done.error().message, backoff, stop)) {
            m_run.trouble.clear(part);
            return done;
        }
    }
}

/// The target's own position, the stored checkpoint, or what the file says. A position found anew is stored before
/// anything is read, so that a kill in between cannot lose what came after it.
Result<Position> Job::startPosition(Source& source, const std::optional<Position>& target) {
    const auto& setup = m_run.setup;
    const auto& name = setup.config.name;
    const auto stop = m_stop.get_token();
    auto store = untilDone("store", [&] { return CheckpointStore::open(setup.stateFolder, setup.workspace); });
    if (!store) return forward(store);
    auto stored = untilDone("store", [&] { return store->position(name); });
    if (!stored) return forward(stored);
    auto last = untilDone("store", [&] { return store->lastEpoch(name); });
    if (!last) return forward(last);
    // The target outranks the store, which may be lost or older; not so a position of before a start that was asked
    // for anew.
    const bool forgotten = !*stored && *last > 0;
    if (target && !forgotten && target->epoch >= *last) {
        if (!*stored)
            log(LogLevel::Info, name,
                fmt::format("Goes on where {} says: at {}.", setup.config.sinkConnection, toString(*target)));
        auto saved = untilDone("store", [&] { return store->savePositions({{name, *target}}); });
        if (!saved) return forward(saved);
        return *target;
    }
    if (*stored) {
        auto goesOn = untilDone("source", [&] { return source.goOn(**stored, stop); });
        if (!goesOn || goesOn->epoch == (*stored)->epoch) return goesOn;
        if (goesOn->epoch > lastEpoch) return tooOften(name, goesOn->epoch);
        auto saved = untilDone("store", [&] { return store->savePositions({{name, *goesOn}}); });
        if (!saved) return forward(saved);
        return goesOn;
    }
    say("looks for the start in " + setup.config.sourceConnection);
    m_isNew = true;
    auto found = untilDone("source", [&] { return source.resolve(setup.config.start, stop); });
    if (!found) return forward(found);
    const int next = std::max({static_cast<int>(found->epoch), *last + 1, target ? target->epoch + 1 : 0});
    if (next > static_cast<int>(lastEpoch)) return tooOften(name, next);
    found->epoch = static_cast<std::uint16_t>(next);
    auto saved = untilDone("store", [&] { return store->savePositions({{name, *found}}); });
    if (!saved) return forward(saved);
    return found;
}

/// Rows that were asked for anew are copied from this start on, while the log is read from where it was; a source whose
/// rows are all in its log reads that once more.
Result<Position> Job::withAskedCopies(const Machine& machine, Position found) {
    const auto& parts = machine.parts;
    const auto& setup = m_run.setup;
    const auto& name = setup.config.name;
    const auto stop = m_stop.get_token();
    auto store = untilDone("store", [&] { return CheckpointStore::open(setup.stateFolder, setup.workspace); });
    if (!store) return forward(store);
    const auto asked = untilDone("store", [&] { return store->copies(name); });
    if (!asked) return forward(asked);
    if (asked->empty()) return found;
    if (!parts.tables) {
        // In the next epoch, so that what comes once more is newer. Begun before and not on its way yet: in that one.
        if (std::any_of(asked->begin(), asked->end(), [](const AskedCopy& copy) { return !copy.begun; })) ++found.epoch;
        if (!m_isNew) forgetOffsets(found, *asked);
        if (found.epoch > lastEpoch) return tooOften(name, found.epoch);
        std::vector<std::string> names;
        for (const auto& copy : *asked) names.push_back(copy.pattern);
        auto anew = untilDone("source", [&] { return machine.source->readAnew(found, names, stop); });
        if (!anew) return anew;
        if (auto begun = untilDone("store", [&] { return store->beginCopies(name, *anew); }); !begun)
            return forward(begun);
        return anew;
    }
    const auto tables = untilDone("source", [&] { return parts.tables(stop); });
    if (!tables) return forward(tables);
    auto position = copyingAnew(std::move(found), *asked, *tables);
    const auto begun = untilDone("store", [&] { return store->beginCopies(name, position); });
    if (!begun) return forward(begun);
    if (position.snapshotDone)  // no such table is there
        if (auto ended = untilDone("store", [&] { return store->endCopies(name); }); !ended) return forward(ended);
    return position;
}

Result<std::unordered_set<std::uint64_t>> Job::refusedAddresses() {
    const auto& setup = m_run.setup;
    auto store = untilDone("store", [&] { return CheckpointStore::open(setup.stateFolder, setup.workspace); });
    if (!store) return forward(store);
    const auto addresses = untilDone("store", [&] { return store->rejectedAddresses(setup.config.name); });
    if (!addresses) return forward(addresses);
    std::unordered_set<std::uint64_t> hashes;
    for (const auto& address : *addresses) hashes.insert(conflictOf(address));
    return hashes;
}

void Job::replay(Replay replay) {
    m_replays.push_back(std::make_shared<const Replay>(std::move(replay)));
}

/// Each goes through the lane that has all changes of its address, behind those that wait there.
void Job::sendReplays(Machine& machine) {
    while (!m_replays.empty() && !machine.lanes.empty()) {
        LaneItem item;
        item.replay = m_replays.front();
        auto& lane = *machine.lanes[item.replay->row.conflict % machine.lanes.size()];
        m_run.inFlight.with([](std::size_t& count) { ++count; });
        if (!lane.channel().tryPush(item, m_stop.get_token(), {})) {
            m_run.inFlight.with([](std::size_t& count) { --count; });
            return;
        }
        m_replays.pop_front();
    }
}

JobReport Job::report() const {
    JobReport report;
    report.trouble = m_run.trouble.worst();
    m_state.read([&](const State& state) {
        report.phase = state.phase;
        report.failure = state.failure;
        report.stranded = state.stranded;
        report.doing = state.doing;
        if (!state.machine) return;
        const Machine& machine = *state.machine;
        report.head = machine.source->head();
        report.open = machine.ledger->open();
        report.oldestUnconfirmed = machine.ledger->oldestUnconfirmed();
        report.position = machine.ledger->position();
        report.broken = machine.ledger->broken();
        report.queueFill = std::max(machine.reader->memoryFill(), machine.router->fill());
        for (const auto& lane : machine.lanes) report.queueFill = std::max(report.queueFill, lane->fill());
    });
    report.queueFill = std::min(report.queueFill, 1.0);
    return report;
}

std::optional<Position> Job::advance() {
    Machine* machine = m_state.read([](const State& state) { return state.machine; });
    if (!machine) return std::nullopt;
    sendReplays(*machine);
    machine->reader->confirming() = true;
    auto position = machine->ledger->advance();
    if (!position) machine->reader->confirming() = false;
    return position;
}

void Job::confirm(const Position& stored) {
    Machine* machine = m_state.read([](const State& state) { return state.machine; });
    if (!machine) return;
    if (auto told = machine->source->confirmed(stored); !told) {
        // What the source was not told now it is told with the next checkpoint; the store has it already.
        if (told.error().remedy == Remedy::Retry)
            log(LogLevel::Warning, m_run.setup.config.name, told.error().message);
        else
            fail(told.error());
    }
    machine->reader->confirming() = false;
}

void Job::settle() {
    // From here on the router thread destroys the machine: nobody may find it any more, not even before it wakes.
    m_state.with([](State& state) {
        state.settled = true;
        state.machine = nullptr;
    });
}

}  // namespace sluice
