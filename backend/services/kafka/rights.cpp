#include "backend/services/kafka/rights.h"

#include "backend/core/monitor.h"
#include "backend/services/kafka/client.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace sluice::services::kafka {
namespace {

using config::Check;

constexpr std::chrono::milliseconds patience{2000};
/// How long a refusal may take to come. Consent is silent.
constexpr std::chrono::milliseconds silence{1200};
constexpr int pollMillis = 100;
constexpr std::size_t mostTopics = 50;

/// The rights of one login.
class Rights {
public:
    Rights(Ladder& ladder, const config::Connection& connection, const config::Secrets& secrets, Admin& admin,
           const Cluster& cluster, bool certain, const std::stop_token& stop)
        : m_ladder(ladder),
          m_connection(connection),
          m_secrets(secrets),
          m_admin(admin),
          m_cluster(cluster),
          m_refused(certain ? Check::Outcome::Failed : Check::Outcome::Warning),
          m_stop(stop) {}

    void describe() {
        const auto topics = readable().size();
        if (topics > 0 || m_connection.user.empty())
            return m_ladder.pass("Right to describe", counted(topics, "topic") + " seen");
        m_ladder.warn("Right to describe", "topics to be seen", "no topic is seen",
                      "Either there is none yet, or: " + acl("Describe", "--topic '*'"));
    }

    /// What a fetch at the end of each topic is told.
    void read() {
        const auto topics = readable();
        if (topics.empty()) return m_ladder.skip("Right to read", "no topic is seen to try it on");
        const auto refused = refusedReads(topics);
        if (!refused) return m_ladder.warn("Right to read", "Read", "not known", refused.error().message);
        if (refused->empty()) return m_ladder.pass("Right to read", counted(topics.size(), "topic") + " tried");
        m_ladder.add({refused->size() == topics.size() ? m_refused : Check::Outcome::Warning,
                      "Right to read",
                      "Read",
                      fmt::format("not {}", fmt::join(*refused, ", ")),
                      acl("Read", fmt::format("--topic '{}'", *refused->begin())),
                      {}});
    }

    /// A broker that has just started elects the group's coordinator first.
    void group() {
        const auto until = steadyNow() + patience;
        auto group = m_admin.describeGroup("sluice-trial", m_stop, patience);
        while (!group && group.error().remedy == Remedy::Retry && steadyNow() < until) {
            if (!pause(m_stop, std::chrono::milliseconds(pollMillis))) break;
            group = m_admin.describeGroup("sluice-trial", m_stop, patience);
        }
        if (group) return m_ladder.pass("Right to use a group", "sluice-*");
        const bool refused = group.error().remedy == Remedy::Halt;
        m_ladder.add({refused ? m_refused : Check::Outcome::Warning,
                      "Right to use a group",
                      "Read on its group",
                      group.error().message,
                      refused ? acl("Read", "--group sluice- --resource-pattern-type prefixed") : "",
                      {}});
    }

    /// A sink may do without where its topics are there already.
    void create() {
        const auto may = m_admin.mayCreateTopic("sluice-trial", m_stop, patience);
        if (may) return m_ladder.pass("Right to create topics", "granted");
        const bool refused = may.error().message.find("uthorization") != std::string::npos;
        m_ladder.warn("Right to create topics", "Create", may.error().message,
                      refused ? acl("Create", "--topic '*'") + "; or create the topics yourself" : "");
    }

    /// A producer asks for its id, which the broker gives to those alone who may write somewhere.
    void write() {
        auto client = Client::open(Role::Producer, m_connection, m_secrets, {{"enable.idempotence", "true"}});
        if (!client) return m_ladder.warn("Right to write", "Write", "not known", client.error().message);
        char why[256] = "";
        const auto until = steadyNow() + silence;
        while (steadyNow() < until && !m_stop.stop_requested()) {
            rd_kafka_poll(client->get(), pollMillis);
            const auto fatal = rd_kafka_fatal_error(client->get(), why, sizeof why);
            if (fatal == RD_KAFKA_RESP_ERR_NO_ERROR) continue;
            return m_ladder.add(
                {m_refused, "Right to write", "Write", rd_kafka_err2str(fatal), acl("Write", "--topic '*'"), {}});
        }
        m_ladder.pass("Right to write", "not refused");
    }

private:
    std::vector<std::string> readable() const {
        std::vector<std::string> names;
        for (const auto& topic : m_cluster.topics)
            if (!topic.isInternal() && topic.partitions > 0) names.push_back(topic.name);
        if (names.size() > mostTopics) names.resize(mostTopics);
        return names;
    }

    std::string acl(std::string_view operation, std::string_view resource) const {
        return fmt::format("kafka-acls.sh --add --allow-principal User:{} --operation {} {}",
                           m_connection.user.empty() ? "ANONYMOUS" : m_connection.user, operation, resource);
    }

    Result<std::set<std::string>> refusedReads(const std::vector<std::string>& topics) {
        auto client = Client::open(Role::Consumer, m_connection, m_secrets,
                                   {{"group.id", "sluice-trial"}, {"enable.auto.commit", "false"}});
        if (!client) return forward(client);
        Partitions list(rd_kafka_topic_partition_list_new(static_cast<int>(topics.size())));
        for (const auto& topic : topics)
            rd_kafka_topic_partition_list_add(list.get(), topic.c_str(), 0)->offset = RD_KAFKA_OFFSET_END;
        rd_kafka_assign(client->get(), list.get());
        std::set<std::string> refused;
        struct Destroy {
            void operator()(rd_kafka_message_t* message) const { rd_kafka_message_destroy(message); }
        };
        const auto until = steadyNow() + silence;
        while (steadyNow() < until && refused.size() < topics.size() && !m_stop.stop_requested()) {
            const std::unique_ptr<rd_kafka_message_t, Destroy> message(
                rd_kafka_consumer_poll(client->get(), pollMillis));
            if (message && message->err == RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED && message->rkt)
                refused.insert(rd_kafka_topic_name(message->rkt));
        }
        rd_kafka_assign(client->get(), nullptr);
        return refused;
    }

    Ladder& m_ladder;
    const config::Connection& m_connection;
    const config::Secrets& m_secrets;
    Admin& m_admin;
    const Cluster& m_cluster;
    Check::Outcome m_refused;
    const std::stop_token& m_stop;
};

}  // namespace

void checkRights(Ladder& ladder, const config::Connection& connection, const config::Secrets& secrets, Admin& admin,
                 const Cluster& cluster, ConnectionUse use, const std::stop_token& stop) {
    if (use == ConnectionUse::Reach) return;
    Rights rights(ladder, connection, secrets, admin, cluster, use != ConnectionUse::Unknown, stop);
    rights.describe();
    if (use != ConnectionUse::Target) {
        rights.read();
        rights.group();
    }
    if (use == ConnectionUse::Source) return;
    rights.create();
    rights.write();
}

}  // namespace sluice::services::kafka
