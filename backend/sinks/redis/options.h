#pragma once
#include "backend/config/job_config.h"
#include "backend/config/schema.h"
#include "backend/core/result.h"
#include "backend/sinks/template.h"

#include <string>

namespace sluice::sinks::redis {

/// What a row becomes under its key.
enum class Shape : std::uint8_t {
    Json,        ///< a string: the row as one JSON object
    Hash,        ///< a hash: a field a column
    String,      ///< a string: one column
    Invalidate,  ///< nothing: every change deletes the key
};

/// `job.sink` of a Redis sink.
struct Options {
    std::string connection;
    std::string shape = "json";
    std::string key = "{table}:{primary_key}";
    std::string column;
    std::string decimals = "text";
    std::string onDdl = "stop";
    config::Duration ttl;

    Shape shapeOf() const;
};

const config::Schema<Options>& schema();
/// Reads and checks them, with the key patterns of single tables. Halt: file, line, key and what would be right.
Result<Options> parseOptions(const config::JobConfig& job);

}  // namespace sluice::sinks::redis
