#pragma once
#include "backend/change/position.h"
#include "backend/config/topic_patterns.h"
#include "backend/core/monitor.h"
#include "backend/services/kafka/client.h"
#include "backend/sources/kafka/slab.h"
#include "backend/sources/source.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace sluice::sources::kafka {

/// One member of a consumer group over librdkafka: polls, follows rebalances, pauses, commits.
/// A revocation is answered in two steps: the job first delivers what it has of these partitions (read() gives
/// PartitionsRevoked), then the next poll commits and lets them go. Lives on: the source thread but for commit() and
/// head().
class Consumer {
public:
    struct Settings {
        config::TopicPatterns topics;
        std::string group;
        std::string instance;
        /// Where to start what the group never committed; a partition that is not named is read from its beginning.
        std::vector<PartitionOffset> fallback;
        /// Read from these offsets, whatever the group has committed: it was of a topic that is no more, or all is
        /// asked for anew.
        std::vector<PartitionOffset> anew;
    };
    static Result<std::unique_ptr<Consumer>> open(const config::Connection& connection, const config::Secrets& secrets,
                                                  Settings settings);
    ~Consumer();
    Consumer(const Consumer&) = delete;
    Consumer& operator=(const Consumer&) = delete;

    /// What one poll brought.
    enum class Event : std::uint8_t { Nothing, Record, End, Revoked };
    /// Waits `patience` at most. Record: it is in `into`. End and Revoked: takeProgress() says which partitions.
    /// Retry: no broker answers; Halt: the group, a topic or an offset cannot be had.
    Result<Event> poll(std::chrono::milliseconds patience, RecordSlab& into, Types& types);
    /// Offsets of the partitions that the last event was about.
    std::vector<PartitionOffset> takeProgress() { return std::exchange(m_progress, {}); }
    /// What read() hands on: these offsets are read, `atEnd` if nothing is behind them yet.
    void advanced(const std::vector<PartitionOffset>& offsets, bool atEnd, bool hasRecords);
    /// What was revoked goes, after what is confirmed of it was committed. Nothing to do without a revocation.
    void letRevokedGo();

    /// Fetches nothing until resume(); polling goes on.
    void pause();
    void resume();

    /// Any thread. Offsets of partitions that are not ours are left out; the answer is not waited for.
    void commit(const std::vector<PartitionOffset>& offsets);
    /// The last poll failed since the records behind the group's offset are gone.
    bool isStranded() const { return m_stranded; }
    /// Any thread.
    SourceHead head() const;

private:
    struct Partition {
        PartitionOffset at;           ///< next to read
        std::int64_t above = -1;      ///< only offsets above it were confirmed by this run
        std::int64_t confirmed = -1;  ///< by the job
        std::int64_t committed = -1;  ///< sent to the group
        bool atEnd = false;
    };
    struct State {
        std::vector<Partition> ours;
        std::vector<PartitionOffset> seen;  ///< last confirmed offset of every partition that ever was ours
        bool assigned = false;              ///< the group has told us, if only that we have none
        Micros lastChange{};
    };
    Consumer() = default;
    static void onRebalance(rd_kafka_t*, rd_kafka_resp_err_t code, rd_kafka_topic_partition_list_t* list, void* opaque);
    static void onCommitted(rd_kafka_t*, rd_kafka_resp_err_t code, rd_kafka_topic_partition_list_t* list, void* opaque);
    Result<> assign();
    void unassign();
    void commitNow();
    std::int64_t fallbackOf(const rd_kafka_topic_partition_t& partition) const;
    std::optional<std::int64_t> takeAnew(const rd_kafka_topic_partition_t& partition);
    Result<Event> take(const rd_kafka_message_t& message, RecordSlab& into, Types& types);
    Result<Event> trouble(rd_kafka_resp_err_t code, const rd_kafka_message_t& message);
    Result<> probe();
    services::kafka::Partitions dueCommits();

    Settings m_settings;
    std::string m_name;  ///< of the connection
    std::optional<services::kafka::Client> m_client;
    Monitor<State> m_state;
    std::vector<PartitionOffset> m_progress;
    std::vector<PartitionOffset> m_lost;
    services::kafka::Partitions m_assigned;  ///< by the group, not yet taken
    services::kafka::Partitions m_revoked;   ///< waits until the job let it go
    std::string m_topicName;                 ///< of the last record, so that a run of a topic allocates once
    bool m_paused = false;
    bool m_closing = false;
    bool m_stranded = false;
};

}  // namespace sluice::sources::kafka
