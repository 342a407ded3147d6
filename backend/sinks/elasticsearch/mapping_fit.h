#pragma once
#include <string>

#include <QJsonObject>

namespace sluice::sinks::elasticsearch {

/// Why an index with these mappings (`properties`, `dynamic`) would refuse a document: its fields and their values, in
/// a sentence without a full stop. Empty: nothing is known against it; types that are not known here take everything.
std::string misfitOf(const QJsonObject& document, const QJsonObject& mappings);

}  // namespace sluice::sinks::elasticsearch
