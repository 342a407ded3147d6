#include "backend/services/kafka/admin.h"

#include "backend/services/kafka/client.h"
#include "backend/services/kafka/error.h"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

namespace sluice::services::kafka {
namespace {

/// How long one blocking call may take before it looks whether it should stop.
constexpr std::chrono::milliseconds slice{1000};
constexpr std::int64_t endOfPartition = -1;
constexpr std::int64_t startOfPartition = -2;

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* object) const {
        Free(object);
    }
};
using Queue = std::unique_ptr<rd_kafka_queue_t, Freed<rd_kafka_queue_destroy>>;
using Event = std::unique_ptr<rd_kafka_event_t, Freed<rd_kafka_event_destroy>>;
using Options = std::unique_ptr<rd_kafka_AdminOptions_t, Freed<rd_kafka_AdminOptions_destroy>>;
using TopicHandle = std::unique_ptr<rd_kafka_topic_t, Freed<rd_kafka_topic_destroy>>;
using NewTopic = std::unique_ptr<rd_kafka_NewTopic_t, Freed<rd_kafka_NewTopic_destroy>>;
using DeleteTopic = std::unique_ptr<rd_kafka_DeleteTopic_t, Freed<rd_kafka_DeleteTopic_destroy>>;
using Resource = std::unique_ptr<rd_kafka_ConfigResource_t, Freed<rd_kafka_ConfigResource_destroy>>;
using GroupOffsets =
    std::unique_ptr<rd_kafka_ListConsumerGroupOffsets_t, Freed<rd_kafka_ListConsumerGroupOffsets_destroy>>;
using Failure = std::unique_ptr<rd_kafka_error_t, Freed<rd_kafka_error_destroy>>;
struct FreeMetadata {
    void operator()(const rd_kafka_metadata_t* metadata) const { rd_kafka_metadata_destroy(metadata); }
};
using Metadata = std::unique_ptr<const rd_kafka_metadata_t, FreeMetadata>;

std::string textOf(const char* text) {
    return text ? text : "";
}

Partitions listOf(const std::vector<PartitionPoint>& points) {
    Partitions list(rd_kafka_topic_partition_list_new(static_cast<int>(points.size())));
    for (const auto& [topic, partition, offset] : points)
        rd_kafka_topic_partition_list_add(list.get(), topic.c_str(), partition)->offset = offset;
    return list;
}

}  // namespace

struct Admin::Body {
    Client client;

    tl::unexpected<Error> failed(rd_kafka_resp_err_t code, std::string_view doing) {
        rd_kafka_poll(client.get(), 0);  // takes in what the brokers reported
        return tl::unexpected<Error>(client.error(code, doing));
    }

    /// One admin request: `send` posts it, the answer comes as an event.
    Result<Event> ask(rd_kafka_admin_op_t operation, std::string_view doing,
                      const std::function<void(rd_kafka_AdminOptions_t*, rd_kafka_queue_t*)>& send,
                      const std::stop_token& stop, Limit limit) {
        Queue answers(rd_kafka_queue_new(client.get()));
        Options options(rd_kafka_AdminOptions_new(client.get(), operation));
        char why[256] = "";
        rd_kafka_AdminOptions_set_request_timeout(options.get(), static_cast<int>(limit.count()), why, sizeof why);
        send(options.get(), answers.get());
        const auto until = steadyNow() + limit + slice;
        while (!stop.stop_requested() && steadyNow() < until) {
            Event event(rd_kafka_queue_poll(answers.get(), 100));
            if (!event) continue;
            if (const auto code = rd_kafka_event_error(event.get())) return failed(code, doing);
            return event;
        }
        return failed(RD_KAFKA_RESP_ERR__TIMED_OUT, doing);
    }

