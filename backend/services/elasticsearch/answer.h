#pragma once
#include "backend/services/elasticsearch/client.h"

#include <string>
#include <vector>

#include <QJsonObject>

namespace sluice::services::elasticsearch {

/// An empty object where the text is none.
QJsonObject parseObject(const std::string& json);
/// Type and reason, with the innermost cause, of the body of an error answer. Status and item stay 0.
BulkFailure failureOf(const std::string& body);
/// The items of a bulk's answer that failed.
std::vector<BulkFailure> bulkFailures(const std::string& body);

}  // namespace sluice::services::elasticsearch
