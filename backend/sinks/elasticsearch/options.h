#pragma once
#include "backend/config/job_config.h"
#include "backend/config/schema.h"
#include "backend/core/result.h"

#include <optional>
#include <string>

namespace sluice::sinks::elasticsearch {

/// `job.sink` of an Elasticsearch sink.
struct Options {
    std::string connection;
    std::string index = "{table}";
    std::string id = "{primary_key}";
    bool createIndex = true;
    std::uint32_t shards = 1;
    std::optional<std::uint32_t> replicas;
    std::string decimals = "text";
    std::string onDdl = "stop";
};

const config::Schema<Options>& schema();
/// Reads and checks them, with the indices of single tables. Halt: file, line, key and what would be right.
Result<Options> parseOptions(const config::JobConfig& job);

/// Small letters, as index names must be. Halt: not a name that Elasticsearch takes.
Result<std::string> legalIndexName(std::string_view name);

}  // namespace sluice::sinks::elasticsearch
