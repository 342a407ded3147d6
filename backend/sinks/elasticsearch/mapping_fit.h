#pragma once
#include <string>

#include <QJsonObject>

namespace sluice::sinks::elasticsearch {

/// What an index says of fields that do not say it themselves.
struct FieldDefaults {
    bool coerces = true;
    bool ignoresMalformed = false;
};
/// Of the body of `GET _settings`; as usual where it says nothing.
FieldDefaults fieldDefaultsOf(const std::string& settingsBody);

/// Why an index with these mappings (`properties`, `dynamic`) would refuse a document: its fields and their values, in
/// a sentence without a full stop. Empty: nothing is known against it; types that are not known here take everything.
std::string misfitOf(const QJsonObject& document, const QJsonObject& mappings, const FieldDefaults& defaults = {});

}  // namespace sluice::sinks::elasticsearch
