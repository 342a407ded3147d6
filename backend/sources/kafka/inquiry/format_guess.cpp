#include "backend/sources/kafka/inquiry/format_guess.h"

#include "backend/sources/kafka/types.h"

#include <algorithm>

namespace sluice::sources::kafka {

using services::kafka::SampledRecord;

bool canRead(const Format& format, const SampledRecord& record, std::string* why) {
    Batch batch;
    const TypesOfAMoment types({}, std::make_shared<SchemaKeeper>());
    Origin origin;
    origin.topic = record.topic;
    origin.partition = record.partition;
    origin.recordOffset = record.offset;
    const auto decoded = format.decode(record.key, record.hasKey, record.value, record.hasValue, origin, types, batch);
    if (!decoded && why) *why = decoded.error().message;
    return decoded.has_value();
}

std::string guessFormat(const std::vector<SampledRecord>& records) {
    if (std::none_of(records.begin(), records.end(), [](const auto& record) { return record.hasValue; })) return {};
    for (const auto* kind : formats::all()) {
        const auto format = kind->make(FormatOptions());
        if (std::all_of(records.begin(), records.end(), [&](const auto& record) { return canRead(*format, record); }))
            return std::string(kind->name);
    }
    return {};
}

}  // namespace sluice::sources::kafka
