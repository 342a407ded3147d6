#pragma once
#include "backend/formats/format.h"
#include "backend/services/kafka/sample.h"

#include <string>
#include <vector>

namespace sluice::sources::kafka {

/// Whether the format reads the record, without knowing any types. `why` gets the sentence if not.
bool canRead(const Format& format, const services::kafka::SampledRecord& record, std::string* why = nullptr);

/// The first format that reads all of the records; empty: none does, or there is no record with a value.
std::string guessFormat(const std::vector<services::kafka::SampledRecord>& records);

}  // namespace sluice::sources::kafka
