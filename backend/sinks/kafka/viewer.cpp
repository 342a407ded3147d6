#include "backend/sinks/kafka/viewer.h"

#include "backend/services/kafka/admin.h"
#include "backend/services/kafka/partition.h"
#include "backend/sinks/kafka/options.h"
#include "backend/sinks/kafka/record_layout.h"

#include <map>
#include <optional>

#include <fmt/format.h>

namespace sluice::sinks::kafka {
namespace {

class KafkaViewer final : public Viewer {
public:
    KafkaViewer(const ConnectorContext& context, Options options)
        : m_connection(context.connection),
          m_secrets(context.secrets),
          m_job(context.job),
          m_options(std::move(options)) {}

    /// The names are checked; there is nothing to show of a topic.
    Result<TargetView> look(const SchemaPtr& planned, const std::stop_token&) override {
        const auto topic = bindTopic(m_options, *planned, m_job.optionsOf(planned->qualifiedName()));
        if (!topic) return forward(topic);
        return TargetView();
    }

    ShownPiece show(const Piece& piece, const std::stop_token& stop) override {
        const auto record = viewOf(piece);
        ShownPiece shown;
        shown.facts = {
            {"topic", std::string(record.topic)},
            {"partition", partition(record, stop)},
            {"key", record.hasKey ? std::string(record.key) : "none"},
            {"headers",
             record.headerName.empty() ? "none" : fmt::format("{}: {}", record.headerName, record.headerValue)},
            {"bytes", fmt::format("{}", record.key.size() + record.value.size())}};
        shown.language = ShownPiece::Language::Json;
        shown.text = record.hasValue ? std::string(record.value) : "null";
        shown.bytes = record.value;
        shown.deletes = piece.op == Op::Delete;
        return shown;
    }

private:
    std::string partition(const RecordView& record, const std::stop_token& stop) {
        if (!record.hasKey) return "any";
        const auto count = partitionsOf(std::string(record.topic), stop);
        if (!count) return "known once the topic is there";
        return fmt::format("{} of {}", services::kafka::partitionOf(record.key, *count), *count);
    }

    /// Of the topic, or of the one that the job would create; nothing: the broker decides, or does not answer.
    std::optional<std::int32_t> partitionsOf(const std::string& topic, const std::stop_token& stop) {
        if (const auto known = m_partitions.find(topic); known != m_partitions.end()) return known->second;
        auto& count = m_partitions[topic];
        if (!m_admin) {
            auto admin = services::kafka::Admin::open(m_connection, m_secrets);
            if (!admin) return count;
            m_admin.emplace(std::move(*admin));
        }
        const auto found = m_admin->topic(topic, stop, std::chrono::seconds(2));
        if (found && *found)
            count = (*found)->partitions;
        else if (found && m_options.partitions != 0)
            count = static_cast<std::int32_t>(m_options.partitions);
        return count;
    }

    config::Connection m_connection;
    config::Secrets m_secrets;
    config::JobConfig m_job;
    Options m_options;
    std::optional<services::kafka::Admin> m_admin;
    std::map<std::string, std::optional<std::int32_t>> m_partitions;
};

}  // namespace

Result<std::unique_ptr<Viewer>> makeViewer(const ConnectorContext& context) {
    auto options = parseOptions(context.job);
    if (!options) return forward(options);
    return std::unique_ptr<Viewer>(std::make_unique<KafkaViewer>(context, std::move(*options)));
}

}  // namespace sluice::sinks::kafka
