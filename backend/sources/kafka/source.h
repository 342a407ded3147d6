#pragma once
#include "backend/services/connector_context.h"
#include "backend/services/kafka/admin.h"
#include "backend/sources/kafka/options.h"
#include "backend/sources/kafka/types.h"
#include "backend/sources/source.h"

#include <memory>
#include <optional>
#include <string>

namespace sluice::sources::kafka {

class Consumer;
class RecordSlab;

/// Reads topics as one member of a consumer group and commits what the job has confirmed. The group's commits say where
/// to start, then the job's own checkpoint, then `start`. Lives on: the source thread; head() and confirmed() any.
class KafkaSource final : public Source {
public:
    KafkaSource(const ConnectorContext& context, Options options);
    ~KafkaSource() override;

    Result<Position> resolve(const config::StartPoint& wanted, const std::stop_token& stop) override;
    Result<Position> goOn(Position stored, const std::stop_token& stop) override;
    Result<Position> readAnew(Position from, const std::vector<std::string>& names,
                              const std::stop_token& stop) override;
    Result<> open(const Position& from, const std::stop_token& stop) override;
    Result<Parcel> read(const std::stop_token& stop) override;
    void keepAlive() override;
    Result<> confirmed(const Position& position) override;
    SourceHead head() const override;
    bool isStranded() const override;

private:
    Result<services::kafka::Admin*> admin();
    Result<Parcel> rows(const std::stop_token& stop);
    Parcel revoked();
    void takeAnew(std::vector<PartitionOffset> begins, Position& position);

    config::Connection m_connection;
    config::Secrets m_secrets;
    Options m_options;
    std::string m_instance;  ///< who we are in the group, the same after a restart
    std::shared_ptr<JobMetrics> m_metrics;
    std::shared_ptr<const Format> m_format;
    Types m_types;
    std::optional<services::kafka::Admin> m_admin;
    std::vector<PartitionOffset> m_anew;  ///< where to read what was made, or asked for, anew
    std::unique_ptr<Consumer> m_consumer;
    std::shared_ptr<RecordSlab> m_slab;   ///< being filled
    std::vector<PartitionOffset> m_ends;  ///< met and not yet handed on
    std::optional<Error> m_failure;       ///< for the next read()
    bool m_isOther = false;               ///< another cluster than the position's
    bool m_lettingGo = false;             ///< the job has been told to let revoked partitions go
};

}  // namespace sluice::sources::kafka
