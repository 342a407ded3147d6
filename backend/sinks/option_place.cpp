#include "backend/sinks/option_place.h"

#include <fmt/format.h>

namespace sluice::sinks {

std::string optionPlace(const config::JobConfig& job, std::string_view key) {
    const auto* node = job.sink.find(key);
    return job.sinkPlace().of(node ? *node : job.sink, key);
}

Result<> checkTargets(const config::JobConfig& job, const std::function<Result<>(std::string_view)>& check) {
    for (const auto& [table, own] : job.tables) {
        if (own.target.empty()) continue;
        if (const auto sound = check(own.target); !sound)
            return halt(
                fmt::format("{}: job.{}.table.\"{}\".target: {}", job.file, job.name, table, sound.error().message));
    }
    return {};
}

}  // namespace sluice::sinks
