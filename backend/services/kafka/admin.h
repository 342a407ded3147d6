#pragma once
#include "backend/config/connection.h"
#include "backend/config/secret.h"
#include "backend/core/clock.h"
#include "backend/core/result.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace sluice::services::kafka {

struct Broker {
    std::int32_t id = 0;
    std::string address;  ///< host:port, as the cluster advertises it
};
struct Topic {
    std::string name;
    std::int32_t partitions = 0;
    /// `__consumer_offsets` and its kin.
    bool isInternal() const { return name.starts_with("__"); }
};
struct Cluster {
    std::string id;
    std::vector<Broker> brokers;
    std::vector<Topic> topics;
};

/// An offset of one partition; -1: none.
struct PartitionPoint {
    std::string topic;
    std::int32_t partition = 0;
    std::int64_t offset = -1;
};

struct GroupMember {
    std::string clientId;
    std::string instanceId;  ///< of a static member
    std::string host;
};
struct Group {
    std::string state;  ///< "Stable", "Empty", "Dead", …
    std::vector<GroupMember> members;
};

/// How far a connection came before it failed.
enum class Step : std::uint8_t { Name, Tcp, Tls, Login, Answer };

/// Questions to a cluster, and the creation of topics. Each call blocks until the answer, the limit or a stop (seen
/// within a second). Retry: not reachable in time. Lives on: one thread at a time.
class Admin {
public:
    using Limit = std::chrono::milliseconds;
    static constexpr Limit usual{5000};

    /// No I/O.
    static Result<Admin> open(const config::Connection& connection, const config::Secrets& secrets);
    Admin(Admin&&) noexcept;
    Admin& operator=(Admin&&) noexcept;
    ~Admin();

    Result<Cluster> cluster(const std::stop_token& stop, Limit limit = usual);
    /// Nothing: there is no such topic. Never makes the broker create it.
    Result<std::optional<Topic>> topic(const std::string& name, const std::stop_token& stop, Limit limit = usual);
    /// -1: the broker's default. A topic that is there already is success.
    Result<> createTopic(const std::string& name, std::int32_t partitions, std::int32_t replicas,
                         const std::stop_token& stop, Limit limit = usual);
    /// Whether the broker would make a topic of that name for us: it is asked, and makes none.
    Result<> mayCreateTopic(const std::string& name, const std::stop_token& stop, Limit limit = usual);
    /// Gone already is success.
    Result<> deleteTopic(const std::string& name, const std::stop_token& stop, Limit limit = usual);
    /// Configuration of a topic by name: "cleanup.policy", "max.message.bytes", …
    Result<std::map<std::string, std::string>> topicConfig(const std::string& name, const std::stop_token& stop,
                                                           Limit limit = usual);

    /// Every partition of these topics; a topic that is not there has none.
    Result<std::vector<PartitionPoint>> partitions(std::span<const std::string> topics, const std::stop_token& stop,
                                                   Limit limit = usual);
    /// One after the last record that a `read_committed` reader gets. `offset` of the given points is not read.
    Result<std::vector<PartitionPoint>> endOffsets(std::vector<PartitionPoint> partitions, Limit limit = usual);
    Result<std::vector<PartitionPoint>> startOffsets(std::vector<PartitionPoint> partitions, Limit limit = usual);
    /// First offset at or after that moment; the end where nothing is that young.
    Result<std::vector<PartitionPoint>> offsetsAt(std::vector<PartitionPoint> partitions, Micros time,
                                                  Limit limit = usual);
    /// What the group has committed; -1 where it has nothing.
    Result<std::vector<PartitionPoint>> committed(const std::string& group, std::vector<PartitionPoint> partitions,
                                                  const std::stop_token& stop, Limit limit = usual);
    Result<Group> describeGroup(const std::string& group, const std::stop_token& stop, Limit limit = usual);

    /// After a failure: the step that the brokers' last report speaks of.
    Step failedStep() const;

private:
    struct Body;
    explicit Admin(std::unique_ptr<Body> body);
    Result<std::vector<PartitionPoint>> listOffsets(std::vector<PartitionPoint> partitions, std::int64_t time,
                                                    Limit limit);
    std::unique_ptr<Body> m_body;
};

}  // namespace sluice::services::kafka
