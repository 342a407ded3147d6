#pragma once
#include "backend/config/job_config.h"
#include "backend/core/result.h"

#include <functional>
#include <string>
#include <string_view>

namespace sluice::sinks {

/// Where an option of `job.sink` stands in the file, or would stand: what a sentence about it begins with.
std::string optionPlace(const config::JobConfig& job, std::string_view key);

/// Has every `target` of a single table judged as the job's own pattern is. Halt: the first that is wrong, with its
/// place.
Result<> checkTargets(const config::JobConfig& job, const std::function<Result<>(std::string_view target)>& check);

}  // namespace sluice::sinks
