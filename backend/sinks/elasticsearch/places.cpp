#include "backend/sinks/elasticsearch/places.h"

#include "backend/services/elasticsearch/client.h"
#include "backend/sinks/elasticsearch/index_name.h"
#include "backend/sinks/elasticsearch/mapping.h"
#include "backend/sinks/template.h"

#include <fmt/format.h>

namespace sluice::sinks::elasticsearch {
namespace {

using config::Check;
using services::elasticsearch::Client;

constexpr std::size_t mostFields = 1000;  // what index.mapping.total_fields.limit is unless somebody set it
constexpr std::size_t longestId = 512;

std::string typeOf(const QJsonObject& property) {
    const auto type = property.value(QStringLiteral("type")).toString().toStdString();
    return type.empty() ? "object" : type;
}

/// What a field of that type takes from JSON.
enum class Takes : std::uint8_t { Anything, Number, Moment, Truth, Nested, Other };

Takes takes(const std::string& type) {
    if (type == "keyword" || type == "text" || type == "wildcard" || type == "match_only_text" ||
        type == "constant_keyword" || type == "search_as_you_type")
        return Takes::Anything;
    if (type == "long" || type == "integer" || type == "short" || type == "byte" || type == "double" ||
        type == "float" || type == "half_float" || type == "scaled_float" || type == "unsigned_long")
        return Takes::Number;
    if (type == "date" || type == "date_nanos") return Takes::Moment;
    if (type == "boolean") return Takes::Truth;
    if (type == "object" || type == "nested" || type == "flattened") return Takes::Nested;
    return Takes::Other;
}

/// Whether documents of the one are refused by the other.
bool refuses(const QJsonObject& wanted, const QJsonObject& existing) {
    const auto there = typeOf(existing);
    if (existing.value(QStringLiteral("ignore_malformed")).toBool() ||
        existing.value(QStringLiteral("enabled")) == QJsonValue(false))
        return false;
    const auto need = takes(typeOf(wanted)), has = takes(there);
    return has != Takes::Anything && need != has;
}

Result<BoundTemplate> bindId(const ConnectorContext& context, const Options& options, const TableSchema& planned) {
    const auto id = Template::parse(options.id);
    if (!id) return forward(id);
    const auto key = keyOf(planned, context.job.optionsOf(planned.qualifiedName()));
    if (!key) return forward(key);
    return id->bind(planned, *key);
}

void checkId(const TableSchema& planned, const BoundTemplate& id, config::Checks& checks) {
    const auto longest = id.longest(planned);
    if (!longest || *longest <= longestId) return;
    checks.push_back({Check::Outcome::Warning,
                      "Ids of " + planned.qualifiedName(),
                      fmt::format("{} bytes at most", longestId),
                      fmt::format("{} may have {}", id.outline(), *longest),
                      "A longer id is refused, its row with it. Choose a shorter `id`, or a key of fewer bytes.",
                      {}});
}

void checkMapping(const std::string& index, const TableSchema& planned, const std::optional<std::string>& body,
                  config::Checks& checks) {
    const auto wanted = propertiesOf(planned);
    const auto what = "Mapping of " + index;
    if (!body) {
        const auto fields = fieldCount(wanted);
        Check check{Check::Outcome::Passed,
                    what,
                    fmt::format("{} fields at most", mostFields),
                    fmt::format("{} fields, will be created", fields),
                    {},
                    {}};
        if (fields > mostFields) {
            check.outcome = Check::Outcome::Warning;
            check.fix =
                "The index gets a larger index.mapping.total_fields.limit; it costs memory of every node. Drop "
                "columns that nobody searches.";
        }
        checks.push_back(std::move(check));
        return;
    }
    const auto existing = existingOf(*body).properties;
    const auto [refused, other] = compareMappings(wanted, existing);
    const auto fields = fieldCount(existing) + fieldCount(missing(wanted, existing));
    if (!refused.empty())
        checks.push_back({Check::Outcome::Failed,
                          what,
                          "fields that take the columns",
                          fmt::format("{}", fmt::join(refused, "; ")),
                          "A field keeps its type: write to another index, or drop these columns.",
                          {}});
    if (!other.empty())
        checks.push_back({Check::Outcome::Warning,
                          what,
                          "fields as the columns would make them",
                          fmt::format("{}", fmt::join(other, "; ")),
                          "Documents are taken, and searched as the index says.",
                          {}});
    if (fields > mostFields)
        checks.push_back({Check::Outcome::Failed,
                          what,
                          fmt::format("{} fields at most", mostFields),
                          fmt::format("{} with this table's", fields),
                          "Write to another index, drop columns, or raise index.mapping.total_fields.limit.",
                          {}});
    if (wanted.isEmpty())
        return checks.push_back({Check::Outcome::Skipped,
                                 what,
                                 "fields that take the values",
                                 "the columns have no types: their sampled values are compared",
                                 {},
                                 {}});
    if (refused.empty() && other.empty() && fields <= mostFields)
        checks.push_back({Check::Outcome::Passed,
                          what,
                          "fields that take the columns",
                          fmt::format("{} fields fit", wanted.size()),
                          {},
                          {}});
}

}  // namespace

std::size_t fieldCount(const QJsonObject& properties) {
    std::size_t count = 0;
    for (const auto& value : properties) {
        const auto property = value.toObject();
        count += 1 + fieldCount(property.value(QStringLiteral("properties")).toObject()) +
                 fieldCount(property.value(QStringLiteral("fields")).toObject());
    }
    return count;
}

MappingDifferences compareMappings(const QJsonObject& wanted, const QJsonObject& existing) {
    MappingDifferences differences;
    for (auto field = wanted.begin(); field != wanted.end(); ++field) {
        if (!existing.contains(field.key())) continue;
        const auto mine = field.value().toObject(), there = existing.value(field.key()).toObject();
        if (typeOf(mine) == typeOf(there)) continue;
        auto sentence = fmt::format("{} is {} there, {} here", field.key().toStdString(), typeOf(there), typeOf(mine));
        (refuses(mine, there) ? differences.refused : differences.other).push_back(std::move(sentence));
    }
    return differences;
}

Result<TargetPlace> placeOf(const ConnectorContext& context, const SchemaPtr& planned) {
    const auto options = parseOptions(context.job);
    if (!options) return forward(options);
    const auto index = indexOf(*planned, *options, context.job.optionsOf(planned->qualifiedName()));
    if (!index) return forward(index);
    const auto id = bindId(context, *options, *planned);
    if (!id) return forward(id);
    return TargetPlace{fmt::format("index {}, ids {}", *index, id->outline()), false};
}

config::Checks checkTables(const ConnectorContext& context, std::span<const PlannedTable> tables,
                           const std::stop_token& stop) {
    const auto options = parseOptions(context.job);
    if (!options) return {};
    const auto client = Client::open(context.connection, context.secrets);
    if (!client) return {};
    config::Checks checks;
    for (const auto& table : tables) {
        const auto index = indexOf(*table.planned, *options, context.job.optionsOf(table.planned->qualifiedName()));
        if (!index) continue;  // said with its place
        const auto body = (*client)->mapping(*index, stop);
        if (!body) {
            checks.push_back(
                {Check::Outcome::Failed, "Mapping of " + *index, "readable", "not readable", body.error().message, {}});
            break;
        }
        checkMapping(*index, *table.planned, *body, checks);
        if (const auto id = bindId(context, *options, *table.planned)) checkId(*table.planned, *id, checks);
    }
    return checks;
}

}  // namespace sluice::sinks::elasticsearch
