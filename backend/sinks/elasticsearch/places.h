#pragma once
#include "backend/sinks/sink.h"

#include <QJsonObject>

namespace sluice::sinks::elasticsearch {

/// The index and the pattern of the ids.
Result<TargetPlace> placeOf(const ConnectorContext& context, const SchemaPtr& planned);

/// The number of fields, the mapping that is there field by field, the length of the ids.
config::Checks checkTables(const ConnectorContext& context, std::span<const PlannedTable> tables,
                           const std::stop_token& stop);

/// Fields as Elasticsearch counts them: objects, fields and fields of fields.
std::size_t fieldCount(const QJsonObject& properties);
/// Sentences on fields of `existing` that index otherwise than `wanted` says: "price is text there, keyword here".
/// `refused`: those whose values are no such thing, so that documents are refused.
struct MappingDifferences {
    std::vector<std::string> refused, other;
};
MappingDifferences compareMappings(const QJsonObject& wanted, const QJsonObject& existing);

}  // namespace sluice::sinks::elasticsearch
