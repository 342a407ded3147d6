#pragma once
#include "backend/config/topic_patterns.h"
#include "backend/engine/edit_plan.h"

#include <string>
#include <vector>

namespace sluice {

/// What comes in when a list of patterns becomes another, as patterns: no more than the two lists can tell, so rather
/// too much than too little.
std::vector<std::string> patternsAdded(const config::TableSet& before, const config::TableSet& after);
std::vector<std::string> namesAdded(const std::vector<std::string>& before, const std::vector<std::string>& after);
/// Of topics, what comes in by a new entry or since nothing takes it away any more.
std::vector<std::string> topicsAdded(const config::TopicPatterns& before, const config::TopicPatterns& after);

/// What a job reads: tables as patterns, or topics; of what comes from those no part can be read alone.
std::vector<std::string> readNames(const config::JobConfig& job);
/// Where the rows of these tables or topics go, as far as the file says: `topic shop.orders`.
std::vector<std::string> targetsOf(const config::Workspace& workspace, const config::JobConfig& job,
                                   const std::vector<std::string>& names);
/// What a job leaves behind when it is removed.
std::vector<OptionEdit> leftovers(const config::Workspace& workspace, const config::JobConfig& job);

}  // namespace sluice
