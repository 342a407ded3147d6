#pragma once
#include "backend/config/workspace.h"
#include "backend/core/clock.h"
#include "backend/core/monitor.h"
#include "backend/formats/format.h"
#include "backend/services/connector_context.h"
#include "backend/services/mysql/connection.h"
#include "backend/sources/kafka/options.h"

#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <unordered_set>
#include <vector>

namespace sluice::sources::kafka {

/// Schemas that decoders made themselves, each kept once. Lives on: any worker.
class SchemaKeeper {
public:
    SchemaPtr keep(TableSchema schema);

private:
    Monitor<std::map<std::uint64_t, std::vector<SchemaPtr>>> m_kept;
};

/// The column types of a moment. Immutable but for the keeper. Lives on: any worker.
class TypesOfAMoment final : public TypeBook {
public:
    struct Entry {
        std::string topic;  ///< that the table is published to; `*` stands for what is not known of its name
        SchemaPtr schema;
    };
    TypesOfAMoment(std::vector<Entry> entries, std::shared_ptr<SchemaKeeper> keeper, std::vector<SchemaPtr> said = {})
        : m_entries(std::move(entries)), m_keeper(std::move(keeper)), m_said(std::move(said)) {}
    /// A record that names no table is asked for by its topic, as the database.
    SchemaPtr find(std::string_view database, std::string_view table) const override;
    SchemaPtr said(std::string_view database, std::string_view table) const override;
    SchemaPtr intern(TableSchema schema) const override { return m_keeper->keep(std::move(schema)); }
    const std::vector<Entry>& entries() const { return m_entries; }

private:
    std::vector<Entry> m_entries;
    std::shared_ptr<SchemaKeeper> m_keeper;
    std::vector<SchemaPtr> m_said;
};

/// Where the types of schemaless records come from: information_schema of the server whose rows were published. Read
/// again when a record of an unseen shape is younger than the last reading, and every half minute. A type that changes
/// without a column coming or going is seen with that delay. Lives on: the source thread.
class Types {
public:
    /// `source` none: nothing is known, values keep their JSON types.
    Types(std::optional<config::Connection> source, config::Secrets secrets, std::vector<config::JobConfig> publishers,
          config::TopicPatterns topics, std::vector<SchemaPtr> said, int shapeDepth);

    std::shared_ptr<const TypesOfAMoment> current() const { return m_current; }
    /// Whether there is somebody to ask.
    bool areKnown() const { return m_source.has_value(); }
    /// Takes note of a record that is about to be decoded.
    void see(std::string_view record, Micros time);
    /// Reads again if that is due. Retry: the server is not reachable; records seen since must wait.
    Result<> refresh(const std::stop_token& stop);

private:
    Result<std::vector<TypesOfAMoment::Entry>> load(const std::stop_token& stop);
    std::string condition() const;
    std::string topicOf(const std::string& database, const std::string& table) const;

    std::optional<config::Connection> m_source;
    config::Secrets m_secrets;
    std::vector<config::JobConfig> m_publishers;
    config::TopicPatterns m_topics;
    std::vector<SchemaPtr> m_said;  ///< by the job
    int m_shapeDepth;
    std::unique_ptr<services::mysql::Connection> m_session;
    std::shared_ptr<SchemaKeeper> m_keeper = std::make_shared<SchemaKeeper>();
    std::shared_ptr<const TypesOfAMoment> m_current;
    std::unordered_set<std::uint64_t> m_shapes;
    Micros m_loadedAt{};
    SteadyTime m_loadedSteady{};
    bool m_due = true;
};

/// Whom to ask for types: what `types` names, else the source of the jobs that publish the topics.
Types typesOf(const ConnectorContext& context, const Options& options);

}  // namespace sluice::sources::kafka
