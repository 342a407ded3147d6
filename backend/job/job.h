#pragma once
#include "backend/job/reader.h"

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace sluice {

/// How a job's connectors are made. The makers are called on the threads that use what they make.
struct JobParts {
    std::function<Result<std::unique_ptr<Source>>()> makeSource;
    SinkMaker makeSink;
    std::shared_ptr<const Encoder> encoder;
    TransformList transforms;
    /// Before the source is opened; null: there is nothing to check.
    std::function<Result<>(const std::stop_token&)> check = {};
    /// Names (database.table) of the tables that the job reads now; null: its source knows no tables.
    std::function<Result<std::vector<std::string>>(const std::stop_token&)> tables = {};
};
using PartsMaker = std::function<Result<JobParts>()>;

/// What the control thread sees of one run.
struct JobReport {
    enum class Phase : std::uint8_t {
        Starting,  ///< connects, finds its position
        Running,
        Settled,  ///< nothing moves any more; waits for Job::settle()
        Ended,    ///< all threads are done; may be destroyed without waiting
    };
    Phase phase = Phase::Starting;
    std::optional<Error> failure;
    std::optional<Trouble> trouble;
    std::string doing;  ///< while Starting: "connects cache"
    SourceHead head;
    std::size_t open = 0;  ///< parcels that are not confirmed
    std::optional<Micros> oldestUnconfirmed;
    Position position;  ///< the checkpoint
    bool broken = false;
    bool stranded = false;  ///< it failed since nothing can go on from its checkpoint ever again
    double queueFill = 0;   ///< 0…1
};

/// One run of a job: from connecting its sinks to the last confirmed ticket. Makes its threads itself: the router,
/// which also starts and ends the run, the source thread and the lanes. Lives on: the control thread, which never waits
/// here, but for the destructor before Phase::Ended.
class Job {
public:
    /// `ended` is called from a thread of the job whenever its phase changed.
    Job(JobSetup setup, PartsMaker makeParts, std::function<void()> changed);
    ~Job();
    Job(const Job&) = delete;

    /// Ends at once; what is not delivered will be read again.
    void stop();
    /// Reads no more, delivers what was read, then ends.
    void drain();
    /// Ends with this error, if it is the first.
    void fail(Error error);
    /// Obeys what may change while it runs, from the next batch on.
    void tune(const config::JobConfig& config) { m_run.tuning.take(config); }
    /// Whoever waits to try again does so now.
    void poke() { m_run.trouble.poke(); }
    /// A rejected row once more, through its lane. The control thread never waits: what finds no room goes with a later
    /// advance().
    void replay(Replay replay);
    JobReport report() const;

    /// The checkpoint, if it moved; then, once it is stored, confirm() tells the source. Both by the control thread.
    std::optional<Position> advance();
    void confirm(const Position& stored);
    /// After Phase::Settled and the last confirm(): the connectors may go.
    void settle();

    const JobSetup& setup() const { return m_run.setup; }

private:
    /// What exists from connecting to the end of the run; made and destroyed by the router thread.
    struct Machine {
        JobParts parts;
        std::unique_ptr<Source> source;
        std::vector<std::unique_ptr<Lane>> lanes;
        std::optional<Router> router;
        std::optional<Ledger> ledger;
        std::optional<Reader> reader;
    };
    struct State {
        JobReport::Phase phase = JobReport::Phase::Starting;
        std::optional<Error> failure;
        std::string doing;
        Machine* machine = nullptr;  ///< null while it may not be looked at
        bool stranded = false;
        bool settled = false;
    };

    void body();
    Result<> startUp(Machine& machine, std::vector<Thread>& lanes);
    Result<> connectLanes(Machine& machine, std::vector<Thread>& lanes);
    void sendReplays(Machine& machine);
    Result<std::unordered_set<std::uint64_t>> refusedAddresses();
    Result<Position> startPosition(Source& source, const std::optional<Position>& target);
    Result<Position> withAskedCopies(const Machine& machine, Position found);
    /// Repeats what may succeed later, shown as trouble of `part`.
    template <class Action>
    auto untilDone(const std::string& part, const Action& action) -> decltype(action());
    void say(std::string doing);
    void enter(JobReport::Phase phase, Machine* machine);

    RunContext m_run;
    const PartsMaker m_makeParts;
    const std::function<void()> m_changed;
    std::deque<std::shared_ptr<const Replay>> m_replays;  ///< that found no room yet; control thread
    std::stop_source m_stop;                              ///< everything
    std::stop_source m_reading;                           ///< the source thread
    bool m_isNew = false;                                 ///< no checkpoint: `start` said where; router thread
    Monitor<State> m_state;
    Thread m_runner;  // last: starts when all else is there
};

}  // namespace sluice