    Result<> create(const std::string& name, std::int32_t partitions, std::int32_t replicas, bool onlyAsk,
                    const std::stop_token& stop, Limit limit) {
        char why[256] = "";
        NewTopic topic(rd_kafka_NewTopic_new(name.c_str(), partitions, replicas, why, sizeof why));
        const auto doing = fmt::format("cannot create topic {}", name);
        if (!topic) return halt(fmt::format("Topic {} cannot be created: {}.", name, why));
        auto* one = topic.get();
        auto event = ask(
            RD_KAFKA_ADMIN_OP_CREATETOPICS, doing,
            [&](auto* options, auto* queue) {
                rd_kafka_AdminOptions_set_validate_only(options, onlyAsk ? 1 : 0, why, sizeof why);
                rd_kafka_CreateTopics(client.get(), &one, 1, options, queue);
            },
            stop, limit);
        if (!event) return forward(event);
        std::size_t count = 0;
        const auto* results =
            rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event->get()), &count);
        for (std::size_t i = 0; i < count; ++i) {
            const auto code = rd_kafka_topic_result_error(results[i]);
            if (code != RD_KAFKA_RESP_ERR_NO_ERROR && code != RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS)
                return failed(code, doing);
        }
        return {};
    }

    Result<Metadata> metadata(const std::string* onlyTopic, const std::stop_token& stop, Limit limit) {
        TopicHandle topic(onlyTopic ? rd_kafka_topic_new(client.get(), onlyTopic->c_str(), nullptr) : nullptr);
        if (onlyTopic && !topic)
            return failed(RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION, fmt::format("cannot look up topic {}", *onlyTopic));
        const auto until = steadyNow() + limit;
        for (;;) {
            const rd_kafka_metadata_t* found = nullptr;
            const auto code = rd_kafka_metadata(client.get(), onlyTopic ? 0 : 1, topic.get(), &found,
                                                static_cast<int>(std::min<Limit>(limit, slice).count()));
            if (code == RD_KAFKA_RESP_ERR_NO_ERROR) return Metadata(found);
            rd_kafka_poll(client.get(), 0);
            const bool refused = remedyOf(client.lastReport()) == Remedy::Halt;
            if (refused || stop.stop_requested() || steadyNow() >= until)
                return failed(refused ? client.lastReport() : code, "does not answer");
        }
    }
};

Admin::Admin(std::unique_ptr<Body> body) : m_body(std::move(body)) {}
Admin::Admin(Admin&&) noexcept = default;
Admin& Admin::operator=(Admin&&) noexcept = default;
Admin::~Admin() = default;

Result<Admin> Admin::open(const config::Connection& connection, const config::Secrets& secrets) {
    auto client = Client::open(Role::Consumer, connection, secrets,
                               {{"isolation.level", "read_committed"}, {"enable.auto.commit", "false"}});
    if (!client) return forward(client);
    return Admin(std::make_unique<Body>(Body{std::move(*client)}));
}

Result<Cluster> Admin::cluster(const std::stop_token& stop, Limit limit) {
    auto metadata = m_body->metadata(nullptr, stop, limit);
    if (!metadata) return forward(metadata);
    Cluster cluster;
    for (int i = 0; i < (*metadata)->broker_cnt; ++i) {
        const auto& broker = (*metadata)->brokers[i];
        cluster.brokers.push_back({broker.id, fmt::format("{}:{}", textOf(broker.host), broker.port)});
    }
    for (int i = 0; i < (*metadata)->topic_cnt; ++i) {
        const auto& topic = (*metadata)->topics[i];
        cluster.topics.push_back({textOf(topic.topic), topic.partition_cnt});
    }
    std::sort(cluster.topics.begin(), cluster.topics.end(),
              [](const Topic& a, const Topic& b) { return a.name < b.name; });
    if (char* id = rd_kafka_clusterid(m_body->client.get(), static_cast<int>(slice.count()))) {
        cluster.id = id;
        rd_kafka_mem_free(m_body->client.get(), id);
    }
    return cluster;
}

Result<std::optional<Topic>> Admin::topic(const std::string& name, const std::stop_token& stop, Limit limit) {
    auto metadata = m_body->metadata(&name, stop, limit);
    if (!metadata) return forward(metadata);
    for (int i = 0; i < (*metadata)->topic_cnt; ++i) {
        const auto& topic = (*metadata)->topics[i];
        if (topic.err == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART || topic.err == RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC)
            return std::optional<Topic>();
        if (topic.err != RD_KAFKA_RESP_ERR_NO_ERROR && topic.err != RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE)
            return m_body->failed(topic.err, fmt::format("cannot look up topic {}", name));
        return std::optional<Topic>(Topic{name, topic.partition_cnt});
    }
    return std::optional<Topic>();
}

Result<> Admin::createTopic(const std::string& name, std::int32_t partitions, std::int32_t replicas,
                            const std::stop_token& stop, Limit limit) {
    return m_body->create(name, partitions, replicas, false, stop, limit);
}

Result<> Admin::mayCreateTopic(const std::string& name, const std::stop_token& stop, Limit limit) {
    return m_body->create(name, -1, -1, true, stop, limit);
}

