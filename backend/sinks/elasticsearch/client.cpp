#include "backend/sinks/elasticsearch/client.h"

#include "backend/core/log.h"
#include "backend/services/elasticsearch/client.h"
#include "backend/sinks/elasticsearch/encoder.h"
#include "backend/sinks/elasticsearch/index_name.h"
#include "backend/sinks/elasticsearch/mapping.h"
#include "backend/sinks/elasticsearch/state_id.h"
#include "backend/sinks/elasticsearch/superseded_guard.h"

#include <unordered_map>

#include <QJsonDocument>
#include <fmt/format.h>

namespace sluice::sinks::elasticsearch {
namespace {

using services::elasticsearch::BulkFailure;
using services::elasticsearch::Client;

constexpr unsigned epochShift = 54;  // of Piece::version
constexpr int conflict = 409;

std::string compact(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

class ElasticsearchSink final : public Sink {
public:
    ElasticsearchSink(const ConnectorContext& context, Options options, std::string state)
        : m_job(context.job),
          m_connection(context.connection),
          m_secrets(context.secrets),
          m_options(std::move(options)),
          m_state(std::move(state)) {}

    Limits limits() const override {
        Limits limits;
        limits.groupPieces = 20'000;
        limits.coalesce = true;
        return limits;
    }

    Result<> connect(const std::stop_token& stop) override {
        if (!m_client) {
            auto client = Client::open(m_connection, m_secrets);
            if (!client) return forward(client);
            m_client = std::move(*client);
        }
        return m_client->reach(stop);
    }

    Result<> begin(const Position& from, unsigned, const std::stop_token&) override {
        m_epoch = from.epoch;
        return {};
    }

    Result<WriteReport> write(const Group& group, const std::stop_token& stop) override {
        if (!m_client)
            if (auto connected = connect(stop); !connected) return forward(connected);
        if (!group.replay)
            if (auto noted = noteEpochs(group, stop); !noted) return forward(noted);
        std::size_t bytes = 0;
        for (const auto* piece : group.pieces) bytes += piece->bytes.size();
        std::string body;
        body.reserve(bytes);
        for (const auto* piece : group.pieces) body += piece->bytes;
        const auto failures = m_client->bulk(std::move(body), stop);
        if (!failures) return forward(failures);
        WriteReport report;
        for (const auto& failure : *failures)
            if (auto taken = take(failure, group, report); !taken) return forward(taken);
        // Newer versions of another member are no repetition: what was refused for them is not there.
        if (isMember() && report.superseded > 0 && !group.replay) {
            m_epochs.clear();
            if (auto noted = noteEpochs(group, stop); !noted) return forward(noted);
        }
        if (!group.replay && m_guard.tooMany(group.pieces.size(), report.superseded, steadyNow()))
            return halt(
                fmt::format("More than 1 % of what {} writes to {} is older than what is there. Let nobody else "
                            "write these indices, then start the job again with a snapshot.",
                            m_job.name, m_client->who()));
        return report;
    }

    Result<std::shared_ptr<const TargetTable>> apply(const SchemaChange& change, const std::stop_token& stop) override {
        if (!m_client)
            if (auto connected = connect(stop); !connected) return forward(connected);
        const auto& table = change.after ? change.after : change.before;
        if (!table) return std::shared_ptr<const TargetTable>();
        const auto index = elasticsearch::indexOf(*table, m_options, m_job.optionsOf(table->qualifiedName()));
        if (!index) return forward(index);
        const bool dropped = change.kind == SchemaChange::Kind::Dropped;
        if (dropped || change.kind == SchemaChange::Kind::Truncated)
            if (auto left = leave(*table, *index, dropped ? "dropped" : "emptied", stop); !left) return forward(left);
        if (dropped) return std::shared_ptr<const TargetTable>();
        const auto writer = prepare(*index, *table, stop);
        if (!writer) return forward(writer);
        auto target = std::make_shared<TargetTable>();
        target->schema = table;
        target->firstEpoch = writer->firstEpoch;
        return std::shared_ptr<const TargetTable>(std::move(target));
    }

private:
    bool isMember() const { return !m_job.topics.empty(); }

    /// The rows of a table went away without a word about each.
    Result<> leave(const TableSchema& table, const std::string& index, std::string_view how,
                   const std::stop_token& stop) {
        if (m_options.onDdl == "ignore") {
            log(LogLevel::Warning, m_job.name,
                fmt::format("{} was {} at the source; its documents stay in {} (on_ddl = \"ignore\").",
                            table.qualifiedName(), how, m_connection.name));
            return {};
        }
        // What was written a moment ago is counted only after a refresh.
        if (auto refreshed = m_client->refresh(index, stop); !refreshed) return refreshed;
        const auto documents = m_client->count(index, stop);
        if (!documents) return forward(documents);
        if (documents->value_or(0) == 0) return {};
        return halt(
            fmt::format("{} was {} at the source, but index {} of {} still has {} documents. Delete those made from "
                        "the table and start job {} again, or set on_ddl = \"ignore\" to leave them.",
                        table.qualifiedName(), how, index, m_connection.name, **documents, m_job.name));
    }

    /// The index with a property for each column, and this job among its writers.
    Result<Writer> prepare(const std::string& index, const TableSchema& table, const std::stop_token& stop) {
        auto body = m_client->mapping(index, stop);
        if (!body) return forward(body);
        if (!*body) {
            if (!m_options.createIndex)
                return halt(
                    fmt::format("{} has no index {}. Create it, or set create_index = true.", m_client->who(), index));
            const auto writer = writerOf({}, m_job.name, m_state);
            if (auto made =
                    m_client->createIndex(index, compact(indexBody(table, m_options, {{m_job.name, writer}})), stop);
                !made)
                return forward(made);
            // Somebody else may have made it in between: what it is then counts.
            body = m_client->mapping(index, stop);
            if (!body) return forward(body);
            if (!*body) return retry(fmt::format("{} has lost index {} again.", m_client->who(), index));
        }
        auto existing = existingOf(**body);
        const auto writer = writerOf(existing.writers, m_job.name, m_state);
        const auto properties = missing(propertiesOf(table), existing.properties);
        const auto own = existing.writers.find(m_job.name);
        const bool known = own != existing.writers.end() && own->second == writer;
        if (!known || !properties.isEmpty()) {
            existing.writers[m_job.name] = writer;
            QJsonObject change{{QStringLiteral("_meta"), withWriters(existing.meta, existing.writers)}};
            if (!properties.isEmpty()) change.insert(QStringLiteral("properties"), properties);
            if (auto put = m_client->putMapping(index, compact(change), stop); !put) return forward(put);
        }
        m_epochs[index] = writer.epoch;
        return isMember() ? joined(writer, m_epoch) : writer;
    }

    /// Writes down a larger epoch before the first document carries it. A smaller one than was already used means that
    /// the job's store was lost: its versions would lose against those that are there.
    Result<> noteEpochs(const Group& group, const std::stop_token& stop) {
        std::string_view lastIndex;
        std::uint64_t lastEpoch = 0;
        for (const auto* piece : group.pieces) {
            const auto index = elasticsearch::indexOf(piece->address);
            const auto epoch = piece->version >> epochShift;
            if (index == lastIndex && epoch == lastEpoch) continue;
            lastIndex = index;
            lastEpoch = epoch;
            const auto known = m_epochs.find(std::string(index));
            if (known != m_epochs.end() && known->second == epoch) continue;
            if (auto noted = noteEpoch(std::string(index), epoch, stop); !noted) return noted;
        }
        return {};
    }

    Result<> noteEpoch(const std::string& index, std::uint64_t epoch, const std::stop_token& stop) {
        const auto body = m_client->mapping(index, stop);
        if (!body) return forward(body);
        if (!*body)
            return halt(fmt::format("Index {} of {} is gone. Start the job again with a snapshot to fill it anew.",
                                    index, m_client->who()));
        auto existing = existingOf(**body);
        auto& writer = existing.writers[m_job.name];
        m_epochs[index] = epoch;
        if (writer.epoch == epoch) return {};
        const bool lost = epoch < writer.epoch;
        if (lost && isMember())
            return halt(
                fmt::format("Another member of the group of {} has begun index {} of {} anew, with newer versions than "
                            "this one writes. Start the job again: it then goes on with them.",
                            m_job.name, index, m_client->who()));
        if (lost) writer.firstEpoch += writer.epoch + 1 - epoch;
        writer.epoch = lost ? writer.epoch + 1 : epoch;
        const QJsonObject change{{QStringLiteral("_meta"), withWriters(existing.meta, existing.writers)}};
        if (auto put = m_client->putMapping(index, compact(change), stop); !put) return put;
        if (!lost) return {};
        return halt(
            fmt::format("Index {} of {} holds newer versions than {} writes: its store was lost. Start the job "
                        "again; it then writes newer ones.",
                        index, m_client->who(), m_job.name));
    }

    /// One item that did not simply succeed. An error here is about the whole group.
    Result<> take(const BulkFailure& failure, const Group& group, WriteReport& report) {
        if (failure.item >= group.pieces.size())
            return retry(fmt::format("{} answered about more documents than it was sent.", m_client->who()));
        if (failure.status == conflict) {
            ++report.superseded;
            return {};
        }
        const auto& address = group.pieces[failure.item]->address;
        auto error = services::elasticsearch::errorOf(
            m_client->who(), fmt::format("document {} of {}", idOf(address), elasticsearch::indexOf(address)), failure);
        if (error.remedy != Remedy::Reject) return tl::unexpected<Error>(std::move(error));
        report.rejected.push_back({static_cast<std::uint32_t>(failure.item), std::move(error)});
        return {};
    }

    config::JobConfig m_job;
    config::Connection m_connection;
    config::Secrets m_secrets;
    Options m_options;
    std::string m_state;
    std::uint64_t m_epoch = 0;  ///< of the job's start
    std::unique_ptr<Client> m_client;
    std::unordered_map<std::string, std::uint64_t> m_epochs;  ///< by index: the epoch that it is known to hold
    SupersededGuard m_guard;
};

}  // namespace

Result<std::unique_ptr<Sink>> makeSink(const ConnectorContext& context, unsigned) {
    auto options = parseOptions(context.job);
    if (!options) return forward(options);
    auto state = stateIdOf(context);
    if (!state) return forward(state);
    return std::make_unique<ElasticsearchSink>(context, std::move(*options), std::move(*state));
}

}  // namespace sluice::sinks::elasticsearch
