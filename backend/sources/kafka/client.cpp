#include "backend/sources/kafka/client.h"

#include "backend/core/log.h"
#include "backend/services/kafka/error.h"
#include "backend/sources/kafka/chosen_topics.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::sources::kafka {
namespace {

using services::kafka::Client;
using services::kafka::Partitions;

constexpr int answerWithinMs = 5000;

template <class List>
auto findPartition(List& list, std::string_view topic, std::int32_t partition) {
    return std::find_if(list.begin(), list.end(),
                        [&](const auto& p) { return p.at.partition == partition && p.at.topic == topic; });
}

}  // namespace

Result<std::unique_ptr<Consumer>> Consumer::open(const config::Connection& connection, const config::Secrets& secrets,
                                                 Settings settings) {
    std::unique_ptr<Consumer> consumer(new Consumer);
    consumer->m_name = connection.name;
    // A killed member's partitions come back within the session time-out; a static member that restarts keeps its own.
    // Offsets are resolved by us at every assignment: one that is gone is an error, never a silent jump.
    services::kafka::Properties properties = {{"group.id", settings.group},
                                              {"group.instance.id", settings.instance},
                                              {"partition.assignment.strategy", "range"},
                                              {"session.timeout.ms", "8000"},
                                              {"heartbeat.interval.ms", "2000"},
                                              {"enable.auto.commit", "false"},
                                              {"enable.auto.offset.store", "false"},
                                              {"enable.partition.eof", "true"},
                                              {"auto.offset.reset", "error"},
                                              {"isolation.level", "read_committed"},
                                              {"fetch.wait.max.ms", "100"},
                                              {"queued.max.messages.kbytes", "8192"},
                                              {"topic.metadata.refresh.interval.ms", "5000"}};
    if (const auto away = takenAway(settings.topics); !away.empty()) properties.emplace_back("topic.blacklist", away);
    auto client = Client::open(services::kafka::Role::Consumer, connection, secrets, properties,
                               {consumer.get(), nullptr, &Consumer::onRebalance, &Consumer::onCommitted});
    if (!client) return forward(client);
    consumer->m_client.emplace(std::move(*client));
    Partitions topics(rd_kafka_topic_partition_list_new(static_cast<int>(settings.topics.size())));
    for (const auto& topic : settings.topics)
        if (!topic.starts_with('!'))
            rd_kafka_topic_partition_list_add(topics.get(), subscriptionOf(topic).c_str(), RD_KAFKA_PARTITION_UA);
    consumer->m_state.with([&](State& state) { state.seen = settings.fallback; });
    consumer->m_settings = std::move(settings);
    if (const auto code = rd_kafka_subscribe(consumer->m_client->get(), topics.get()))
        return tl::unexpected<Error>(consumer->m_client->error(code, "cannot subscribe"));
    return consumer;
}

Consumer::~Consumer() {
    if (!m_client) return;
    m_closing = true;
    letRevokedGo();
    commitNow();
    rd_kafka_consumer_close(m_client->get());
}

void Consumer::onRebalance(rd_kafka_t*, rd_kafka_resp_err_t code, rd_kafka_topic_partition_list_t* list, void* opaque) {
    auto* self = static_cast<Consumer*>(Client::ownerOf(opaque));
    if (self->m_closing) {
        self->unassign();
    } else if (code == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS) {
        self->m_assigned.reset(rd_kafka_topic_partition_list_copy(list));  // the poll takes them: it may fail and retry
    } else if (code == RD_KAFKA_RESP_ERR__REVOKE_PARTITIONS && list->cnt > 0 &&
               !rd_kafka_assignment_lost(self->m_client->get())) {
        self->m_revoked.reset(rd_kafka_topic_partition_list_copy(list));
    } else {
        // Lost: another member may have them already, so nothing of theirs is committed any more.
        self->m_assigned.reset();
        for (int i = 0; i < list->cnt; ++i) self->m_lost.push_back({list->elems[i].topic, list->elems[i].partition, 0});
        self->unassign();
    }
}