Result<> Admin::deleteTopic(const std::string& name, const std::stop_token& stop, Limit limit) {
    DeleteTopic topic(rd_kafka_DeleteTopic_new(name.c_str()));
    const auto doing = fmt::format("cannot delete topic {}", name);
    auto* one = topic.get();
    auto event = m_body->ask(
        RD_KAFKA_ADMIN_OP_DELETETOPICS, doing,
        [&](const auto* options, auto* queue) { rd_kafka_DeleteTopics(m_body->client.get(), &one, 1, options, queue); },
        stop, limit);
    if (!event) return forward(event);
    std::size_t count = 0;
    const auto* results = rd_kafka_DeleteTopics_result_topics(rd_kafka_event_DeleteTopics_result(event->get()), &count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto code = rd_kafka_topic_result_error(results[i]);
        if (code != RD_KAFKA_RESP_ERR_NO_ERROR && code != RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART)
            return m_body->failed(code, doing);
    }
    return {};
}

Result<std::map<std::string, std::string>> Admin::topicConfig(const std::string& name, const std::stop_token& stop,
                                                              Limit limit) {
    Resource resource(rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, name.c_str()));
    const auto doing = fmt::format("cannot read the settings of topic {}", name);
    auto* one = resource.get();
    auto event = m_body->ask(
        RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, doing,
        [&](const auto* options, auto* queue) {
            rd_kafka_DescribeConfigs(m_body->client.get(), &one, 1, options, queue);
        },
        stop, limit);
    if (!event) return forward(event);
    std::map<std::string, std::string> config;
    std::size_t count = 0;
    const auto* results =
        rd_kafka_DescribeConfigs_result_resources(rd_kafka_event_DescribeConfigs_result(event->get()), &count);
    for (std::size_t i = 0; i < count; ++i) {
        if (const auto code = rd_kafka_ConfigResource_error(results[i])) return m_body->failed(code, doing);
        std::size_t entries = 0;
        const auto* list = rd_kafka_ConfigResource_configs(results[i], &entries);
        for (std::size_t e = 0; e < entries; ++e)
            config[textOf(rd_kafka_ConfigEntry_name(list[e]))] = textOf(rd_kafka_ConfigEntry_value(list[e]));
    }
    return config;
}

Result<std::vector<PartitionPoint>> Admin::partitions(std::span<const std::string> topics, const std::stop_token& stop,
                                                      Limit limit) {
    std::vector<PartitionPoint> all;
    for (const auto& name : topics) {
        auto found = topic(name, stop, limit);
        if (!found) return forward(found);
        for (std::int32_t p = 0; *found && p < (*found)->partitions; ++p) all.push_back({name, p, -1});
    }
    return all;
}

Result<std::vector<PartitionPoint>> Admin::listOffsets(std::vector<PartitionPoint> partitions, std::int64_t time,
                                                       Limit limit) {
    if (partitions.empty()) return partitions;
    for (auto& point : partitions) point.offset = time;
    auto list = listOf(partitions);
    const auto code = rd_kafka_offsets_for_times(m_body->client.get(), list.get(), static_cast<int>(limit.count()));
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) return m_body->failed(code, "cannot list offsets");
    for (int i = 0; i < list->cnt; ++i) {
        const auto& element = list->elems[i];
        if (element.err != RD_KAFKA_RESP_ERR_NO_ERROR)
            return m_body->failed(element.err,
                                  fmt::format("cannot list offsets of {}/{}", element.topic, element.partition));
        partitions[static_cast<std::size_t>(i)].offset = element.offset;
    }
    return partitions;
}

Result<std::vector<PartitionPoint>> Admin::endOffsets(std::vector<PartitionPoint> partitions, Limit limit) {
    return listOffsets(std::move(partitions), endOfPartition, limit);
}

Result<std::vector<PartitionPoint>> Admin::startOffsets(std::vector<PartitionPoint> partitions, Limit limit) {
    return listOffsets(std::move(partitions), startOfPartition, limit);
}

Result<std::vector<PartitionPoint>> Admin::offsetsAt(std::vector<PartitionPoint> partitions, Micros time, Limit limit) {
    auto found = listOffsets(partitions, toMicros(time) / 1000, limit);
    if (!found) return found;
    auto ends = endOffsets(std::move(partitions), limit);
    if (!ends) return ends;
    for (std::size_t i = 0; i < found->size(); ++i)
        if ((*found)[i].offset < 0) (*found)[i].offset = (*ends)[i].offset;
    return found;
}

