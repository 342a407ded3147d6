#pragma once
#include "backend/services/kafka/admin.h"
#include "backend/sinks/kafka/options.h"
#include "backend/sinks/sink.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace sluice::sinks::kafka {

class Producer;

/// Writes groups of records and waits until the brokers have acknowledged each. At least once: an acknowledgement that
/// comes late is waited for rather than sent again; only a fatal error of the producer, or a group that comes back
/// changed, sends records twice. Creates topics that are not there. Lives on: its lane, the only one.
class KafkaSink final : public Sink {
public:
    KafkaSink(config::Connection connection, config::Secrets secrets, config::JobConfig job, Options options);
    ~KafkaSink() override;

    Limits limits() const override;
    Result<> connect(const std::stop_token& stop) override;
    Result<WriteReport> write(const Group& group, const std::stop_token& stop) override;
    Result<std::shared_ptr<const TargetTable>> apply(const SchemaChange& change, const std::stop_token& stop) override;

private:
    Result<> open(const std::stop_token& stop);
    Result<> ensureTopic(const std::string& name, const std::stop_token& stop);
    Result<> ensureTopics(const Group& group, const std::stop_token& stop);
    Result<WriteReport> settle(const Group& group, const std::stop_token& stop);
    Result<WriteReport> writeSingly(const Group& group, const std::stop_token& stop);

    config::Connection m_connection;
    config::Secrets m_secrets;
    config::JobConfig m_job;
    Options m_options;
    std::optional<services::kafka::Admin> m_admin;
    std::unique_ptr<Producer> m_producer;
    std::uint64_t m_pending = 0;  ///< print of the group whose acknowledgements are still out; 0: none
};

}  // namespace sluice::sinks::kafka
