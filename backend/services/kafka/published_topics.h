#pragma once
#include "backend/config/job_config.h"

#include <string>
#include <string_view>
#include <vector>

namespace sluice::services::kafka {

/// The topics that a job with a Kafka sink may write to, as patterns with `*` for what is not known before.
std::vector<std::string> publishedTopics(const config::JobConfig& job);

/// The topic of one table, as such a job names it; `*` stands for what depends on a row.
std::string publishedTopic(const config::JobConfig& job, std::string_view database, std::string_view table);

}  // namespace sluice::services::kafka