Result<std::vector<PartitionPoint>> Admin::committed(const std::string& group, std::vector<PartitionPoint> partitions,
                                                     const std::stop_token& stop, Limit limit) {
    if (partitions.empty()) return partitions;
    for (auto& point : partitions) point.offset = RD_KAFKA_OFFSET_INVALID;
    auto list = listOf(partitions);
    GroupOffsets request(rd_kafka_ListConsumerGroupOffsets_new(group.c_str(), list.get()));
    const auto doing = fmt::format("cannot read the commits of group {}", group);
    auto* one = request.get();
    auto event = m_body->ask(
        RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPOFFSETS, doing,
        [&](const auto* options, auto* queue) {
            rd_kafka_ListConsumerGroupOffsets(m_body->client.get(), &one, 1, options, queue);
        },
        stop, limit);
    if (!event) return forward(event);
    std::size_t count = 0;
    const auto* results = rd_kafka_ListConsumerGroupOffsets_result_groups(
        rd_kafka_event_ListConsumerGroupOffsets_result(event->get()), &count);
    for (auto& point : partitions) point.offset = -1;
    for (std::size_t i = 0; i < count; ++i) {
        if (const auto* error = rd_kafka_group_result_error(results[i]))
            return m_body->failed(rd_kafka_error_code(error), doing);
        const auto* offsets = rd_kafka_group_result_partitions(results[i]);
        for (int e = 0; offsets && e < offsets->cnt; ++e) {
            const auto& element = offsets->elems[e];
            for (auto& point : partitions)
                if (point.partition == element.partition && point.topic == element.topic && element.offset >= 0)
                    point.offset = element.offset;
        }
    }
    return partitions;
}

Result<Group> Admin::describeGroup(const std::string& group, const std::stop_token& stop, Limit limit) {
    const char* names[] = {group.c_str()};
    const auto doing = fmt::format("cannot describe group {}", group);
    auto event = m_body->ask(
        RD_KAFKA_ADMIN_OP_DESCRIBECONSUMERGROUPS, doing,
        [&](const auto* options, auto* queue) {
            rd_kafka_DescribeConsumerGroups(m_body->client.get(), names, 1, options, queue);
        },
        stop, limit);
    if (!event) return forward(event);
    Group described;
    std::size_t count = 0;
    const auto* results = rd_kafka_DescribeConsumerGroups_result_groups(
        rd_kafka_event_DescribeConsumerGroups_result(event->get()), &count);
    for (std::size_t i = 0; i < count; ++i) {
        if (const auto* error = rd_kafka_ConsumerGroupDescription_error(results[i]);
            error && rd_kafka_error_code(error) != RD_KAFKA_RESP_ERR_NO_ERROR) {
            // Brokers of Kafka 4 answer so for a group that nobody has used yet.
            if (rd_kafka_error_code(error) == RD_KAFKA_RESP_ERR_GROUP_ID_NOT_FOUND) return Group{"Dead", {}};
            return m_body->failed(rd_kafka_error_code(error), doing);
        }
        described.state = rd_kafka_consumer_group_state_name(rd_kafka_ConsumerGroupDescription_state(results[i]));
        for (std::size_t m = 0; m < rd_kafka_ConsumerGroupDescription_member_count(results[i]); ++m) {
            const auto* member = rd_kafka_ConsumerGroupDescription_member(results[i], m);
            described.members.push_back({textOf(rd_kafka_MemberDescription_client_id(member)),
                                         textOf(rd_kafka_MemberDescription_group_instance_id(member)),
                                         textOf(rd_kafka_MemberDescription_host(member))});
        }
    }
    return described;
}

Step Admin::failedStep() const {
    if (m_body->client.hungUp()) return Step::Answer;
    switch (m_body->client.lastReport()) {
        case RD_KAFKA_RESP_ERR__RESOLVE:
            return Step::Name;
        case RD_KAFKA_RESP_ERR__TRANSPORT:
        case RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN:
            return Step::Tcp;
        case RD_KAFKA_RESP_ERR__SSL:
            return Step::Tls;
        case RD_KAFKA_RESP_ERR__AUTHENTICATION:
        case RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED:
        case RD_KAFKA_RESP_ERR_UNSUPPORTED_SASL_MECHANISM:
        case RD_KAFKA_RESP_ERR_ILLEGAL_SASL_STATE:
            return Step::Login;
        default:
            return Step::Answer;
    }
}

}  // namespace sluice::services::kafka
