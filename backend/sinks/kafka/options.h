#pragma once
#include "backend/config/workspace.h"
#include "backend/formats/format.h"
#include "backend/sinks/template.h"

#include <string>

namespace sluice::sinks::kafka {

/// What `job.sink` may say for a Kafka connection.
struct Options {
    std::string format = "debezium";
    std::string topic = "{database}.{table}";
    std::string delivery = "at_least_once";
    std::string compression = "lz4";
    std::uint32_t partitions = 0;  ///< of topics that we create; 0: the broker's default
    std::uint16_t replicas = 0;    ///< of topics that we create; 0: the broker's default
    std::string decimals = "text";
    std::string decimalHandling = "precise";
    std::string timePrecision = "adaptive_time_microseconds";
    std::string binaryHandling = "bytes";
};

config::OptionList options();
/// Reads and checks `job.sink`; the sentence names file, line and key.
Result<Options> parseOptions(const config::JobConfig& job);
/// parseOptions(), and that the connection may be written to.
Result<> validate(const config::Workspace& workspace, const config::JobConfig& job);

FormatOptions formatOptions(const Options& options, const config::JobConfig& job);

/// The topics of one table. Halt: a placeholder that the table does not have, or a topic name that Kafka does not take.
Result<BoundTemplate> bindTopic(const Options& options, const TableSchema& schema, const config::TableOptions* table);
/// Letters, digits, `.`, `_`, `-`; 1 to 249; not `.` or `..`.
bool isLegalTopic(std::string_view name);

}  // namespace sluice::sinks::kafka
