#pragma once
#include "backend/config/topic_patterns.h"
#include "backend/config/workspace.h"

#include <string>
#include <vector>

namespace sluice::sources::kafka {

/// What `job.source` may say for a Kafka connection, beside `start`.
struct Options {
    config::TopicPatterns topics;
    std::string group;  ///< empty in the file: `sluice-JOB`
    std::string format = "debezium";
    std::string types;  ///< a mysql connection; empty: the source of the job that publishes the topics
};

config::OptionList options();
/// Reads and checks `job.source`; the sentence names file, line and key.
Result<Options> parseOptions(const config::JobConfig& job);
Result<> validate(const config::Workspace& workspace, const config::JobConfig& job);

/// The jobs of the workspace that publish one of the topics to this connection from a MySQL source.
std::vector<const config::JobConfig*> publishersOf(const config::Workspace& workspace,
                                                   const config::Connection& connection,
                                                   const config::TopicPatterns& topics);

}  // namespace sluice::sources::kafka