/// Starts each partition at the group's commit, else at the job's own checkpoint, else at its beginning.
Result<> Consumer::assign() {
    auto* handle = m_client->get();
    auto* list = m_assigned.get();
    const Partitions committed(rd_kafka_topic_partition_list_copy(list));
    if (list->cnt > 0)
        if (const auto code = rd_kafka_committed(handle, committed.get(), answerWithinMs))
            return tl::unexpected<Error>(
                m_client->error(code, fmt::format("cannot read the commits of group {}", m_settings.group)));
    std::vector<Partition> ours;
    const Partitions atOnce(rd_kafka_topic_partition_list_new(1));
    const auto seen = m_state.read([](const State& state) { return state.seen; });
    for (int i = 0; i < list->cnt; ++i) {
        auto& element = list->elems[i];
        auto stored = committed->elems[i].offset;
        if (const auto begin = takeAnew(element)) {
            stored = *begin;
            rd_kafka_topic_partition_list_add(atOnce.get(), element.topic, element.partition)->offset = stored;
        }
        const auto start = stored >= 0 ? stored : fallbackOf(element);
        if (stored < 0 && start > 0)
            rd_kafka_topic_partition_list_add(atOnce.get(), element.topic, element.partition)->offset = start;
        element.offset = start >= 0 ? start : RD_KAFKA_OFFSET_BEGINNING;
        Partition partition{
            {element.topic, element.partition, std::max<std::int64_t>(start, 0)}, start - 1, -1, stored};
        for (const auto& before : seen)
            if (before.partition == element.partition && before.topic == element.topic && before.next > start)
                partition.above = before.next;
        ours.push_back(std::move(partition));
    }
    if (const auto code = rd_kafka_assign(handle, list))
        return tl::unexpected<Error>(m_client->error(code, "cannot take its partitions"));
    m_assigned.reset();
    m_paused = false;
    // The next start has to know it, too, and what a group never committed looks like a topic that was made anew.
    if (atOnce->cnt > 0)
        if (const auto code = rd_kafka_commit(handle, atOnce.get(), /*async=*/0))
            log(LogLevel::Warning, m_name,
                fmt::format(
                    "Group {} could not commit where it starts ({}). A restart may read the topic from its beginning.",
                    m_settings.group, rd_kafka_err2str(code)));
    m_state.with([&](State& state) {
        state.ours = std::move(ours);
        state.assigned = true;
    });
    return {};
}

std::int64_t Consumer::fallbackOf(const rd_kafka_topic_partition_t& partition) const {
    for (const auto& [topic, number, next] : m_settings.fallback)
        if (number == partition.partition && topic == partition.topic) return next;
    return -1;
}

/// Once: a later rebalance goes on after what this group has committed since.
std::optional<std::int64_t> Consumer::takeAnew(const rd_kafka_topic_partition_t& partition) {
    const auto found = std::find_if(m_settings.anew.begin(), m_settings.anew.end(), [&](const PartitionOffset& begin) {
        return begin.partition == partition.partition && begin.topic == partition.topic;
    });
    if (found == m_settings.anew.end()) return std::nullopt;
    const auto begin = found->next;
    m_settings.anew.erase(found);
    return begin;
}

void Consumer::unassign() {
    m_state.with([](State& state) { state.ours.clear(); });
    rd_kafka_assign(m_client->get(), nullptr);
}

void Consumer::letRevokedGo() {
    if (!m_revoked) return;
    m_revoked.reset();
    commitNow();
    unassign();
}

void Consumer::onCommitted(rd_kafka_t*, rd_kafka_resp_err_t, rd_kafka_topic_partition_list_t* list, void* opaque) {
    auto* self = static_cast<Consumer*>(Client::ownerOf(opaque));
    if (!list) return;
    self->m_state.with([&](State& state) {
        for (int i = 0; i < list->cnt; ++i) {
            const auto& element = list->elems[i];
            const auto found = findPartition(state.ours, element.topic, element.partition);
            // A refused commit is sent again with the next one, or when the partitions go.
            if (found != state.ours.end() && element.err != RD_KAFKA_RESP_ERR_NO_ERROR) found->committed = -1;
        }
    });
}

