#pragma once
#include "backend/config/job_config.h"
#include "backend/config/option.h"
#include "backend/core/result.h"

#include <string>
#include <vector>

namespace sluice::sources::mysql {

/// What `source = { … }` may say beside `connection` and `start`.
struct Options {
    std::vector<std::string> tables;
};
config::OptionList options();
Result<Options> parseOptions(const config::JobConfig& job);

}  // namespace sluice::sources::mysql
