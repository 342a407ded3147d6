#pragma once
#include "backend/checkpoint/store.h"
#include "backend/core/log.h"
#include "backend/core/thread.h"
#include "backend/engine/engine_core.h"
#include "backend/engine/job_slot.h"
#include "backend/engine/process_load.h"
#include "backend/watch/sampler.h"

#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace sluice {

/// The control thread and what other threads may touch of it. Never waits for a system.
class Control {
public:
    Control(config::Workspace workspace, EngineOptions options, CheckpointStore store);
    ~Control();

    /// Before run(): reads the store and takes the locks of the jobs that startWanted() would start.
    Result<> prepare();
    void run();

    struct StartWanted {};
    struct Command {
        JobCommand command = JobCommand::Start;
        std::vector<std::string> jobs;
    };
    struct Replace {
        std::shared_ptr<const config::Workspace> workspace;
        OldRows oldRows;
    };
    struct ShutDown {
        std::chrono::milliseconds deadline{0};
    };
    struct SampleNow {};
    struct PaceSampling {
        int times = 1;
    };
    struct DropRejected {
        std::string job;
        std::vector<std::int64_t> ids;
    };
    struct ReplayRejected {
        std::string job;
        std::vector<std::int64_t> ids;
        std::map<std::int64_t, std::string> bytes;
        bool force = false;
    };
    struct Report {
        EngineEvent event;
    };
    using Message = std::variant<StartWanted, Command, Replace, ShutDown, SampleNow, PaceSampling, DropRejected,
                                 ReplayRejected, Report>;
    void post(Message message);

    std::shared_ptr<const EngineSnapshot> snapshot() const;
    std::vector<EngineEvent> takeEvents();
    const watch::History& history() const { return m_history; }
    const EngineOptions& options() const { return m_core.options; }  ///< as given, never changed
    void waitUntilEnded(const std::stop_token& stop);
    /// Until all jobs have ended after ShutDown, or `limit`.
    void waitUntilShutDown(std::chrono::milliseconds limit);

private:
    struct Shared {
        std::deque<Message> inbox;
        bool woken = false;
        std::size_t unanswered = 0;  ///< messages taken and not yet done, or still in the inbox
        bool active = false;         ///< a job runs
        std::shared_ptr<const EngineSnapshot> snapshot;
        std::deque<EngineEvent> events;
        std::vector<ActivityLine> unstored;
    };

    void body(const std::stop_token& stop);
    void handle(Message& message);
    void handle(const StartWanted&);
    void handle(const Command& command);
    void handle(const Replace& replace);
    void handle(const ShutDown& shutDown);
    void handle(const DropRejected& drop);
    void handle(const ReplayRejected& replay);
    void handle(const Report& report) { tell(report.event); }
    void say(EngineEvent::Kind kind, const std::string& job, std::string text, int severity);
    void handle(const SampleNow&);
    void handle(const PaceSampling& pace);
    void startSampler();
    void takeAskedAnew();
    bool mayStart(JobSlot& slot) const;
    void tell(EngineEvent event);  ///< to the log, too
    void keep(EngineEvent event);
    void complain(const Result<>& result);
    Result<> makeSlots();
    /// A job of the file that another run of the file did not name: whether it goes on where it was.
    Result<bool> takeBack(const config::JobConfig& job);
    Result<> forgetGone();

    void checkpoint();
    void finishCaughtUp();
    void publish(bool second);
    void record(const EngineSnapshot& snapshot);
    void storeNews();
    void takeSamples();
    void refreshInterest();
    std::vector<JobSnapshot> lookAtJobs(bool second);
    std::vector<SystemSnapshot> lookAtSystems();
    const watch::SystemSample* sampleOf(const std::string& connection) const;

    EngineCore m_core;
    CheckpointStore m_store;
    watch::History m_history;
    Monitor<Shared> m_shared;
    std::vector<std::unique_ptr<JobSlot>> m_slots;    ///< in file order; control thread only
    std::vector<std::unique_ptr<JobSlot>> m_leaving;  ///< of jobs that the file no longer names
    std::unique_ptr<watch::Sampler> m_sampler;
    int m_pace = 1;  ///< of the sampler
    watch::SamplerInterest m_interest;
    std::map<std::string, watch::SystemSample> m_samples;
    std::map<std::string, std::pair<std::uint64_t, std::string>> m_systemMarks;  ///< generation, and of what
    std::map<std::string, Micros> m_activeUntil;  ///< by sink connection: when a job last wrote there
    std::vector<JobSnapshot> m_lastJobs;
    ProcessLoad m_load;
    bool m_wasActive = false;
    bool m_begun = false;   ///< the control thread runs
    Micros m_recordedAt{};  ///< what the history goes on from; of an earlier process until record()
    SteadyTime m_lastSecond{}, m_lastPublish{}, m_deadline{};
    std::unique_ptr<LogListener> m_log;
    Thread m_thread;  // last: uses all else
};

}  // namespace sluice