services::kafka::Partitions Consumer::dueCommits() {
    Partitions list(rd_kafka_topic_partition_list_new(8));
    m_state.with([&](State& state) {
        for (auto& partition : state.ours) {
            if (partition.confirmed < 0 || partition.confirmed == partition.committed) continue;
            rd_kafka_topic_partition_list_add(list.get(), partition.at.topic.c_str(), partition.at.partition)->offset =
                partition.confirmed;
            partition.committed = partition.confirmed;
        }
    });
    return list;
}

void Consumer::commit(const std::vector<PartitionOffset>& offsets) {
    m_state.with([&](State& state) {
        state.seen = offsets;
        // A position also names what was ours in former times; what others committed since must not go backwards.
        for (const auto& [topic, partition, next] : offsets)
            if (const auto found = findPartition(state.ours, topic, partition);
                found != state.ours.end() && next > found->above && next <= found->at.next)
                found->confirmed = next;
    });
    if (const auto list = dueCommits(); list->cnt > 0) rd_kafka_commit(m_client->get(), list.get(), /*async=*/1);
}

/// Waits for the answer, and for those of commits that are under way.
void Consumer::commitNow() {
    m_state.with([](State& state) {
        for (auto& partition : state.ours) partition.committed = -1;
    });
    if (const auto list = dueCommits(); list->cnt > 0)
        if (const auto code = rd_kafka_commit(m_client->get(), list.get(), /*async=*/0))
            log(LogLevel::Warning, m_name,
                fmt::format("Group {} could not commit before its partitions went ({}); their last records may be "
                            "read twice.",
                            m_settings.group, rd_kafka_err2str(code)));
}

void Consumer::advanced(const std::vector<PartitionOffset>& offsets, bool atEnd, bool hasRecords) {
    m_state.with([&](State& state) {
        if (hasRecords) state.lastChange = utcNow();
        for (const auto& [topic, partition, next] : offsets)
            if (const auto found = findPartition(state.ours, topic, partition); found != state.ours.end()) {
                found->at.next = next;
                found->atEnd = atEnd;
            }
    });
}

void Consumer::pause() {
    if (m_paused) return;
    rd_kafka_topic_partition_list_t* list = nullptr;
    if (rd_kafka_assignment(m_client->get(), &list) != RD_KAFKA_RESP_ERR_NO_ERROR) return;
    const Partitions assignment(list);
    if (list->cnt == 0) return;
    rd_kafka_pause_partitions(m_client->get(), list);
    m_paused = true;
}

void Consumer::resume() {
    if (!m_paused) return;
    m_paused = false;
    rd_kafka_topic_partition_list_t* list = nullptr;
    if (rd_kafka_assignment(m_client->get(), &list) != RD_KAFKA_RESP_ERR_NO_ERROR) return;
    const Partitions assignment(list);
    rd_kafka_resume_partitions(m_client->get(), list);
}

Result<Consumer::Event> Consumer::poll(std::chrono::milliseconds patience, RecordSlab& into, Types& types) {
    struct Destroy {
        void operator()(rd_kafka_message_t* message) const { rd_kafka_message_destroy(message); }
    };
    if (m_revoked) {
        m_progress.clear();
        for (int i = 0; i < m_revoked->cnt; ++i)
            m_progress.push_back({m_revoked->elems[i].topic, m_revoked->elems[i].partition, 0});
        return Event::Revoked;
    }
    const std::unique_ptr<rd_kafka_message_t, Destroy> message(
        rd_kafka_consumer_poll(m_client->get(), static_cast<int>(patience.count())));
    if (message) return take(*message, into, types);
    if (!m_lost.empty()) {
        m_progress = std::exchange(m_lost, {});
        return Event::Revoked;
    }
    if (m_assigned)
        if (auto taken = assign(); !taken) return forward(taken);
    if (m_client->isDown())
        if (auto answers = probe(); !answers) return forward(answers);
    return Event::Nothing;
}

/// The library has said that all brokers are gone; whether they are back it does not say.
Result<> Consumer::probe() {
    const rd_kafka_metadata_t* metadata = nullptr;
    const auto code = rd_kafka_metadata(m_client->get(), 0, nullptr, &metadata, 1000);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) return tl::unexpected<Error>(m_client->error(code, "does not answer"));
    rd_kafka_metadata_destroy(metadata);
    m_client->forgetReports();
    return {};
}

