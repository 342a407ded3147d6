#pragma once
#include "backend/config/connection.h"
#include "backend/config/secret.h"
#include "backend/core/result.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <librdkafka/rdkafka.h>

namespace sluice::services::kafka {

using Properties = std::vector<std::pair<std::string, std::string>>;

enum class Role : std::uint8_t { Producer, Consumer };

/// Callbacks of librdkafka, run in the thread that polls. `owner` is what ownerOf() gives back.
struct Hooks {
    void* owner = nullptr;
    void (*delivered)(rd_kafka_t*, const rd_kafka_message_t*, void*) = nullptr;
    void (*rebalanced)(rd_kafka_t*, rd_kafka_resp_err_t, rd_kafka_topic_partition_list_t*, void*) = nullptr;
    void (*committed)(rd_kafka_t*, rd_kafka_resp_err_t, rd_kafka_topic_partition_list_t*, void*) = nullptr;
};

/// One handle of librdkafka: made from a connection, closed when it goes out of scope (undelivered records are
/// dropped; a consumer that was not closed leaves its group by timeout). Movable.
/// Lives on: the thread that made it; error() may be called from any.
class Client {
public:
    /// `own`: properties that this client rules; a connection that sets one of them is refused. No I/O. Halt: a
    /// property is wrong, or the password cannot be had.
    static Result<Client> open(Role role, const config::Connection& connection, const config::Secrets& secrets,
                               const Properties& own, const Hooks& hooks = {});

    rd_kafka_t* get() const { return m_handle.get(); }
    /// The sentence for a failed call, with what the brokers said last. `doing`: "cannot read topic shop.orders".
    Error error(rd_kafka_resp_err_t code, std::string_view doing) const;
    /// What librdkafka last reported beside its results, such as a refused login; no error: nothing yet.
    rd_kafka_resp_err_t lastReport() const;
    /// The last report is of a broker that was connected and then hung up: it may want a login.
    bool hungUp() const;
    /// No broker answers, as far as the library has reported.
    bool isDown() const;
    /// Forgets the last report: the brokers answer again.
    void forgetReports();
    /// Of the callbacks' last argument.
    static void* ownerOf(void* opaque);

private:
    struct Reports;
    struct Close {
        std::shared_ptr<Reports> reports;  // outlives the handle, whose callbacks point to it
        void operator()(rd_kafka_t* handle) const;
    };
    Client() = default;
    std::shared_ptr<Reports> m_reports;
    std::unique_ptr<rd_kafka_t, Close> m_handle;
};

/// A list of partitions, freed when it goes out of scope.
struct FreePartitions {
    void operator()(rd_kafka_topic_partition_list_t* list) const { rd_kafka_topic_partition_list_destroy(list); }
};
using Partitions = std::unique_ptr<rd_kafka_topic_partition_list_t, FreePartitions>;

}  // namespace sluice::services::kafka
