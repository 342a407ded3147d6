#include "backend/sinks/elasticsearch/viewer.h"

#include "backend/services/elasticsearch/client.h"
#include "backend/sinks/elasticsearch/encoder.h"
#include "backend/sinks/elasticsearch/index_name.h"
#include "backend/sinks/elasticsearch/mapping.h"
#include "backend/sinks/elasticsearch/mapping_fit.h"

#include <map>

#include <QJsonDocument>
#include <fmt/format.h>

namespace sluice::sinks::elasticsearch {
namespace {

using services::elasticsearch::Client;

std::string pretty(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Indented).trimmed().toStdString();
}

class ElasticsearchViewer final : public Viewer {
public:
    ElasticsearchViewer(const ConnectorContext& context, Options options)
        : m_connection(context.connection),
          m_secrets(context.secrets),
          m_job(context.job),
          m_options(std::move(options)) {}

    Result<TargetView> look(const SchemaPtr& planned, const std::stop_token& stop) override {
        const auto index = elasticsearch::indexOf(*planned, m_options, m_job.optionsOf(planned->qualifiedName()));
        if (!index) return forward(index);
        if (auto opened = open(); !opened) return forward(opened);
        const auto body = m_client->mapping(*index, stop);
        if (!body) return forward(body);
        // Which epoch the documents would count on from is known to the job's own state folder alone.
        auto table = std::make_shared<TargetTable>();
        table->schema = planned;
        if (!*body) {
            if (!m_options.createIndex)
                return halt(
                    fmt::format("{} has no index {}. Create it, or set create_index = true.", m_client->who(), *index));
            return TargetView{std::move(table), fmt::format("PUT /{}\n{}", *index, created(*planned))};
        }
        const auto settings = m_client->mappingSettings(*index, stop);
        if (!settings && settings.error().remedy == Remedy::Retry) return forward(settings);
        const auto existing = existingOf(**body);
        const auto added = missing(propertiesOf(*planned), existing.properties);
        std::string text = fmt::format("GET /{}/_mapping\n{}", *index, pretty({{"properties", existing.properties}}));
        auto properties = existing.properties;
        for (auto property = added.begin(); property != added.end(); ++property)
            properties.insert(property.key(), property.value());
        m_rules[*index] = {{{QStringLiteral("properties"), properties}, {QStringLiteral("dynamic"), existing.dynamic}},
                           // Who may not read the settings is told what is so as usual.
                           settings ? fieldDefaultsOf(*settings) : FieldDefaults()};
        if (!added.isEmpty())
            text = fmt::format("PUT /{}/_mapping\n{}\n\n", *index, pretty({{"properties", added}})) + text;
        return TargetView{std::move(table), std::move(text)};
    }

    Result<std::vector<std::string>> toMake(const SchemaPtr& planned, const std::stop_token& stop) override {
        const auto index = elasticsearch::indexOf(*planned, m_options, m_job.optionsOf(planned->qualifiedName()));
        if (!index) return forward(index);
        if (auto opened = open(); !opened) return forward(opened);
        const auto body = m_client->mapping(*index, stop);
        if (!body) return forward(body);
        const auto existing = *body ? existingOf(**body).properties : QJsonObject();
        std::vector<std::string> fields;
        for (const auto& column : planned->columns)
            if (!existing.contains(QString::fromStdString(column.name))) fields.push_back(column.name);
        return fields;
    }

    ShownPiece show(const Piece& piece, const std::stop_token&) override {
        ShownPiece shown;
        shown.facts = {{"index", std::string(elasticsearch::indexOf(piece.address))},
                       {"id", std::string(idOf(piece.address))},
                       {"bytes", fmt::format("{}", piece.bytes.size())}};
        shown.language = ShownPiece::Language::Lines;
        shown.text = piece.bytes.substr(0, piece.bytes.find_last_not_of('\n') + 1);
        shown.deletes = piece.op == Op::Delete;
        // The second line is the document.
        if (!shown.deletes) shown.bytes = shown.text.substr(shown.text.find('\n') + 1);
        return shown;
    }

    Result<> takes(const Piece& piece) const override {
        const std::string index(elasticsearch::indexOf(piece.address));
        const auto rules = m_rules.find(index);
        if (piece.op == Op::Delete || rules == m_rules.end()) return {};
        const auto line = piece.bytes.substr(piece.bytes.find('\n') + 1);
        const auto document = QJsonDocument::fromJson(QByteArray(line.data(), static_cast<qsizetype>(line.size())));
        const auto misfit = misfitOf(document.object(), rules->second.mappings, rules->second.defaults);
        if (misfit.empty()) return {};
        return reject(fmt::format("Index {} would refuse document {}: {}. Write to another index, or drop the field.",
                                  index, idOf(piece.address), misfit));
    }

private:
    Result<> open() {
        if (m_client) return {};
        auto client = Client::open(m_connection, m_secrets);
        if (!client) return forward(client);
        m_client = std::move(*client);
        m_client->setLimit(std::chrono::seconds(3));
        return {};
    }
    /// As it would be sent, but for the note of who writes, which is made when the job starts.
    std::string created(const TableSchema& planned) const {
        auto body = indexBody(planned, m_options, {});
        auto mappings = body.value(QStringLiteral("mappings")).toObject();
        mappings.remove(QStringLiteral("_meta"));
        body.insert(QStringLiteral("mappings"), mappings);
        return pretty(body);
    }

    config::Connection m_connection;
    config::Secrets m_secrets;
    config::JobConfig m_job;
    Options m_options;
    std::unique_ptr<Client> m_client;
    struct Rules {
        QJsonObject mappings;
        FieldDefaults defaults;
    };
    std::map<std::string, Rules> m_rules;  ///< of indices that are there, with what the job adds
};

}  // namespace

Result<std::unique_ptr<Viewer>> makeViewer(const ConnectorContext& context) {
    auto options = parseOptions(context.job);
    if (!options) return forward(options);
    return std::unique_ptr<Viewer>(std::make_unique<ElasticsearchViewer>(context, std::move(*options)));
}

}  // namespace sluice::sinks::elasticsearch