Result<Consumer::Event> Consumer::take(const rd_kafka_message_t& message, RecordSlab& into, Types& types) {
    if (message.err == RD_KAFKA_RESP_ERR_NO_ERROR) {
        RecordSlab::Record record;
        if (const char* name = rd_kafka_topic_name(message.rkt); m_topicName != name) m_topicName = name;
        record.topic = &m_topicName;
        record.partition = message.partition;
        record.offset = message.offset;
        rd_kafka_timestamp_type_t kind = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE;
        if (const auto time = rd_kafka_message_timestamp(&message, &kind); time > 0)
            record.time = fromMicros(time * 1000);
        record.hasKey = message.key != nullptr;
        record.hasValue = message.payload != nullptr;
        if (record.hasKey) record.key = {static_cast<const char*>(message.key), message.key_len};
        if (record.hasValue) record.value = {static_cast<const char*>(message.payload), message.len};
        types.see(record.value, record.time);
        into.add(record);
        return Event::Record;
    }
    if (message.err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
        m_progress = {{rd_kafka_topic_name(message.rkt), message.partition, message.offset}};
        return Event::End;
    }
    return trouble(message.err, message);
}

Result<Consumer::Event> Consumer::trouble(rd_kafka_resp_err_t code, const rd_kafka_message_t& message) {
    const std::string topic = message.rkt ? rd_kafka_topic_name(message.rkt) : "";
    const char* said = message.payload ? static_cast<const char*>(message.payload) : "";
    switch (code) {
        case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART:
        case RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC:
        case RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION: {
            // The job that publishes it may only be starting: wait for the topic, and say so while there is no other.
            const bool others = m_state.read([](const State& state) { return !state.ours.empty(); });
            if (others) return Event::Nothing;
            if (std::ranges::any_of(m_settings.topics, config::isTopicPattern))
                return retry(
                    fmt::format("{}: there is no topic yet that is one of {}. Start the job that publishes "
                                "it, or create it.",
                                m_name, fmt::join(m_settings.topics, ", ")));
            return retry(fmt::format("{}: {}. Start the job that publishes it, or create it.", m_name,
                                     *said ? said : "a topic of the job is not there yet"));
        }
        case RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET:
        case RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE: {
            std::int64_t low = 0, high = 0;
            const bool known = rd_kafka_query_watermark_offsets(m_client->get(), topic.c_str(), message.partition, &low,
                                                                &high, answerWithinMs) == RD_KAFKA_RESP_ERR_NO_ERROR;
            if (known && high < message.offset)
                return halt(
                    fmt::format("{}: {}/{} ends at {}, before the group's offset {}: the topic was deleted and made "
                                "anew. Start the job again: it then reads the new one from its beginning.",
                                m_name, topic, message.partition, high, message.offset));
            m_stranded = true;
            return halt(
                fmt::format("{}: the records of {}/{} from the group's offset on are gone, deleted by the topic's "
                            "retention. Begin the job anew, or set the offsets of group {} to where it shall go on.",
                            m_name, topic, message.partition, m_settings.group));
        }
        case RD_KAFKA_RESP_ERR__MAX_POLL_EXCEEDED:
            return Event::Nothing;  // the next poll joins again
        default: {
            auto error = m_client->error(code, topic.empty() ? fmt::format("refuses group {}", m_settings.group)
                                                             : fmt::format("cannot give records of {}", topic));
            if (error.remedy == Remedy::Reject) error.remedy = Remedy::Halt;
            return tl::unexpected<Error>(std::move(error));
        }
    }
}

SourceHead Consumer::head() const {
    return m_state.read([](const State& state) {
        SourceHead head;
        head.lastChange = state.lastChange;
        head.atEnd = state.assigned;
        for (const auto& partition : state.ours) {
            head.offsets.push_back(partition.at);
            head.atEnd = head.atEnd && partition.atEnd;
        }
        return head;
    });
}

}  // namespace sluice::sources::kafka
